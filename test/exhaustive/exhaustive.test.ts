/**
 * Every sequence of three commands on two Nodes with a database, and of two where an app runs, too.
 * `npm run proof:exhaustive` goes as deep everywhere and checks more after each command.
 */
import { GIVEN, KINDS } from './kinds';
import { walk } from './walk';

test('there are 24 kinds of command', () => {
  expect(new Set(KINDS).size).toBe(24);
});

test.each([
  { given: ['deploy db 2 statefulset volume'], depth: 3, oneIn: 100, atLeast: 2_000 },
  { given: GIVEN, depth: 2, oneIn: 10, atLeast: 300 },
])(
  'after every sequence of $depth commands after $given the cluster is sound',
  ({ given, depth, oneIn, atLeast }) => {
    const { sequences, clusters, failures } = walk({ given, kinds: KINDS, depth, oneIn });
    expect(failures).toEqual([]);
    const lengths = Array.from({ length: depth }, (_, before) => 24 ** (before + 1));
    expect(sequences).toBe(lengths.reduce((sum, number) => sum + number));
    expect(clusters).toBeGreaterThan(atLeast);
    process.stderr.write(`exhaustive: ${sequences} sequences, ${clusters} different clusters\n`);
  },
  240_000,
);
