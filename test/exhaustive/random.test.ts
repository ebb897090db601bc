import { newCluster } from '../../src/cluster/new-cluster';
import { pick, type Random } from '../../src/cluster/random';
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';
import { searchByLot } from './by-lot';
import { storage, untouched } from './checks';
import { deed } from './deed';
import { MORE_KINDS, STARTS } from './kinds';
import { reproduction } from './reproduction';

test('long sequences by lot leave the cluster sound', () => {
  expect(searchByLot(4, 135)).toBeUndefined();
}, 120_000);

test('every kind of command works somewhere', () => {
  expect(new Set(MORE_KINDS).size).toBe(MORE_KINDS.length);
  const left = new Set(MORE_KINDS);
  const random: Random = { position: 7 };
  for (let round = 0; round < 90 && left.size > 0; round++) {
    let state = newCluster({ nodes: 2 });
    const drawn = Array.from({ length: 15 }, () => pick(random, MORE_KINDS));
    for (const kind of [...STARTS[round % STARTS.length]!, ...drawn, ...left]) {
      const { after, refused } = deed(state, kind);
      if (!refused) left.delete(kind);
      state = after.snapshot();
    }
  }
  expect([...left]).toEqual([]);
}, 60_000);

describe('what is found', () => {
  test('a refused command that changed something, and a stored cluster that does not rest', () => {
    const refused = deed(newCluster(), 'scale nothing 3');
    expect(refused.refused).toBe(true);
    expect(untouched(refused, 'before', 'after')).toEqual(['a command that was refused changed something']);
    const halted = deed(newCluster(), 'step deploy web').after;
    halted.update({ ...halted.get('Node', 'node-1')!, spec: { unschedulable: true } });
    expect(storage(JSON.stringify(halted.snapshot()))).toHaveLength(1);
  });

  test('is printed as a scenario file that shows it', () => {
    const commands = ['deploy web 2', 'apply -f -\n{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}'];
    const text = reproduction(commands, ['a sentence'], 2);
    expect(text).toMatch(/^# a sentence\n/);
    const read = readScenario(text);
    if ('error' in read) throw new Error(read.error.message);
    const { passed, steps } = runScenario(read.scenario);
    expect(passed).toBe(true);
    expect(steps.map(({ command }) => command?.stdout ?? '').join('')).toMatch(
      /web created\n.*namespace\/shop created/s,
    );
  });
});
