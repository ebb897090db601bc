import { deleteObject } from '../../../src/cluster/deletion';
import { deployment, replicaSet, RunningCluster } from '../running-cluster';

/** A selector and a template that two workloads have in common. */
const shared = {
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:v1' }] } },
};

function orphan(running: RunningCluster, kind: 'ReplicaSet' | 'Deployment', name: string): void {
  deleteObject(running.cluster, running.the(kind, name), { propagation: 'Orphan' });
  running.loop.rest();
}

const ownersOfPods = (running: RunningCluster) =>
  running.pods().map(({ metadata }) => metadata.ownerReferences?.[0]?.name);

describe('what loses its owner is adopted at once by another one that it matches', () => {
  test('Pods by another ReplicaSet, which deletes those that are too many', () => {
    const running = new RunningCluster();
    running.apply(replicaSet('one', { ...shared, replicas: 2 }));
    running.apply(replicaSet('two', { ...shared, replicas: 1 }));
    expect(ownersOfPods(running).toSorted()).toEqual(['one', 'one', 'two']);
    orphan(running, 'ReplicaSet', 'one');
    expect(ownersOfPods(running)).toEqual(['two']);
  });

  test('a ReplicaSet by another Deployment', () => {
    const running = new RunningCluster();
    running.apply(deployment('web', { ...shared, replicas: 2 }));
    running.apply(deployment('two', { ...shared, replicas: 1 }));
    orphan(running, 'Deployment', 'web');
    const owners = running.cluster.list('ReplicaSet').map(({ metadata }) => metadata.ownerReferences?.[0]?.name);
    expect(owners).toEqual(['two', 'two']);
    expect(running.pods()).toHaveLength(1);
  });

  test('a Pod that is relabelled by the one whose selector it matches now', () => {
    const running = new RunningCluster();
    running.apply(replicaSet('web', { replicas: 1 }));
    running.apply(replicaSet('api', { replicas: 0 }));
    const [pod] = running.pods();
    running.cluster.update({ ...pod!, metadata: { ...pod!.metadata, labels: { app: 'api' } } });
    running.loop.rest();
    // web has made another one, api has taken the old one and does not want it.
    expect(ownersOfPods(running)).toEqual(['web']);
    expect(running.pods()[0]!.metadata.name).not.toBe(pod!.metadata.name);
    expect(running.cluster.get('Pod', pod!.metadata.name, 'default')).toBeUndefined();
  });
});
