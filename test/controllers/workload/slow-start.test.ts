import { slowStart } from '../../../src/controllers/workload/slow-start';

/** Which of 20 attempts were made when those from `broken` on fail. */
function attempts(broken: number): readonly number[] {
  const made: number[] = [];
  slowStart(20, (index) => {
    made.push(index);
    return index < broken;
  });
  return made;
}

describe('slow start', () => {
  test('makes every attempt as long as all goes well', () => {
    expect(attempts(20)).toHaveLength(20);
  });

  test.each([
    [0, 1],
    [1, 3],
    [2, 3],
    [3, 7],
    [8, 15],
  ])('ends with the batch of 1, 2, 4, 8 in which attempt %i fails: %i attempts', (broken, count) => {
    expect(attempts(broken)).toHaveLength(count);
  });

  test('says whether all went well', () => {
    expect(slowStart(5, () => true)).toBe(true);
    expect(slowStart(5, (index) => index !== 4)).toBe(false);
    expect(slowStart(0, () => false)).toBe(true);
  });
});
