/** Every sequence of three commands on two Nodes; `npm run proof:exhaustive` checks more after each of them. */
import { GIVEN, KINDS } from './kinds';
import { walk } from './walk';

test('there are 24 kinds of command', () => {
  expect(new Set(KINDS).size).toBe(24);
});

test('after every sequence of three commands the cluster is sound', () => {
  const { sequences, clusters, failures } = walk({ given: GIVEN, kinds: KINDS, depth: 3, oneIn: 100 });
  expect(failures).toEqual([]);
  expect(sequences).toBe(24 + 24 ** 2 + 24 ** 3);
  expect(clusters).toBeGreaterThan(5_000);
  process.stderr.write(`exhaustive: ${sequences} sequences, ${clusters} different clusters\n`);
}, 240_000);
