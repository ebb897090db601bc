/** How an oracle reads the options of one question. */
import type { Seen } from './seen';

/** An option in its words, and whether it came true; the groups of the pattern are handed over. */
export type Rule = readonly [RegExp, (seen: Seen, ...groups: string[]) => boolean];

export type Oracle = readonly Rule[];
