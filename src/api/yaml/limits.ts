/**
 * How much text is read at all. Everything is checked before or while it is parsed, so that no text costs much.
 */
import type { Rejection } from '../rejection';
import { clientError } from '../status';

export const MANIFEST_LIMITS = {
  /** Bytes of text. */
  bytes: 64 * 1024,
  /** Maps and lists within each other. */
  depth: 50,
  /** Objects, those of a `kind: List` counted singly. */
  objects: 50,
  /** Values after aliases (`*name`) were replaced by what they stand for. */
  values: 20_000,
} as const;

const tooLong = (): Rejection => over(`is longer than ${MANIFEST_LIMITS.bytes / 1024} KiB`);
export const tooDeep = (): Rejection => over(`nests deeper than ${MANIFEST_LIMITS.depth} levels`);
export const tooManyObjects = (): Rejection => over(`holds more than ${MANIFEST_LIMITS.objects} objects`);
export const tooManyValues = (): Rejection => over(`holds more than ${MANIFEST_LIMITS.values} values`);

const over = (what: string): Rejection => clientError(`the text ${what}: that is the limit`);

/** What is over a limit in a text that nobody has parsed yet, or undefined. */
export function overLimits(text: string): Rejection | undefined {
  if (text.length > MANIFEST_LIMITS.bytes || new TextEncoder().encode(text).length > MANIFEST_LIMITS.bytes) {
    return tooLong();
  }
  return nestsTooDeep(text) ? tooDeep() : undefined;
}

/** Only what makes a parser recurse: brackets, and indicators that stand one behind the other in a line. */
function nestsTooDeep(text: string): boolean {
  if (/^[ \t]*(?:[-?:][ \t]+){50}/m.test(text)) return true;
  let open = 0;
  for (const char of text) {
    if (char === '[' || char === '{') open++;
    else if ((char === ']' || char === '}') && open > 0) open--;
    if (open > 2 * MANIFEST_LIMITS.depth) return true;
  }
  return false;
}
