/**
 * Fewer moments than there were, without losing what matters: those at which little happens go first, and what happened
 * at them is seen in the next.
 */

/** A moment, and how much of the picture changed at it. */
export interface Weighed<T> {
  readonly moment: T;
  readonly weight: number;
}

/**
 * At most so many moments, in order. The first and the last stay.
 * @param joined a moment that also tells what happened at the one before it
 */
export function fewerMoments<T>(
  moments: readonly Weighed<T>[],
  most: number,
  joined: (dropped: T, next: T) => T,
): readonly T[] {
  const kept = [...moments];
  while (kept.length > Math.max(2, most)) {
    const least = lightest(kept);
    const [dropped, next] = kept.slice(least, least + 2);
    if (dropped === undefined || next === undefined) break;
    const both = { moment: joined(dropped.moment, next.moment), weight: dropped.weight + next.weight };
    kept.splice(least, 2, both);
  }
  return kept.map(({ moment }) => moment);
}

/** The moment at which least happens, neither the first nor the last. */
function lightest(moments: readonly Weighed<unknown>[]): number {
  let least = 1;
  for (let index = 2; index < moments.length - 1; index++) {
    if ((moments[index]?.weight ?? 0) < (moments[least]?.weight ?? 0)) least = index;
  }
  return least;
}
