import { newCluster } from '../../src/cluster/new-cluster';
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';
import { searchByLot } from './by-lot';
import { storage, untouched } from './checks';
import { deed } from './deed';
import { MORE_KINDS } from './kinds';
import { reproduction } from './reproduction';

test('long sequences by lot leave the cluster sound', () => {
  expect(searchByLot(10, 1_35)).toBeUndefined();
}, 120_000);

test('every kind of command can be understood, and most change something right away', () => {
  const start = ['deploy web 3', 'deploy db 2 statefulset volume', 'deploy agent daemonset', 'deploy notes'].reduce(
    (state, command) => deed(state, command).after.snapshot(),
    newCluster({ nodes: 2 }),
  );
  const refused = MORE_KINDS.filter((kind) => deed(start, kind).refused);
  expect(new Set(MORE_KINDS).size).toBe(MORE_KINDS.length);
  expect(refused.length).toBeLessThan(MORE_KINDS.length / 4);
});

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
