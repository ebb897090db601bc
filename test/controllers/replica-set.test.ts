import type { Pod } from '../../src/api/objects';
import { deleteObject } from '../../src/cluster/deletion';
import { replicaSetController } from '../../src/controllers/replica-set';
import { replicaSet, RunningCluster, withReplicas } from './running-cluster';

function web(replicas = 2): RunningCluster {
  const running = new RunningCluster();
  running.apply(replicaSet('web', { replicas }));
  return running;
}

const first = (running: RunningCluster): Pod => running.pods()[0]!;
const relabel = (running: RunningCluster, pod: Pod, app: string) => {
  running.cluster.update({ ...pod, metadata: { ...pod.metadata, labels: { app } } });
  running.loop.rest();
};

describe('a ReplicaSet', () => {
  test('makes what is missing and says how many were there', () => {
    const running = web();
    running.change('ReplicaSet', 'web', (set) => withReplicas(set, 4));
    expect(running.stepsOf(['made-pod']).map(({ because }) => because)).toEqual([
      '2 are wanted, 0 there',
      '2 are wanted, 0 there',
      '4 are wanted, 2 there',
      '4 are wanted, 2 there',
    ]);
    expect(running.the('ReplicaSet', 'web').status).toMatchObject({
      replicas: 4,
      readyReplicas: 4,
      availableReplicas: 4,
      observedGeneration: 2,
    });
  });

  test('replaces a Pod as soon as it is being deleted', () => {
    const running = web();
    deleteObject(running.cluster, first(running));
    running.loop.drain();
    expect(running.pods()).toHaveLength(3);
    expect(running.the('ReplicaSet', 'web').status).toMatchObject({ replicas: 2, terminatingReplicas: 1 });
    running.loop.rest();
    expect(running.pods()).toHaveLength(2);
  });

  test('replaces a Pod that failed and leaves the dead one where it is', () => {
    const running = web();
    const pod = first(running);
    running.cluster.update({ ...pod, status: { phase: 'Failed', reason: 'Evicted' } });
    running.loop.rest();
    expect(running.pods().map(({ status }) => status.phase)).toEqual(['Failed', 'Running', 'Running']);
    expect(running.the('ReplicaSet', 'web').status.replicas).toBe(2);
  });

  test('releases a Pod whose label was changed, and adopts it again, one too many, when it is changed back', () => {
    const running = web();
    const { name } = first(running).metadata;
    relabel(running, first(running), 'other');
    expect(running.the('Pod', name).metadata.ownerReferences).toBeUndefined();
    expect(running.pods()).toHaveLength(3);
    relabel(running, running.the('Pod', name), 'web');
    expect(running.stepsOf(['released', 'adopted']).map(({ verb, object }) => [verb, object.name])).toEqual([
      ['released', name],
      ['adopted', name],
    ]);
    expect(running.pods()).toHaveLength(2);
  });

  test('makes nothing in a Namespace that is going away, and does not even report it', () => {
    const running = web();
    const { cluster } = running;
    const home = cluster.get('Namespace', 'default')!;
    const deletionTimestamp = home.metadata.creationTimestamp;
    cluster.update({ ...home, metadata: { ...home.metadata, deletionTimestamp } });
    cluster.update(withReplicas(running.the('ReplicaSet', 'web'), 3));
    expect(replicaSetController.reconcile('default/web', cluster)).toBeUndefined();
    expect(running.pods()).toHaveLength(2);
    expect(running.the('ReplicaSet', 'web').status.conditions).toBeUndefined();
    expect(running.eventsOn('web').filter((event) => event.startsWith('FailedCreate'))).toEqual([]);
    expect(running.stepsOf(['failed-to-make-pod'])).toEqual([]);
  });
});
