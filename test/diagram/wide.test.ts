import type { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { drawWide } from '../../src/diagram/text/wide';
import { play, type Played, playOne } from '../tutor/play';

const all = 'all' as const;

function look(commands: readonly string[]): { readonly lines: readonly string[]; readonly after: Cluster } {
  const { after } = play(commands).at(-1)!;
  return { lines: drawWide({ before: after, after, focus: all }), after };
}

function change(commands: readonly string[]): readonly string[] {
  const { before, after } = play(commands).at(-1)!;
  return drawWide({ before, after, focus: all });
}

/** The last of some commands in a cluster of so many Nodes. */
function inClusterOf(nodes: number, commands: readonly string[]): Played {
  let state = newCluster({ seed: 7, rules: 'course', nodes });
  return commands
    .map((text) => {
      const played = playOne(state, text);
      ({ state } = played);
      return played;
    })
    .at(-1)!;
}

/** How many Pods a picture draws one by one, and counts, without those that are gone. */
function counted(lines: readonly string[]): number {
  const legend = lines.findLastIndex((line) => line.includes('[R] ready') || line.startsWith('['));
  const drawn = lines.slice(0, legend < 0 ? lines.length : legend).join('\n');
  const groups = [...drawn.matchAll(/\[[RnsP!t?x.]\](?:x(\d+))?/g)];
  return groups.reduce((sum, [, number]) => sum + Number(number ?? 1), 0);
}

function expectToFit(lines: readonly string[]): void {
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => line.length > 100 || !/^[\x20-\x7e]*$/.test(line) || line.endsWith(' '))).toEqual([]);
}

test('an empty cluster says so over its Nodes', () => {
  expect(look(['show']).lines).toEqual([
    'nothing runs here yet',
    '',
    '+------------------------------+  +------------------------------+  +------------------------------+',
    '|   node-1               empty |  |   node-2               empty |  |   node-3               empty |',
    '+------------------------------+  +------------------------------+  +------------------------------+',
  ]);
});

test('a Node stands beside the next, with the whole names of its Pods', () => {
  const { lines, after } = look(['deploy web', 'deploy db 3 statefulset']);
  expectToFit(lines);
  for (const pod of after.list('Pod')) expect(lines.join('\n')).toContain(`[R] ${pod.metadata.name}`);
  expect(lines[0]).toMatch(/^Deployment web +3 of 3 ready {4}StatefulSet db +3 of 3 ready$/);
  expect(lines[1]).toMatch(/^'- ReplicaSet web-\w+ +web:v1$/);
  expect(lines.some((line) => line.includes('db-0* ---(data-db-0)'))).toBe(true);
  expect(lines.at(-1)).toBe('* leads  [R] ready');
});

test('without Nodes there are Pods without one', () => {
  const { lines, after } = look(['node remove node-1', 'node remove node-2', 'node remove node-3', 'deploy web']);
  expectToFit(lines);
  expect(after.count('Node')).toBe(0);
  expect(lines.filter((line) => line.includes('| ') && line.includes('no Node '))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('[P] web-'))).toHaveLength(3);
});

test('one Node is a box that is not wider than a half', () => {
  const { lines } = look(['node remove node-1', 'node remove node-2', 'deploy web']);
  expectToFit(lines);
  expect(Math.max(...lines.filter((line) => line.startsWith('|  ')).map((line) => line.length))).toBe(49);
  expect(lines.find((line) => line.includes('node-3'))).toMatch(/^\| {3}node-3 +3 Pods \|$/);
});

test('what changed has its mark, of Nodes too', () => {
  const lines = change(['deploy web', 'node fail node-2']);
  expect(lines.some((line) => line.includes('| ~ node-2 '))).toBe(true);
  expect(lines.some((line) => line.includes('|   NOT READY, silent 50s '))).toBe(true);
  expect(lines.some((line) => line.includes('| ~ [?] web-'))).toBe(true);
  expect(lines.at(-1)).toBe('[R] ready  [?] silent    ~ changed');
});

test('a Node that is gone is not called empty', () => {
  const lines = change(['deploy web', 'node remove node-2']);
  expect(lines.some((line) => /\| - node-2 +\|/.test(line))).toBe(true);
  expect(lines.some((line) => line.includes('|   gone '))).toBe(true);
});

test('disks that are shared or kept stand under the Nodes', () => {
  const { lines } = look(['deploy notes 3 volume', 'deploy db 3 statefulset', 'scale db 1']);
  expect(lines).toContain('one disk for all: (notes-data), 3 Pods');
  expect(lines).toContain('kept: (data-db-1)  (data-db-2)');
});

test('what comes by itself stands at the end', () => {
  const { after, before } = play(['deploy web', 'node fail node-2']).at(-1)!;
  const pod = after.podsOn('node-2')[0]!;
  const { name, namespace = 'default', uid } = pod.metadata;
  const next = [
    { at: after.now + 300_000, verb: 'evicted' as const, object: { kind: 'Pod' as const, name, namespace, uid } },
  ];
  expect(drawWide({ before, after, focus: all, next }).at(-1)).toMatch(/^next {2}5m00s {2}evict web\.\.\w{5}$/);
});

test('what the picture is not about is counted', () => {
  const { after } = play(['deploy web', 'deploy db 2 statefulset']).at(-1)!;
  const focus = [{ kind: 'StatefulSet' as const, name: 'db', namespace: 'default' }];
  const lines = drawWide({ before: after, after, focus });
  expect(lines).toContain('also here: web 3');
  const others = [...lines.join('\n').matchAll(/(\d+) others?/g)].reduce((sum, [, number]) => sum + Number(number), 0);
  expect(others).toBe(3);
});

test('a box widens for names that a third of the line has no room for', () => {
  const { lines, after } = look(['deploy quite-a-long-name-of-it 3']);
  expectToFit(lines);
  for (const { metadata } of after.list('Pod')) expect(lines.join('\n')).toContain(`[R] ${metadata.name}`);
});

test('a name that has no room anywhere is short, and the others stay whole', () => {
  const { lines, after } = look(['deploy a-very-long-name-of-an-app-that-goes-on 3', 'deploy web']);
  expectToFit(lines);
  expect(lines.filter((line) => /\[R\] a-very-lo\.\.\w{5}/.test(line)).length).toBeGreaterThan(0);
  expect(counted(lines)).toBe(6);
  for (const { metadata } of after.list('Pod')) {
    if (metadata.name.startsWith('web-')) expect(lines.join('\n')).toContain(`[R] ${metadata.name}`);
  }
});

test.each([
  [12, 30],
  [12, 200],
  [60, 40],
  [100, 150],
])('of %i Nodes and %i Pods every Pod is drawn or counted once', (number, pods) => {
  const { after } = inClusterOf(number, [`deploy web ${pods}`, 'cordon node-9']);
  const lines = drawWide({ before: after, after, focus: all });
  expectToFit(lines);
  expect(after.count('Pod')).toBe(pods);
  expect(counted(lines)).toBe(pods);
  expect(lines.some((line) => line.includes('cordoned'))).toBe(true);
  const named = new Set(lines.join('\n').match(/node-\d+/g));
  const more = /^ (\d+) more: /.exec(lines.find((line) => line.includes(' more: ')) ?? '')?.[1] ?? 0;
  expect(named.size + Number(more)).toBe(number);
});
