/**
 * `why`: who leads, what became of files, who was evicted, why something waits; and what is no longer the case.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { isRefused, play, playOne } from './play';
import { violations } from './style-rules';

/** The answer after these commands; `$pod` is the first Pod whose container or eviction somebody asked for. */
function why(commands: readonly string[], ask: string) {
  const { state } = play(commands).at(-1)!;
  const { reply } = playOne(state, ask);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  return reply;
}

const DB = 'deploy db 3 statefulset';

test.each([
  ['the first leader', [DB], 'why db-0', 'db-0 leads, because it was the first that was ready'],
  [
    'a copy that leads now',
    [DB, 'crash pod db-0 loop'],
    'why db-1',
    'db-1 leads, because there was no answer from db-0 for 5s',
  ],
  [
    'a Pod that keeps crashing',
    [DB, 'crash pod db-0 loop'],
    'why db-0',
    'db-0 waits, because its container keeps ending',
  ],
  ['a Pod whose claim had no volume at first', [DB], 'why db-2', 'db-2 was made, because 3 are wanted, 2 there'],
  ['a crash that is over', [DB, 'crash pod db-1'], 'why db-1', 'It kept its name, because only its container ended'],
  ['a claim', [DB], 'why data-db-1', 'data-db-1 is here, because StatefulSet db needs it'],
  [
    'a disk that was lost',
    [DB, 'write db-1 /data/x hi', 'disk lose data-db-1'],
    'why data-db-1',
    'data-db-1 lost its data, because its disk was lost',
  ],
  ['an eviction', ['deploy web', 'evict pod web'], 'why', / is gone, because it was evicted$/],
  ['Node pressure', ['deploy web', 'fail pod web'], 'why', / was evicted, because its Node was low on memory$/],
  [
    'a Pod that was made unready',
    ['deploy web', 'unready pod web'],
    'why',
    / gets no requests, because it is not ready$/,
  ],
  ['a drained Node', ['deploy web', 'drain node-2'], 'why node-2', 'node-2 takes no new Pods, because you drained it'],
  [
    'a rollout that is stuck',
    ['deploy web', 'update web nopull'],
    'why web',
    'web is half-way, because an image cannot be pulled',
  ],
  [
    'a rollout that is done',
    ['deploy web', 'update web v2'],
    'why web',
    'web replaced its Pods, because its template changed',
  ],
  ['no Node', ['deploy web on a=b'], 'why web', 'web has 0 of 3, because no Node fits'],
] as const)('%s', (_, commands, ask, headline) => {
  const found = why(commands, ask).headline;
  if (typeof headline === 'string') expect(found).toBe(headline);
  else expect(found).toMatch(headline);
});

describe('files', () => {
  const written = [DB, 'write db-1 /tmp/x hello', 'write db-1 /data/x hello'];

  test('those in the container are lost with it, those on the volume stay', () => {
    const { picture, text } = why([...written, 'crash pod db-1'], 'why db-1');
    expect(picture?.slice(-2)).toEqual(['/tmp/x   lost with its container', '/data/x  there, on (data-db-1)']);
    expect(text).toContain('lost with its container');
  });

  test('before a crash both are there', () => {
    expect(why(written, 'why db-1').picture?.slice(-2)).toEqual([
      '/tmp/x   there, in the container',
      '/data/x  there, on (data-db-1)',
    ]);
  });

  test('a new Pod of the name finds those on the volume', () => {
    expect(why([...written, 'delete pod db-1'], 'why db-1').picture?.slice(-2)).toEqual([
      '/tmp/x   lost with its container',
      '/data/x  there, on (data-db-1)',
    ]);
  });

  test('a lost disk takes its files along', () => {
    expect(why([...written, 'disk lose data-db-1'], 'why db-1').picture?.at(-1)).toBe('/data/x  lost with its disk');
  });

  test('of other Pods nothing is said', () => {
    expect(why(written, 'why db-2').picture?.join(' ')).not.toContain('/tmp/x');
  });
});

test('the chain is told in words, not in names of steps', () => {
  const asked: readonly (readonly [readonly string[], string, string])[] = [
    [['deploy web', 'fail pod web'], 'why', 'you: let '],
    [['deploy web', 'evict pod web'], 'why', 'you: asked to evict '],
    [['deploy web', 'unready pod web'], 'why', ' fail its'],
    [['deploy web', 'drain node-1'], 'why node-1', 'you: drained node-1'],
    [['deploy web', 'oom pod web'], 'why', 'run out of'],
  ];
  for (const [commands, ask, words] of asked) expect(why(commands, ask).picture?.join(' ')).toContain(words);
});

test('a set that makes a Pod for the first time makes no new one', () => {
  expect(why([DB], 'why db-1').picture?.join(' ')).toContain('StatefulSet made db-1');
  expect(why([DB, 'delete pod db-1'], 'why db-1').picture?.join(' ')).toContain('StatefulSet made a new db-1');
});

test('in trouble it offers a diagnosis first', () => {
  expect(why(['deploy web', 'update web nopull'], 'why web').buttons[0]?.run).toBe('diagnose web');
  expect(why(['deploy web'], 'why web').buttons[0]?.run).toBe('show web');
});

test('a failed Pod that stays as a record does not count as there', () => {
  expect(why(['deploy web', 'fail pod web'], 'why').picture?.join(' ')).toContain('ReplicaSet: 3 wanted, 3 there');
});

test('a member that another took the lead from is not said to lead', () => {
  const { headline } = why(['deploy db 3 statefulset', 'curl db /add milk', 'disk lose db-0'], 'why db-0');
  expect(headline).not.toContain('leads');
});

test('a whole name of something that is gone comes before parts of names', () => {
  const { headline } = why(
    ['deploy db 3 statefulset', 'delete statefulset db --cascade=orphan', 'delete service db'],
    'why db',
  );
  expect(headline).toBe('db is gone, because you deleted it');
});

describe('nothing to tell', () => {
  const state: ClusterState = newCluster({ seed: 7, rules: 'course' });

  test('in a new cluster', () => {
    const { reply } = playOne(state, 'why');
    expect(reply.notice).toContain('Nothing has happened here yet.');
    expect(reply.buttons[0]?.run).toBe('deploy web');
  });

  test('of an object that nothing is remembered of', () => {
    const { reply } = playOne(state, 'why node-1');
    expect(reply.headline).toBe('node-1 is here and takes Pods');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test('of a name that nobody has', () => {
    expect(playOne(state, 'why nobody').reply.notice).toContain('There is no "nobody" here.');
  });
});
