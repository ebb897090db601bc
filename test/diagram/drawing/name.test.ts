/** Names that are too long lack their middle: two Pods of one set never look the same. */
import { fitName } from '../../../src/diagram/drawing/name';
import { widthOf } from '../../../src/diagram/drawing/text-size';

const STYLE = { size: 12.5, weight: 'strong' } as const;
const LONG = 'a-very-long-name-for-a-database-of-a-team';

test.each([0, 7, 12])('the end stays: number %i', (ordinal) => {
  const fitted = fitName(`data-${LONG}-${ordinal}`, STYLE, 110);
  expect(fitted).toMatch(new RegExp(`^da.*\\.\\..*-${ordinal}$`));
  expect(widthOf(fitted, STYLE.size, STYLE.weight)).toBeLessThanOrEqual(110);
});

test('a name with a gap gets no second one', () => {
  for (let room = 60; room < 120; room++) {
    expect(fitName('a-very-long..-12', STYLE, room)).toMatch(/^a-[^.]*\.\.-12$/);
  }
  expect(fitName('web..x2k4p', STYLE, 200)).toBe('web..x2k4p');
});

test('as long a name as Kubernetes allows, and a name of one letter', () => {
  expect(widthOf(fitName('w'.repeat(253), STYLE, 60), STYLE.size, STYLE.weight)).toBeLessThanOrEqual(60);
  expect(fitName('w', STYLE, 200)).toBe('w');
});
