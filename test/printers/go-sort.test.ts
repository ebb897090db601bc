import { goSorted } from '../../src/printers/go-sort';
import type { Less } from '../../src/printers/go-sort-places';

interface Item {
  readonly key: number;
  readonly place: number;
}

const byKey: Less<Item> = (a, b) => a.key < b.key;
const items = (keys: readonly number[]): readonly Item[] => keys.map((key, place) => ({ key, place }));
const placesOf = (keys: readonly number[]): readonly number[] => goSorted(items(keys), byKey).map(({ place }) => place);

/** Numbers that look like chance, the same in each run. */
function numbers(count: number, below: number): readonly number[] {
  let state = count * 7919 + below;
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % below;
  });
}

test.each([0, 1, 2, 12, 13, 49, 50, 51, 200, 1000])('sorts %i elements, and loses none', (count) => {
  for (const below of [1, 2, 10, 1000]) {
    const keys = numbers(count, below);
    const sorted = goSorted(items(keys), byKey);
    expect(sorted.map(({ key }) => key)).toEqual(keys.toSorted((a, b) => a - b));
    expect(new Set(sorted.map(({ place }) => place)).size).toBe(count);
  }
});

test('leaves up to twelve equal elements, and what is in order, as they stand', () => {
  const twelve = numbers(12, 3);
  expect(placesOf(twelve)).toEqual(
    items(twelve)
      .toSorted((a, b) => a.key - b.key)
      .map(({ place }) => place),
  );
  const rising = Array.from({ length: 100 }, (_, place) => Math.floor(place / 7));
  expect(placesOf(rising)).toEqual(rising.map((_, place) => place));
});

test('mixes more equal elements as kubectl 1.35 printed the Events of one object', () => {
  expect(placesOf([1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1])).toEqual([7, 1, 12, 10, 4, 5, 6, 0, 8, 9, 3, 11, 2, 13]);
  expect(placesOf(numbers(60, 4)).slice(0, 20)).toEqual([
    18, 33, 2, 36, 4, 30, 38, 39, 8, 44, 10, 53, 48, 13, 0, 21, 19, 16, 26, 35,
  ]);
});

test('falls back to a heap where every pivot is a bad one, and still sorts', () => {
  // Whatever is asked first is the least: each pivot then leaves nothing before it.
  const order = new Map<number, number>();
  const rank = (place: number): number => {
    if (!order.has(place)) order.set(place, order.size);
    return order.get(place)!;
  };
  const sorted = goSorted(items(numbers(300, 1)), (a, b) => rank(a.place) < rank(b.place));
  const ranks = sorted.map(({ place }) => rank(place));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});
