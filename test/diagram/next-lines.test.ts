import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { SECOND } from '../../src/cluster/time';
import { nextLines } from '../../src/diagram/text/next-lines';
import { nextPhrases, type Upcoming } from '../../src/diagram/upcoming';
import { play } from '../tutor/play';

const cluster = new Cluster(newCluster());
const pod = (name: string) => ({ kind: 'Pod', name, namespace: 'default' }) as const;
const due = (seconds: number, verb: Upcoming['verb'], ...names: readonly string[]): readonly Upcoming[] =>
  names.map((name) => ({ at: cluster.now + seconds * SECOND, verb, object: pod(name) }));
const drawn = (...upcoming: readonly Upcoming[]) => nextLines(upcoming, cluster);

test('one thing, two and three of one time are named; more are counted', () => {
  expect(drawn(...due(300, 'evicted', 'db-1'))).toEqual(['next  5m00s  evict db-1']);
  expect(drawn(...due(300, 'evicted', 'db-1', 'db-2'))).toEqual(['next  5m00s  evict db-1 and db-2']);
  expect(drawn(...due(300, 'evicted', 'db-0', 'db-1', 'db-2'))).toEqual(['next  5m00s  evict db-0, db-1, db-2']);
  const many = ['a-long-name', 'another-name', 'third-name', 'fourth-name'];
  expect(drawn(...due(300, 'evicted', ...many))).toEqual(['next  5m00s  evict 4 Pods']);
});

test('what comes first stands first; at most three lines, no wider than a phone', () => {
  const lines = drawn(
    ...due(300, 'evicted', 'db-1'),
    ...due(10, 'restarted', 'web-1'),
    ...due(200, 'stopped', 'x'.repeat(40)),
    ...due(400, 'became-ready', 'late'),
  );
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('next  10s    web-1 starts again');
  expect(lines.every((line) => line.length <= 38)).toBe(true);
});

test('what is over or not worth a line is left out', () => {
  expect(drawn(...due(0, 'evicted', 'db-1'), ...due(-5, 'evicted', 'db-2'), ...due(5, 'bound', 'db-3'))).toEqual([]);
});

test('Pods of copies are cut to what people type; those that may stay are said never to go', () => {
  const { after } = play(['deploy web 6', 'deploy agent daemonset', 'node fail node-1']).at(-1)!;
  const names = after.podsOn('node-1').map(({ metadata }) => metadata.name);
  const upcoming = names
    .filter((name) => name.startsWith('web'))
    .map((name): Upcoming => ({ at: after.now + 300 * SECOND, verb: 'evicted', object: pod(name) }));
  const tails = names.filter((name) => name.startsWith('web')).map((name) => name.slice(-5));
  expect(nextPhrases(upcoming, after)).toEqual([
    { after: 300 * SECOND, phrase: `evict ${tails.join(' and ')}` },
    { after: undefined, phrase: `${names.find((name) => name.startsWith('agent'))}, it may stay` },
  ]);
});
