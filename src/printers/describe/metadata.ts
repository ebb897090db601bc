/**
 * Labels, annotations and instants as descriptions print them. Follows kubectl/pkg/describe.
 */
import { LAST_APPLIED } from '../../api/last-applied';
import type { StringMap } from '../../api/objects';
import { millisOf, rfc1123 } from '../../cluster/time';
import { NONE } from '../column';
import { cutBytes, lengthInBytes } from './bytes';
import { INDENT, type Sheet } from './sheet';

/** Where a list stands. kubectl begins its lines in pieces, and indents each piece of one that stands inside another. */
export interface Place {
  /** What kubectl writes before the title and before every line that follows. */
  readonly indent?: string;
  /** So many levels in. */
  readonly level?: number;
}

/** `Title:` and every pair on a line of its own, in the order of the keys, or `<none>`. */
export function writeLabels(sheet: Sheet, title: string, labels: StringMap | undefined, place: Place = {}): void {
  const texts = sortedPairs(labels).map(([key, value]) => `${key}=${value}`);
  writeList(sheet, title, texts, place);
}

/** `Title:` and every text on a line of its own, or `<none>`. */
export function writeList(sheet: Sheet, title: string, texts: readonly string[], place: Place = {}): void {
  const { indent = '', level = 0 } = place;
  const [first = NONE, ...rest] = texts;
  const piece = INDENT.repeat(level);
  sheet.line(level, `${indent}${title}:\t${piece}${first}`);
  for (const text of rest) sheet.line(level, `${indent}${piece}\t${piece}${text}`);
}

/** Bytes of a line. */
const LONGEST = 140;

/** As labels, with a colon; what is long or has several lines stands below its key. */
export function writeAnnotations(sheet: Sheet, title: string, annotations: StringMap | undefined, level = 0): void {
  // What kubectl keeps in an annotation for itself is not shown.
  const pairs = sortedPairs(annotations).filter(([key]) => key !== LAST_APPLIED);
  const piece = INDENT.repeat(level);
  if (pairs.length === 0) return sheet.line(level, `${title}:\t${piece}${NONE}`);
  for (const [i, [key, text]] of pairs.entries()) {
    const start = `${i === 0 ? `${title}:` : ''}\t${piece}${key}:`;
    const value = text.endsWith('\n') ? text.slice(0, -1) : text;
    if (lengthInBytes(value) + lengthInBytes(key) + 2 <= LONGEST && !value.includes('\n')) {
      sheet.line(level, `${start} ${value}`);
      continue;
    }
    sheet.line(level, start);
    for (const line of value.split('\n')) sheet.line(level, `\t  ${shortened(line)}`);
  }
}

const shortened = (line: string): string =>
  lengthInBytes(line) > LONGEST - 2 ? `${cutBytes(line, LONGEST - 2)}...` : line;

const sortedPairs = (map: StringMap | undefined): readonly (readonly [string, string])[] =>
  Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

/** `Thu, 01 Jan 2026 09:00:03 +0000`; the year 1 where nothing was written down. */
export function dateOf(time: string | undefined): string {
  return time === undefined ? NO_DATE : rfc1123(millisOf(time));
}

const NO_DATE = 'Mon, 01 Jan 0001 00:00:00 +0000';
