/**
 * What kubectl says about text that is no YAML: the words of go-yaml, whose scanner and parser count lines differently.
 */
import type { ErrorCode, YAMLError } from 'yaml';
import type { Rejection } from '../rejection';
import { clientError } from '../status';

interface Saying {
  readonly words: string;
  /** What to add to the line (from 1) at which the problem was found. */
  readonly shift: number;
}

const PARSER = -1;
const SCANNER = 0;
/** go-yaml misses the colon when it reads the next line. */
const NEXT_LINE = 1;

const SAYINGS: Readonly<Partial<Record<ErrorCode, Saying>>> = {
  BAD_ALIAS: { words: 'did not find expected alphabetic or numeric character', shift: SCANNER },
  BAD_DIRECTIVE: { words: 'found unknown directive name', shift: SCANNER },
  BAD_DQ_ESCAPE: { words: 'found unknown escape character', shift: SCANNER },
  BAD_SCALAR_START: { words: 'found character that cannot start any token', shift: SCANNER },
  BLOCK_AS_IMPLICIT_KEY: { words: 'mapping values are not allowed in this context', shift: SCANNER },
  BLOCK_IN_FLOW: { words: 'did not find expected node content', shift: PARSER },
  MISSING_CHAR: { words: 'found unexpected end of stream', shift: SCANNER },
  MULTILINE_IMPLICIT_KEY: { words: "could not find expected ':'", shift: NEXT_LINE },
  TAB_AS_INDENT: { words: 'found character that cannot start any token', shift: SCANNER },
  TAG_RESOLVE_FAILED: { words: 'found a tag that is not known', shift: SCANNER },
  UNEXPECTED_TOKEN: { words: 'did not find expected node content', shift: PARSER },
};
const BROKEN_LIST: Saying = { words: "did not find expected ',' or ']'", shift: PARSER };
const BROKEN_MAP: Saying = { words: "did not find expected ',' or '}'", shift: PARSER };
const OTHER: Saying = { words: 'did not find expected key', shift: PARSER };

/** kubectl's error for the first problem of a document. */
export function yamlProblem(error: YAMLError): Rejection {
  const { words, shift } = sayingOf(error);
  const line = (error.linePos?.[0].line ?? 1) + shift;
  return unreadable(line > 0 && !(line === 1 && shift === SCANNER) ? `line ${line}: ${words}` : words);
}

/** kubectl's error for a text that go-yaml cannot read. */
export function unreadable(why: string): Rejection {
  return clientError(`error parsing STDIN: error converting YAML to JSON: yaml: ${why}`);
}

function sayingOf({ code, message }: YAMLError): Saying {
  if (message.startsWith('Flow sequence')) return BROKEN_LIST;
  if (message.startsWith('Flow map')) return BROKEN_MAP;
  return SAYINGS[code] ?? OTHER;
}
