/**
 * What a channel was told already: terms are explained once, symbols in the first replies only.
 */
export interface Taught {
  /** Terms that were explained, for example `ReplicaSet`. */
  readonly terms: readonly string[];
  /** How many replies the channel had. */
  readonly replies: number;
  /** The last things that it was told to notice, oldest first: none is told again at once. */
  readonly notices?: readonly string[];
}

/** A channel that never saw a reply. */
export const NOTHING_TAUGHT: Taught = { terms: [], replies: 0 };

/** Replies that end with a legend. */
const REPLIES_WITH_LEGEND = 5;

/** What a channel remembers of its notices. */
const REMEMBERED_NOTICES = 3;

/** What the channel knows after one more reply. */
export function taughtAfter(taught: Taught, terms: readonly string[], notice: string | undefined): Taught {
  const { notices = [] } = taught;
  return {
    terms: [...taught.terms, ...terms],
    replies: taught.replies + 1,
    notices: notice === undefined ? notices : [...notices, notice].slice(-REMEMBERED_NOTICES),
  };
}

export function wantsLegend(taught: Taught): boolean {
  return taught.replies < REPLIES_WITH_LEGEND;
}
