/**
 * Reads YAML 1.1 (and JSON, which is YAML) as kubectl does.
 * Follows apimachinery/pkg/util/yaml/decoder.go: the text is cut at lines `---`, each part is read by itself.
 */
import { Composer, type Document, Parser, type Tags } from 'yaml';
import { isRejected, type Result } from '../rejection';
import { overLimits, tooDeep, tooManyObjects, MANIFEST_LIMITS } from './limits';
import { lineFinder } from './line-of';
import { unreadable, yamlProblem } from './problem';
import { untilError } from './until-error';
import { valueOf, type YamlValue } from './value';

const SEPARATOR = /^---[ \t]*(?:#.*)?$/gm;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** go-yaml makes no dates and no numbers in base 60 of plain text, and kubectl has no use for the other types. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
  'tag:yaml.org,2002:timestamp',
]);

/** The documents of a text that hold anything; the first problem rejects the whole text. */
export function readDocuments(text: string): Result<readonly YamlValue[]> {
  const over = overLimits(text);
  if (over !== undefined) return over;
  if (CONTROL.test(text)) return unreadable('control characters are not allowed');
  const values: YamlValue[] = [];
  for (const { part, first } of partsOf(text)) {
    const documents = documentsOf(part);
    if (isRejected(documents)) return documents;
    for (const document of documents) {
      const [problem] = [...document.errors, ...document.warnings];
      if (problem !== undefined) return yamlProblem(problem, part, first);
      if (values.length >= MANIFEST_LIMITS.objects) return tooManyObjects();
      const value = valueOf(document, lineFinder(document, part, first));
      if (isRejected(value)) return value;
      if (value.value !== null) values.push(value);
    }
  }
  return values;
}

interface Part {
  readonly part: string;
  /** The line of the text on which it begins. */
  readonly first: number;
}

function partsOf(text: string): readonly Part[] {
  let first = 1;
  let start = 0;
  const parts: Part[] = [];
  const add = (end: number) => {
    const part = text.slice(start, end);
    if (part.trim() !== '') parts.push({ part, first });
    first += part.split('\n').length - 1;
  };
  for (const { 0: separator, index } of text.matchAll(SEPARATOR)) {
    add(index);
    start = index + separator.length;
  }
  add(text.length);
  return parts;
}

function documentsOf(part: string): Result<readonly Document.Parsed[]> {
  try {
    const composer = new Composer({
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      logLevel: 'silent',
      customTags: (tags) => tags.filter(isKept),
    });
    return [...composer.compose(untilError(new Parser().parse(part)))];
  } catch (error) {
    // The parser calls itself for what lies within something else: a line `a: a: a: …` is told from JSON by nobody else.
    if (error instanceof RangeError) return tooDeep();
    throw error;
  }
}

function isKept(tag: Tags[number]): boolean {
  if (typeof tag === 'string') return true;
  return !LEFT_OUT.has(tag.tag) && !('format' in tag && tag.format === 'TIME');
}
