/**
 * Sorts as Go does. Beyond twelve elements Go's sort leaves equal ones in an order of its own making, and kubectl prints
 * that order. Follows Go's package sort (zsortinterface.go): a quicksort that looks for patterns.
 */
import { type Less, Places } from './go-sort-places';
import { middlePlace } from './go-sort-pivot';

/** Ranges up to this length are sorted by insertion. */
const SHORT = 12;
/** A share of the range: a pivot that leaves less on one side was a bad one. */
const BALANCE = 8;

/** A sorted copy. */
export function goSorted<T>(list: readonly T[], less: Less<T>): readonly T[] {
  const places = new Places([...list], less);
  sortRange(places, { from: 0, to: list.length, patience: places.bits(list.length) });
  return places.all;
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** Bad pivots that are put up with, before a heap sorts what is left. */
  readonly patience: number;
}

function sortRange<T>(places: Places<T>, range: Range): void {
  let { from, to, patience } = range;
  let [wasBalanced, wasParted] = [true, true];
  while (to - from > SHORT) {
    if (patience === 0) return places.heapSort(from, to);
    if (!wasBalanced) {
      places.breakPatterns(from, to);
      patience--;
    }
    let { place, order } = middlePlace(places, from, to);
    if (order === 'falling') {
      places.reverse(from, to);
      place = to - 1 - (place - from);
      order = 'rising';
    }
    if (wasBalanced && wasParted && order === 'rising' && places.finishNearlySorted(from, to)) return;
    if (from > 0 && !places.isLess(from - 1, place)) {
      from = places.partEqual(from, to, place);
      continue;
    }
    const parted = places.part(from, to, place);
    wasParted = parted.wasParted;
    const [before, after] = [parted.middle - from, to - parted.middle];
    wasBalanced = Math.min(before, after) >= Math.floor((to - from) / BALANCE);
    if (before < after) {
      sortRange(places, { from, to: parted.middle, patience });
      from = parted.middle + 1;
    } else {
      sortRange(places, { from: parted.middle + 1, to, patience });
      to = parted.middle;
    }
  }
  places.insertionSort(from, to);
}
