/**
 * What kubectl says about text that is no YAML: the words of go-yaml, whose scanner and parser count lines differently.
 */
import type { ErrorCode, YAMLError } from 'yaml';
import type { Rejection } from '../rejection';
import { clientError } from '../status';
import { breaksBefore } from './line-of';

interface Saying {
  readonly words: string;
  /** What to add to the line (from 1) at which the problem was found. */
  readonly shift: number;
  /** What to look for. */
  readonly help?: string;
}

const PARSER = -1;
const SCANNER = 0;
/** go-yaml misses the colon when it reads the next line. */
const NEXT_LINE = 1;

const SAYINGS: Readonly<Partial<Record<ErrorCode, Saying>>> = {
  BAD_ALIAS: { words: 'did not find expected alphabetic or numeric character', shift: SCANNER },
  BAD_DIRECTIVE: { words: 'found unknown directive name', shift: SCANNER },
  BAD_DQ_ESCAPE: {
    words: 'found unknown escape character',
    shift: SCANNER,
    help: 'A backslash between double quotes begins an escape: use single quotes.',
  },
  BAD_SCALAR_START: {
    words: 'found character that cannot start any token',
    shift: SCANNER,
    help: 'A text that begins with such a sign needs quotes around it.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    words: 'mapping values are not allowed in this context',
    shift: SCANNER,
    help: 'Look at its indentation; a text with a colon in it needs quotes.',
  },
  BLOCK_IN_FLOW: { words: 'did not find expected node content', shift: PARSER },
  MISSING_CHAR: {
    words: 'found unexpected end of stream',
    shift: SCANNER,
    help: 'A quote is opened and never closed.',
  },
  MULTILINE_IMPLICIT_KEY: {
    words: "could not find expected ':'",
    shift: NEXT_LINE,
    help: 'A colon is missing behind a name, or a quote is not closed.',
  },
  TAB_AS_INDENT: {
    words: 'found character that cannot start any token',
    shift: SCANNER,
    help: 'YAML is indented with blanks: a tab is not allowed.',
  },
  TAG_RESOLVE_FAILED: { words: 'found a tag that is not known', shift: SCANNER },
  UNEXPECTED_TOKEN: { words: 'did not find expected node content', shift: PARSER },
};
const BROKEN_LIST: Saying = {
  words: "did not find expected ',' or ']'",
  shift: PARSER,
  help: 'A list in brackets needs commas between its items, and ] at its end.',
};
const BROKEN_MAP: Saying = {
  words: "did not find expected ',' or '}'",
  shift: PARSER,
  help: 'Fields in braces need commas between them, and } at their end.',
};
const OTHER: Saying = {
  words: 'did not find expected key',
  shift: PARSER,
  help: 'Fields of one object begin in the same column.',
};

/**
 * kubectl's error for the first problem of a document, with the line on which it really is.
 * @param part the text of the document
 * @param first the line of the whole text on which the document begins
 */
export function yamlProblem(error: YAMLError, part: string, first: number): Rejection {
  const { words, shift, help } = sayingOf(error);
  const found = 1 + breaksBefore(part, error.pos[0]);
  const line = found + shift;
  return {
    ...unreadable(line > 0 && !(line === 1 && shift === SCANNER) ? `line ${line}: ${words}` : words),
    lines: [{ line: first + found - 1, what: words, ...(help === undefined ? {} : { help }) }],
  };
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
