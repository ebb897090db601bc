/**
 * Replies about settings, taints, evictions and autoscalers say what is so, and lead on.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { isRefused, play } from '../play';
import { violations } from '../style-rules';

function last(...texts: readonly string[]) {
  const { reply, before, after, state } = play(texts).at(-1)!;
  expect(violations(reply, { before, after, verbs: ALL_VERBS })).toEqual([]);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  return reply;
}

const BUDGET = `apply -f -\n${JSON.stringify({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable: 3, selector: { matchLabels: { app: 'web' } } },
})}`;

test.each([
  ['create ns team', 'a room for names', 'deploy web -n team'],
  ['create priorityclass high --value=10', 'priorityClassName', 'get priorityclasses'],
  ['create quota small --hard=pods=3', 'touches nothing that is there', 'get quota'],
])('%s', (text, notice, first) => {
  const reply = last(text);
  expect(reply.notice).toContain(notice);
  expect(reply.buttons[0]?.run).toBe(first);
});

test('a PriorityClass that is gone has a why', () => {
  last('create priorityclass high --value=10', 'delete pc high');
  expect(last('create priorityclass high --value=10', 'why high').headline).toBe(
    'high puts its Pods before lower values',
  );
});

test('an eviction that a budget refuses is told in the words of the server, in code', () => {
  const reply = last('deploy web 3', BUDGET, 'evict pod');
  expect(reply.verbatim).toBe(
    "Error from server (TooManyRequests): Cannot evict pod as it would violate the pod's disruption budget.\n" +
      'The disruption budget web needs 3 healthy pods and has 3 currently',
  );
  expect(reply.notice).toContain('Budget web allows no eviction now');
});

test('Pods that have ended are there, and none of them can crash', () => {
  expect(last('create job report --image=report:exit0', 'crash pod').notice).toContain(
    'No Pod runs: those that are there have ended.',
  );
});

test('what a DaemonSet takes away is gone, and not evicted', () => {
  expect(last('deploy agent daemonset', 'taint node node-1 a=b:NoExecute').headline).toBe(
    'node-1 is tainted a=b:NoExecute; 1 Pod gone',
  );
});

test('Pods that waited find a place when a taint is taken off', () => {
  const taints = ['node-1', 'node-2', 'node-3'].map((node) => `taint node ${node} a=b:NoSchedule`);
  expect(last(...taints, 'deploy web 2', 'taint node node-2 a-').headline).toBe(
    'node-2 lost the taint a; 2 Pods found a place',
  );
});

test('the rules of the course forbid what an autoscaler of a StatefulSet lacks', () => {
  const runs = last('deploy db 3 statefulset', 'autoscale db 2 4').buttons.map(({ run }) => run);
  expect(runs).not.toContain('set resources statefulset/db --requests=cpu=200m');
  expect(last('deploy web', 'autoscale web 2 4').buttons[0]?.run).toContain('set resources deployment/web');
});

test('with 0 Pods an autoscaler lacks no request', () => {
  expect(last('deploy web', 'autoscale web 2 4', 'scale web 0', 'wait 1m').notice).toContain('with 0 Pods');
});

test('too crowded Nodes are told in plain words', () => {
  const spread = `apply -f -\n${JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'even' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'even' } },
      template: {
        metadata: { labels: { app: 'even' } },
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchLabels: { app: 'even' } },
            },
          ],
          containers: [{ name: 'a', image: 'web:v1' }],
        },
      },
    },
  })}`;
  const told = last(spread, 'cordon node-1', 'scale even 6').story.join(' ').replace(/ +/g, ' ');
  expect(told).toContain('2 Nodes would be too crowded');
  expect(told).not.toContain('node(s)');
});

test('one Pod is one Pod', () => {
  expect(last('deploy web 1', 'diagnose').headline).toBe('Nothing is wrong: 1 Pod on 3 Nodes');
});

test('a Job whose Pods a quota keeps out is found', () => {
  const reply = last('create quota none --hard=pods=0', 'create job late --image=late:exit0', 'diagnose');
  expect(reply.headline).toBe('Job late: its Pods cannot be made');
  expect(reply.story.join(' ')).toContain('Quota none lets no more Pods in');
  expect(reply.buttons[0]?.run).toBe('delete quota none');
});

test('a new Pod that cannot start has taken over nothing', () => {
  const made = `apply -f -\n${JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'par' },
    spec: {
      replicas: 1,
      serviceName: 'par',
      selector: { matchLabels: { app: 'par' } },
      template: { metadata: { labels: { app: 'par' } }, spec: { containers: [{ name: 'par', image: 'par:nopull' }] } },
    },
  })}`;
  expect(last(made, 'delete pod par-0').headline).toBe('A new par-0 was made, not ready: image pull');
});

test('a Pod for a Node that is not there is gone again', () => {
  const lost = `apply -f -\n${JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'lost' },
    spec: { nodeName: 'node-9', containers: [{ name: 'a', image: 'web:v1' }] },
  })}`;
  expect(last(lost).headline).toBe('lost was made, and is gone again');
});

test('autoscale NAME off says how an autoscaler ends', () => {
  const reply = last('deploy web', 'autoscale web 2 4', 'autoscale web off');
  expect(reply.notice).toContain('it ends when it is deleted');
  expect(reply.buttons[0]?.run).toBe('delete hpa web');
});

test('Pods that get another label are let go of, not Nodes chosen', () => {
  const reply = last('deploy web', 'label pods --all app=other --overwrite');
  expect(reply.headline).toBe('3 Pods are now labelled app=other; 3 made anew');
  expect(reply.notice).toContain('a ReplicaSet counts Pods by their labels');
  expect(last('deploy web', 'label pods -l app=web team=a').headline).toBe('3 Pods are now labelled team=a');
});
