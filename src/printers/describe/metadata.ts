/**
 * Labels, annotations and instants as descriptions print them. Follows kubectl/pkg/describe.
 */
import type { StringMap } from '../../api/objects';
import { millisOf, rfc1123 } from '../../cluster/time';
import { NONE } from '../column';
import { cutBytes, lengthInBytes } from './bytes';
import type { Sheet } from './sheet';

/** `Title:` and every pair on a line of its own, in the order of the keys. The title carries its own indentation. */
export function writeLabels(sheet: Sheet, title: string, labels: StringMap | undefined, indent = ''): void {
  const texts = sortedPairs(labels).map(([key, value]) => `${key}=${value}`);
  writeList(sheet, title, texts, indent);
}

/** `Title:` and every text on a line of its own, or `<none>`. What kubectl indents by itself, it indents on every line. */
export function writeList(sheet: Sheet, title: string, texts: readonly string[], indent = ''): void {
  const [first = NONE, ...rest] = texts;
  sheet.line(0, `${indent}${title}:\t${first}`);
  for (const text of rest) sheet.line(0, `${indent}\t${text}`);
}

/** What kubectl keeps in an annotation for itself is not shown. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const LONGEST = 140;

/** As labels, with a colon; what is long or has several lines stands below its key. */
export function writeAnnotations(sheet: Sheet, title: string, annotations: StringMap | undefined): void {
  const pairs = sortedPairs(annotations).filter(([key]) => key !== LAST_APPLIED);
  if (pairs.length === 0) return sheet.line(0, `${title}:\t${NONE}`);
  for (const [i, [key, text]] of pairs.entries()) {
    const start = i === 0 ? `${title}:\t` : '\t';
    const value = text.endsWith('\n') ? text.slice(0, -1) : text;
    if (lengthInBytes(value) + lengthInBytes(key) + 2 <= LONGEST && !value.includes('\n')) {
      sheet.line(0, `${start}${key}: ${value}`);
      continue;
    }
    sheet.line(0, `${start}${key}:`);
    for (const line of value.split('\n')) sheet.line(0, `\t  ${shortened(line)}`);
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
