/**
 * Which line of a text a field stands on. Errors of the API name fields by path; who typed the text looks for a line.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** The line, from 1, of the field that a path names: `spec.template.spec.containers[0].image`, `data[a.txt]`. */
export type LineOf = (path: string) => number;

/**
 * @param part the text that the document was parsed from
 * @param first the line of the whole text on which `part` begins
 */
export function lineFinder(document: Document.Parsed, part: string, first: number): LineOf {
  return (path) => first + breaksBefore(part, offsetOf(document, path));
}

/** How many lines end before a place in a text. */
export function breaksBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Where the field begins. Of one that is missing: the nearest that there is around it. */
function offsetOf(document: Document.Parsed, path: string): number {
  let node = followed(document.contents, document);
  let found = startOf(node);
  for (let rest = path; rest !== '' && node !== undefined;) {
    const step = isMap(node) ? fieldIn(node.items, rest) : isSeq(node) ? itemIn(node.items, rest) : undefined;
    if (step === undefined) break;
    found = step.offset ?? found;
    node = followed(step.value, document);
    rest = step.rest;
  }
  return found ?? 0;
}

interface Step {
  readonly offset: number | undefined;
  readonly value: unknown;
  readonly rest: string;
}

/** Names of labels hold dots, so that the longest name with which the path goes on is meant; of equal ones the last. */
function fieldIn(items: readonly Pair[], path: string): Step | undefined {
  let best: { readonly pair: Pair; readonly length: number; readonly name: string } | undefined;
  for (const pair of items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
    const length = name === undefined ? undefined : lengthIn(path, name);
    if (name === undefined || length === undefined || name.length < (best?.name.length ?? 0)) continue;
    best = { pair, length, name };
  }
  if (best === undefined) return undefined;
  return { offset: startOf(best.pair.key), value: best.pair.value, rest: path.slice(best.length) };
}

/** How much of the path a name takes: `.name` or `[name]`. */
function lengthIn(path: string, name: string): number | undefined {
  if (path.startsWith(`[${name}]`)) return name.length + 2;
  const start = path.startsWith('.') ? 1 : 0;
  const end = start + name.length;
  const isNext = path.startsWith(name, start) && (end === path.length || '.['.includes(path.charAt(end)));
  return isNext ? end : undefined;
}

function itemIn(items: readonly unknown[], path: string): Step | undefined {
  const [whole, index] = /^\[(\d+)\]/.exec(path) ?? [];
  const item = index === undefined ? undefined : items[Number(index)];
  return whole === undefined || item === undefined
    ? undefined
    : { offset: startOf(item), value: item, rest: path.slice(whole.length) };
}

const startOf = (node: unknown): number | undefined => (node as Node | undefined)?.range?.[0];

function followed(node: unknown, document: Document.Parsed): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}
