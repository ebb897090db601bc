/** Where a range is best cut in two. Follows Go's package sort (choosePivot). */
import type { Places } from './go-sort-places';

export interface Middle {
  readonly place: number;
  /** What the looks at it tell about the whole range. */
  readonly order: 'rising' | 'falling' | 'unknown';
}

/** Ranges from this length on are looked at in nine places instead of three. */
const LONG = 50;
/** Every one of four medians found its three elements the wrong way round. */
const ALL_SWAPPED = 12;

/** The place of the median of three elements, or of three medians. */
export function middlePlace<T>(places: Places<T>, from: number, to: number): Middle {
  const length = to - from;
  const quarter = Math.floor(length / 4);
  let swaps = 0;
  const ordered = (a: number, b: number): readonly [number, number] => {
    if (!places.isLess(b, a)) return [a, b];
    swaps++;
    return [b, a];
  };
  const median = (first: number, second: number, third: number): number => {
    const [a, b] = ordered(first, second);
    const [c] = ordered(b, third);
    return ordered(a, c)[1];
  };
  const around = (place: number): number => (length < LONG ? place : median(place - 1, place, place + 1));
  const [low, mid, high] = [around(from + quarter), around(from + quarter * 2), around(from + quarter * 3)];
  const place = median(low, mid, high);
  return { place, order: swaps === 0 ? 'rising' : swaps === ALL_SWAPPED ? 'falling' : 'unknown' };
}
