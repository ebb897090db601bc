import { fewerMoments } from '../../../src/diagram/replay/fewer';
import { paceOf } from '../../../src/diagram/replay/pace';

const moments = (weights: readonly number[]) => weights.map((weight, index) => ({ moment: [index], weight }));
const joined = (dropped: readonly number[], next: readonly number[]) => [...dropped, ...next];

describe('fewer moments', () => {
  test('keep the first, the last and those at which most happens', () => {
    expect(fewerMoments(moments([1, 1, 9, 1, 9, 1]), 4, joined)).toEqual([[0], [1, 2], [3, 4], [5]]);
  });

  test('are spread where all weigh the same', () => {
    const kept = fewerMoments(moments(new Array<number>(100).fill(1)), 10, joined);
    expect(kept).toHaveLength(10);
    expect(Math.max(...kept.map((some) => some.length))).toBeLessThanOrEqual(25);
    expect(kept.flat()).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  test('are all of them where there is room', () => {
    expect(fewerMoments(moments([1, 2]), 2, joined)).toEqual([[0], [1]]);
    expect(fewerMoments(moments([]), 5, joined)).toEqual([]);
  });
});

describe('the pace', () => {
  const sum = (paces: readonly number[]) => paces.reduce((all, one) => all + one, 0);

  test('leaves time to read, and no more than 20 s in all', () => {
    expect(paceOf([['short'], ['a'.repeat(80)], ['end']])).toEqual([1800, 2940, 4000]);
    const many = paceOf(Array.from({ length: 24 }, () => ['x'.repeat(200)]));
    expect(sum(many)).toBeLessThanOrEqual(20_000);
    expect(Math.min(...many)).toBeGreaterThanOrEqual(450);
  });

  test('leaves each of many pictures a second where no story is longer', () => {
    const paces = paceOf(Array.from({ length: 16 }, () => ['x'.repeat(90)]));
    expect(Math.min(...paces)).toBeGreaterThanOrEqual(1_000);
    expect(sum(paces)).toBeLessThanOrEqual(20_000);
  });

  test('rests at the end', () => {
    expect(paceOf([['a'], ['b'], ['c'.repeat(1_000)]]).at(-1)).toBe(6_000);
  });
});
