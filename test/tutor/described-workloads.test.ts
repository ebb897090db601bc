/** What a person reads above and below the description of a Pod or a workload. */
import { ALL_VERBS } from '../../src/app/verbs';
import type { Cluster } from '../../src/cluster/cluster';
import { Practice } from '../commands/practice';
import { playOne } from './play';
import { violations } from './style-rules';

const JOB = 'create job task --image=busybox -- sh -c "exit 0"';
const BAD_JOB = 'create job task --image=busybox -- sh -c "exit 3"';
const SCHEDULE = 'create cronjob tick --image=busybox --schedule="*/5 * * * *"';
const NOWHERE =
  'apply -f -\napiVersion: v1\nkind: Pod\nmetadata: {name: lost}\n' +
  'spec: {nodeSelector: {nowhere: "1"}, containers: [{name: a, image: web:v1}]}';

function after(commands: readonly string[]): Cluster {
  const practice = new Practice();
  for (const command of commands) practice.done(command);
  return practice.cluster;
}

const STATES = [
  [['deploy web 1'], 'describe pod', /^web\.\.\w{5} is ready on node-\d$/, 'See its logs'],
  [['deploy web 1', 'crash pod web'], 'describe pod', /is ready on node-\d, 1 restart$/, 'See its logs'],
  [
    ['deploy web 1', 'crash pod web --loop'],
    'describe pod',
    /waits after a crash, \d restarts$/,
    'Logs of its last run',
  ],
  [['create deployment web --image=web:nopull'], 'describe pod', /waits for its image$/, 'Describe its owner'],
  [['deploy web 1', 'unready pod web'], 'describe pod', /runs and is not ready$/, 'See its logs'],
  [[NOWHERE], 'describe pod', 'lost has no Node yet', 'See all Pods'],
  [[JOB], 'describe pod', /^task-\w{5} is done$/, 'See its logs'],
  [
    ['deploy web 1', 'node fail node-1', 'node fail node-2', 'node fail node-3', 'wait 1m'],
    'describe pod',
    /is silent: node-\d does not answer$/,
    'Describe its owner',
  ],
  [['deploy web'], 'describe deployment web', 'web: 3 of 3 Pods ready, revision 1', 'Show history'],
  [
    ['deploy web', 'rollout pause deployment/web'],
    'describe deployment web',
    'web is paused: 3 of 3 Pods ready',
    'Resume it',
  ],
  [
    ['deploy web', 'update web nopull'],
    'describe deployment web',
    'web rolls out: 3 of 3 Pods ready',
    'How far is it?',
  ],
  [
    ['deploy web', 'update web nopull', 'wait 11m'],
    'describe deployment web',
    'web is stuck: 3 of 3 Pods ready',
    'Show history',
  ],
  [
    ['deploy web', 'update web v2'],
    'describe replicaset web-7bfb9fcd75',
    'web-7bfb9fcd75 keeps no Pods: a way back',
    'Describe its owner',
  ],
  [['deploy db 2 statefulset'], 'describe statefulset db', 'db: 2 of 2 Pods ready', 'See the claims'],
  [['deploy db 2 volume'], 'describe deployment db', 'db: 2 of 2 Pods ready, revision 1', 'Show history'],
  [['deploy agent daemonset'], 'describe daemonset agent', 'agent: ready on 3 of 3 Nodes', 'How far is it?'],
  [[JOB], 'describe job task', 'task is complete: 1 of 1 done', 'See its Pods'],
  [[BAD_JOB, 'wait 20m'], 'describe job task', 'task failed: BackoffLimitExceeded', 'See its Pods'],
  [[SCHEDULE], 'describe cronjob tick', 'tick runs at */5 * * * *: 0 active Jobs', 'See the Jobs'],
  [['deploy web'], 'rollout status web', 'web is rolled out: 3 of 3 Pods ready', 'Show history'],
  [
    ['deploy web', 'update web nopull'],
    'rollout status web -w=false',
    'web is not rolled out yet: 3 of 3 Pods ready',
    'Show history',
  ],
  [['deploy web', 'update web v2'], 'rollout history web', '2 revisions of web', 'See revision 2'],
  [['deploy web'], 'describe pods', '3 Pods, one below the other', 'See them in a table'],
] as const;

describe('the reply about a Pod or a workload', () => {
  test.each(STATES)('after %j, %s: %s', (commands, command, headline, firstButton) => {
    const cluster = after(commands);
    const pod = cluster.list('Pod')[0]?.metadata.name ?? '';
    const { reply } = playOne(cluster.snapshot(), command === 'describe pod' ? `describe pod ${pod}` : command);
    expect(reply.headline).toEqual(typeof headline === 'string' ? headline : expect.stringMatching(headline));
    expect(reply.buttons[0]?.label).toBe(firstButton);
    // How long a page may be is not the rule of one reply.
    const broken = violations(reply, { verbs: ALL_VERBS }).filter((problem) => !problem.startsWith('reply has'));
    expect(broken).toEqual([]);
    const refused = reply.buttons.filter(({ run }) => playOne(cluster.snapshot(), run).reply.refusal !== undefined);
    expect(refused).toEqual([]);
  });
});
