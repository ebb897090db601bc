/**
 * Every sequence of three commands on two Nodes with a database, and of two where an app runs, too.
 * `npm run proof:exhaustive` goes as deep everywhere and checks more after each command.
 */
import { GIVEN, KINDS } from './kinds';
import { walk } from './walk';

const LIMIT = 240_000;

test('there are 24 kinds of command', () => {
  expect(new Set(KINDS).size).toBe(24);
});

test(
  'after every sequence of three commands the cluster is sound',
  () => {
    const { sequences, clusters } = soundWalk(['deploy db 2 statefulset volume'], 3);
    expect(sequences).toBe(24 + 24 ** 2 + 24 ** 3);
    expect(clusters).toBeGreaterThan(2_000);
  },
  LIMIT,
);

test(
  'after every sequence of two commands where an app runs, too, the cluster is sound',
  () => {
    const { sequences, clusters } = soundWalk(GIVEN, 2);
    expect(sequences).toBe(24 + 24 ** 2);
    expect(clusters).toBeGreaterThan(300);
  },
  LIMIT,
);

function soundWalk(given: readonly string[], depth: number) {
  const { sequences, clusters, failures } = walk({ given, kinds: KINDS, depth, oneIn: 100 });
  expect(failures).toEqual([]);
  process.stderr.write(`exhaustive: ${sequences} sequences, ${clusters} different clusters\n`);
  return { sequences, clusters };
}
