/**
 * Large clusters without the time that controllers would need: Pods of one Deployment are copied onto all Nodes.
 */
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import type { Pod } from '../../src/api/objects';
import { Cluster, type NewObject } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import type { Scene } from '../../src/diagram/scene';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';

/** What is different afterwards: nothing; a few Nodes and Pods in trouble; every second Pod new, of another image. */
export type Deed = 'none' | 'trouble' | 'update';

export function largeScene(nodes: number, pods: number, deed: Deed): Scene {
  const options = { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false };
  const started = run(newCluster({ nodes, seed: 7 }), 'deploy web 1', options);
  if ('channelVerb' in started) throw new Error('deploy is a verb of clusters');
  const before = new Cluster(started.cluster);
  const [model] = before.list('Pod');
  if (model === undefined) throw new Error('no Pod was made');
  for (let i = 1; i < pods; i++) before.create('Pod', copyOf(model, `t${i}`, `node-${(i % nodes) + 1}`));
  const [deployment] = before.list('Deployment');
  if (deployment !== undefined) before.update({ ...deployment, spec: { ...deployment.spec, replicas: pods } });
  const after = new Cluster(before.snapshot());
  if (deed === 'trouble') makeTrouble(after);
  if (deed === 'update') replaceEverySecond(after);
  return { before: new Cluster(before.snapshot()), after, focus: 'all' };
}

function copyOf({ metadata, spec, status }: Pod, tail: string, nodeName: string): NewObject<Pod> {
  const { ownerReferences = [], labels = {}, namespace = 'default' } = metadata;
  const name = metadata.name.replace(/-[^-]+$/, `-${tail}`);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels, ownerReferences },
    spec: { ...spec, nodeName },
    status,
  };
}

/** Every 40th Node is cordoned, one is silent, and 9 Pods cannot pull their image. */
function makeTrouble(cluster: Cluster): void {
  cluster.list('Node').forEach((node, index) => {
    if (index === 16) {
      const conditions = (node.status.conditions ?? []).map((one) =>
        one.type === 'Ready' ? { ...one, status: 'Unknown' as const } : one,
      );
      cluster.update({ ...node, status: { ...node.status, conditions } });
    } else if (index % 40 === 39) cluster.update({ ...node, spec: { ...node.spec, unschedulable: true } });
  });
  for (const pod of cluster.list('Pod').slice(100, 109)) {
    const waiting = { reason: 'ImagePullBackOff', message: '' };
    const statuses = (pod.status.containerStatuses ?? []).map((one) => ({ ...one, ready: false, state: { waiting } }));
    const conditions = (pod.status.conditions ?? []).map((one) =>
      one.type === 'Ready' ? { ...one, status: 'False' as const } : one,
    );
    cluster.update({ ...pod, status: { ...pod.status, containerStatuses: statuses, conditions } });
  }
}

function replaceEverySecond(cluster: Cluster): void {
  cluster.list('Pod').forEach((pod, index) => {
    if (index % 2 === 0) return;
    cluster.remove(pod);
    cluster.create('Pod', copyOf(pod, `n${index}`, pod.spec.nodeName ?? 'node-1'));
  });
}
