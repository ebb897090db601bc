import type { Draft, Pod, ResourceQuota } from '../../../src/api/objects';
import { replicaSet, RunningCluster, withReplicas } from '../running-cluster';

const quota = (pods: string): Draft<ResourceQuota> => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'few', namespace: 'default' },
  spec: { hard: { pods } },
  status: {},
});

function limited(replicas: number): RunningCluster {
  const running = new RunningCluster();
  running.apply(quota('2'));
  running.apply(replicaSet('web', { replicas }));
  return running;
}

const status = (running: RunningCluster) => running.the('ReplicaSet', 'web').status;

describe('a ReplicaSet whose Pods are refused', () => {
  test('says so in a condition, with the words of the server, and once in the story', () => {
    const running = limited(3);
    expect(running.pods()).toHaveLength(2);
    const [condition] = status(running).conditions ?? [];
    expect(condition).toMatchObject({ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate' });
    expect(condition?.message).toMatch(/^pods "web-\w+" is forbidden: exceeded quota: few, requested: pods=1/);
    expect(running.stepsOf(['failed-to-make-pod'])).toHaveLength(1);
  });

  test('has no condition any more once they are all there', () => {
    const running = limited(3);
    running.change('ReplicaSet', 'web', (set) => withReplicas(set, 2));
    expect(status(running).conditions).toBeUndefined();
    expect(status(running)).toMatchObject({ replicas: 2, readyReplicas: 2 });
  });

  test('makes the missing one as soon as there is room', () => {
    const running = limited(3);
    running.change('ResourceQuota', 'few', (few) => ({ ...few, spec: { hard: { pods: '5' } } }));
    running.loop.advance(20 * 60_000);
    expect(running.pods()).toHaveLength(3);
    expect(status(running).conditions).toBeUndefined();
  });
});

describe('the status of a ReplicaSet', () => {
  test('counts as fully labelled only Pods with every label of its template', () => {
    const running = new RunningCluster();
    running.apply(
      replicaSet('web', {
        replicas: 2,
        template: {
          metadata: { labels: { app: 'web', tier: 'front' } },
          spec: { containers: [{ name: 'web', image: 'web:v1' }] },
        },
      }),
    );
    expect(status(running)).toMatchObject({ replicas: 2, fullyLabeledReplicas: 2 });
    const { name } = running.pods()[0]!.metadata;
    running.change('Pod', name, (pod): Pod => ({ ...pod, metadata: { ...pod.metadata, labels: { app: 'web' } } }));
    expect(status(running)).toMatchObject({ replicas: 2, fullyLabeledReplicas: 1 });
  });

  test('counts Pods as available minReadySeconds after they are ready', () => {
    const running = new RunningCluster();
    running.apply(replicaSet('web', { replicas: 1, minReadySeconds: 30 }));
    expect(status(running)).toMatchObject({ readyReplicas: 1, availableReplicas: 1 });
    const ready = running.pods()[0]!.status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime;
    expect(running.cluster.now - Date.parse(ready ?? '')).toBeGreaterThanOrEqual(30_000);
  });
});

test('a ReplicaSet that shrinks takes Pods from the Node that has most of them', () => {
  const running = new RunningCluster({ nodes: 2 });
  running.apply(replicaSet('web', { replicas: 2 }));
  running.change('Node', 'node-1', (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
  running.change('ReplicaSet', 'web', (set) => withReplicas(set, 4));
  const on = (node: string): number => running.pods().filter(({ spec }) => spec.nodeName === node).length;
  expect([on('node-1'), on('node-2')]).toEqual([1, 3]);
  running.change('ReplicaSet', 'web', (set) => withReplicas(set, 2));
  expect([on('node-1'), on('node-2')]).toEqual([1, 1]);
});
