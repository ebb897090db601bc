/**
 * What a channel was told already: terms are explained once, symbols in the first replies only.
 */
export interface Taught {
  /** Terms that were explained, for example `ReplicaSet`. */
  readonly terms: readonly string[];
  /** How many replies the channel had. */
  readonly replies: number;
}

/** A channel that never saw a reply. */
export const NOTHING_TAUGHT: Taught = { terms: [], replies: 0 };

/** Replies that end with a legend. */
const REPLIES_WITH_LEGEND = 5;

export function wantsLegend(taught: Taught): boolean {
  return taught.replies < REPLIES_WITH_LEGEND;
}
