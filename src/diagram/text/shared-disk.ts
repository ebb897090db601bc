/**
 * One disk that several Pods use: their lines run together into it.
 *
 *   node-1 |   [R] notes..fj5km ---.
 *   node-2 |   [R] notes..n8xrt ---|
 *                                  |
 *        one disk for all: (notes-data)
 */
import type { SharedDisk } from '../shared-disk';
import { diskName, PHONE_COLUMNS } from './columns';

/** A line of the lanes; `isUser` where a Pod stands that uses the shared disk. */
export interface Row {
  readonly text: string;
  readonly isUser?: boolean;
}

/** Dashes between a Pod's name and the line that runs down to the disk; more where something else is in the way. */
const SHORTEST = 3;
/** Columns to the right of the line that the disk's name takes. */
const OVERHANG = 3;

/** The lines with the disk drawn beside and under them; undefined where it does not fit. */
export function withDisk(rows: readonly Row[], disk: SharedDisk): readonly string[] | undefined {
  const first = rows.findIndex(({ isUser }) => isUser === true);
  if (first < 0 || rows.filter(({ isUser }) => isUser === true).length < disk.users) return undefined;
  const column = Math.max(
    ...rows.slice(first).map(({ text, isUser }) => text.length + 1 + (isUser === true ? SHORTEST : 0)),
  );
  if (column >= PHONE_COLUMNS) return undefined;
  const drawn = rows.map(({ text, isUser }, index) => {
    if (index < first) return text;
    if (isUser !== true) return `${text.padEnd(column)}|`;
    return `${`${text} `.padEnd(column, '-')}${index === first ? '.' : '|'}`;
  });
  const label = `${disk.words}: ${diskName(disk.claim, PHONE_COLUMNS - disk.words.length - 2)}`;
  const end = Math.min(PHONE_COLUMNS, Math.max(column + 1 + OVERHANG, label.length));
  return [...drawn, `${' '.repeat(column)}|`, label.padStart(end)];
}
