/**
 * A Node that falls silent among several workloads: lanes in which nothing happened are one line, the numbers of all
 * stand at the top, and every Pod is counted.
 */
import { type Played, playOne } from '../tutor/play';
import { newCluster } from '../../src/cluster/new-cluster';

const WALK = ['deploy web 4', 'deploy notes 3 volume', 'deploy db 3 statefulset', 'deploy agent daemonset', 'node add'];

function walk(commands: readonly string[]): Played {
  let state = newCluster({ seed: 7, rules: 'course' });
  const all = [...WALK, ...commands].map((command) => {
    const played = playOne(state, command, { terms: [], replies: 9 });
    state = played.state;
    return played;
  });
  return all.at(-1)!;
}

/** Without what chance decides: ends of names, and how many Pods stand where. */
function shape(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/\.\.[a-z0-9]{5}\b/g, '..#').replace(/agent-[a-z0-9]{5}\b/g, 'agent-#'));
}

const LOST = walk(['node fail node-3']);
const EVICTED = walk(['node fail node-3', 'wait 5m']);

test('fifty seconds of silence: only the silent Node is drawn Pod by Pod', () => {
  const picture = shape(LOST.reply.picture ?? []);
  expect(picture[0]).toMatch(/^notes \d of 3 {3}web \d of 4 {3}db \d of 3$/);
  expect(picture[1]).toBe('agent 3 of 3 (without node-3)');
  expect(picture.some((line) => /^ node-1 \| {3}\d Pods, all \[R\]/.test(line))).toBe(true);
  expect(picture).toContain(' node-4 |   1 Pod, all [R]');
  expect(picture).toContain('~node-3 |   NOT READY, silent 50s');
  expect(picture).toContain('        | ~ [?] agent-#');
  expect(picture.filter((line) => line.includes('[?]')).length).toBeGreaterThan(3);
});

test('one of the compact lanes names the leader of the database', () => {
  const leading = [...LOST.after.machines.databases.values()].map(({ leader }) => leader)[0] ?? '';
  expect(LOST.reply.picture?.some((line) => line.includes(`${leading}*`))).toBe(true);
});

test('after the eviction what stops says what it waits for, and what had no news says its word', () => {
  const picture = shape(EVICTED.reply.picture ?? []);
  expect(picture[0]).toBe('notes 3 of 3   web 4 of 4   db 2 of 3');
  expect(picture).toContain(' node-3 |   NOT READY, silent 5m53s');
  expect(picture).toContain('        |   [?] agent-#  silent');
  expect(picture.filter((line) => line.includes('~ [t]')).length).toBeGreaterThan(1);
  expect(picture).toContain('[t] stopping, waits for node-3');
  expect(picture.filter((line) => line.includes('+ [R]')).length).toBeGreaterThan(1);
});

test.each([
  ['silent', LOST],
  ['evicted', EVICTED],
] as const)('every Pod is drawn or counted: %s', (_, { reply, after }) => {
  const lines = reply.picture ?? [];
  const drawn = lines.filter((line) => /\| [ +~-] \[[^ ]\] /.test(line)).length;
  const counted = lines.reduce((sum, line) => sum + Number(/(\d+) Pods?, all \[/.exec(line)?.[1] ?? 0), 0);
  expect(drawn + counted).toBe(after.count('Pod'));
});

test('a Node that reports NotReady itself is not silent', () => {
  const { reply } = walk(['node notready node-1']);
  expect(reply.picture).toContain('~node-1 |   NOT READY');
  expect(reply.picture?.join('\n')).not.toContain('silent');
});

test('a single workload keeps its Pods one by one', () => {
  const { state } = playOne(newCluster({ seed: 7, rules: 'course' }), 'deploy web 4');
  const { reply } = playOne(state, 'node fail node-3', { terms: [], replies: 9 });
  expect(reply.picture?.[0]).toMatch(/^Deployment web +\d of 4 ready$/);
  expect(reply.picture?.filter((line) => /\[[R?]\] web\.\./.test(line))).toHaveLength(4);
});
