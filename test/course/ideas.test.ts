/** Each of the 66 ideas is asked by a question of the bank, which proves its key and names the belief it speaks against. */
import { bankItems } from '../../src/tutor/quiz/items';
import { MISCONCEPTIONS } from '../../src/tutor/quiz/misconceptions';
import { IDEAS } from './ideas';

const ALL = Array.from({ length: 66 }, (_, index) => index + 1);

test('no two ideas share a question', () => {
  expect(new Set(Object.values(IDEAS)).size).toBe(Object.keys(IDEAS).length);
});

test.each(ALL)('idea %i is asked', (number) => {
  const item = bankItems().find(({ id }) => id === IDEAS[number]);
  // That it has a scene, and its key is proved: test/tutor/quiz/proof.test.ts.
  expect(item).toBeDefined();
  expect(Object.keys(MISCONCEPTIONS)).toContain(item?.about);
  expect(item?.wrong.map(({ misconception }) => misconception)).toContain(item?.about);
});
