import type { Draft, Pod, ReplicaSet } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { replicaSet, RunningCluster } from '../running-cluster';

const pod = (name: string, metadata: object = {}) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels: { app: 'web' }, ...metadata },
    spec: { containers: [{ name: 'web', image: 'web:v1' }] },
  }) as unknown as Draft<Pod>;

function web(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(replicaSet('web', spec));
  return running;
}

describe('a ReplicaSet leaves a Pod alone that its selector picks', () => {
  test('while it is being deleted itself: it adopts nothing and replaces nothing', () => {
    const running = web();
    const kept = (set: ReplicaSet): ReplicaSet => ({
      ...set,
      metadata: { ...set.metadata, finalizers: ['example.com/wait'] },
    });
    deleteObject(running.cluster, running.change('ReplicaSet', 'web', kept));
    running.loop.rest();
    running.apply(pod('late'));
    deleteObject(
      running.cluster,
      running.pods().find(({ metadata }) => metadata.name !== 'late')!,
    );
    running.loop.rest();
    expect(running.the('Pod', 'late').metadata.ownerReferences).toBeUndefined();
    expect(running.pods()).toHaveLength(3);
  });

  test('that has another controller', () => {
    const running = web();
    const owner = { apiVersion: 'v1', kind: 'Node', name: 'node-1', controller: true };
    const { uid } = running.the('Node', 'node-1').metadata;
    running.apply(pod('other', { ownerReferences: [{ ...owner, uid }] }));
    expect(running.pods()).toHaveLength(4);
    expect(running.the('Pod', 'other').metadata.ownerReferences).toEqual([{ ...owner, uid }]);
  });

  test('that has ended', () => {
    const running = web();
    running.apply(pod('alone', { labels: { app: 'other' } }));
    running.cluster.update({ ...running.the('Pod', 'alone'), status: { phase: 'Failed' } });
    running.change('Pod', 'alone', (alone) => ({ ...alone, metadata: { ...alone.metadata, labels: { app: 'web' } } }));
    expect(running.the('Pod', 'alone').metadata.ownerReferences).toBeUndefined();
    expect(running.pods()).toHaveLength(4);
  });
});
