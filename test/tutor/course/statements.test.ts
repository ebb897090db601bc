/** The 33 statements as data: whole, short, and with commands that can be typed. */
import { isRejected } from '../../../src/api/rejection';
import { ALL_VERBS } from '../../../src/app/verbs';
import { parseCommand } from '../../../src/commands/grammar/parse';
import { CHAPTERS, inOrder, STATEMENTS } from '../../../src/tutor/course/statements';
import { STATEMENTS as IDS } from '../../course/statements';

test('there are 33, S1 to S33', () => {
  expect(STATEMENTS.map(({ id }) => id)).toEqual(IDS);
});

test('each kind of workload has a chapter of its own', () => {
  const sizes = CHAPTERS.map((chapter) => STATEMENTS.filter((one) => one.chapter === chapter).length);
  expect(sizes).toEqual([4, 12, 12, 5]);
});

describe.each(STATEMENTS.map((statement) => [statement.id, statement] as const))('%s', (_, { title, ways }) => {
  test('has a short title', () => {
    expect(title).toMatch(/^[\x20-\x7e]{10,40}$/);
    expect(title).not.toMatch(/\b(please|simply|just|alive|dead|healthy|killed)\b|!/i);
  });

  test('names commands that can be typed', () => {
    expect(ways.length).toBeGreaterThan(0);
    for (const { label, run } of ways) {
      const command = run.replace('{app}', 'web').replace('{set}', 'db').replace('{node}', 'node-1');
      expect(command).not.toContain('{');
      expect(isRejected(parseCommand(command, ALL_VERBS))).toBe(false);
      expect(label.length).toBeLessThanOrEqual(24);
    }
  });
});

test('ids are put in the order of the course, each once, and others are dropped', () => {
  expect(inOrder(['S10', 'S2', 'S10', 'S34', 'x'])).toEqual(['S2', 'S10']);
});
