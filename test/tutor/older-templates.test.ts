/**
 * Sets that keep Pods of an older template: what is said of them, and what `why` answers.
 */
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import type { Reply } from '../../src/tutor/reply';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';
import { isRefused } from './play';
import { violations } from './style-rules';

/** The last reply to these commands in a channel that follows the rules of Kubernetes. */
function last(...texts: readonly string[]): Reply {
  let state = newCluster({ seed: 7, rules: 'kubernetes' });
  let reply: Reply | undefined;
  for (const text of texts) {
    const outcome = run(state, text, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
    if ('channelVerb' in outcome) throw new Error(`${text} belongs to the channel`);
    const before = new Cluster(state);
    state = outcome.cluster;
    reply = outcome.reply;
    expect(violations(reply, { before, after: new Cluster(state), verbs: ALL_VERBS })).toEqual([]);
    expect(reply.buttons.filter((button) => isRefused(state, button.run))).toEqual([]);
  }
  return reply!;
}

const DB = 'deploy db 3 statefulset';
const patch = (what: string, strategy: object) =>
  `patch ${what} -p '${JSON.stringify({ spec: { updateStrategy: strategy } })}'`;
const ON_DELETE = patch('sts db', { type: 'OnDelete', rollingUpdate: null });
const PARTITION = patch('sts db', { rollingUpdate: { partition: 2 } });
const SURGE = patch('ds agent', { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });

test('with OnDelete nothing runs the new image, and the picture says what each Pod has', () => {
  const reply = last(DB, ON_DELETE, 'update db v3');
  expect(reply.headline).toBe('db: v3 is for new Pods only; 3 stay as before');
  expect(reply.notice).toContain('only when you delete it');
});

test('below the partition Pods keep their image', () => {
  const reply = last(DB, PARTITION, 'update db v2');
  expect(reply.headline).toBe('db: 1 of 3 Pods has v2; 2 stay as before');
  expect(reply.picture!.join('\n')).toMatch(/db-0.*\n +\| +v1/);
  expect(reply.notice).toContain('below the partition');
});

test('a DaemonSet whose new Pods cannot start beside the old ones is stuck half-way', () => {
  const texts = ['deploy agent daemonset', SURGE, 'update agent v2', 'update agent nopull'];
  const reply = last(...texts);
  expect(reply.headline).toBe('agent is stuck half-way, 3 of 3 can serve');
  expect(reply.buttons[0]?.run).toBe('rollback agent');
  expect(last(...texts, 'wait 1m').headline).toBe('agent is still stuck half-way, 3 of 3 can serve');
  expect(last(...texts, 'diagnose').buttons[0]?.run).toBe('rollback agent');
  expect(last(...texts, 'rollback agent').headline).toBe('agent is back on v2, 3 of 3 ready');
});

test('with maxSurge the notice tells what it does', () => {
  expect(last('deploy agent daemonset', SURGE, 'update agent v2').notice).toContain('beside the old one');
});

test.each([
  ['a change of the strategy alone', [DB, PARTITION], 'why db', 'db was changed; no Pod had to be replaced'],
  ['OnDelete', [DB, ON_DELETE, 'update db v3'], 'why db', 'db kept its Pods, because it updates OnDelete'],
  [
    'a partition of all',
    [DB, patch('sts db', { rollingUpdate: { partition: 3 } }), 'update db v3'],
    'why db',
    'db kept its Pods, because its partition is 3',
  ],
  [
    'a taint',
    ['deploy agent daemonset', 'taint node node-1 a=b:NoExecute'],
    'why agent',
    'agent is for 2 of 3 Nodes: taint a=b:NoExecute',
  ],
  [
    'a quota',
    ['deploy web 3', 'create quota small --hard=pods=3', 'scale web 5'],
    'why web',
    'web has 3 of 5, because quota small is full',
  ],
  ['an image', ['deploy web --image web:nopull'], 'why web', 'web has 0 of 3, because an image cannot be pulled'],
  [
    'a lack of room',
    ['deploy web 2', 'cordon node-1', 'cordon node-2', 'cordon node-3', 'scale web 3'],
    'why web',
    'web has 2 of 3, because no Node fits',
  ],
  [
    'a CronJob that is suspended',
    [
      'create cronjob report --image=report:exit0 --schedule="*/5 * * * *"',
      `patch cronjob report -p '{"spec":{"suspend":true}}'`,
    ],
    'why report',
    'report makes no Jobs, because it is suspended',
  ],
])('why: %s', (_, texts, ask, headline) => {
  expect(last(...texts, ask).headline).toBe(headline);
});

test('a silent Node without Pods of a StatefulSet is not told of one', () => {
  expect(last('deploy web', 'node fail node-1', 'diagnose').story.join(' ')).not.toContain('StatefulSet');
  expect(last(DB, 'node fail node-1', 'diagnose').story.join(' ')).toContain('StatefulSet');
});
