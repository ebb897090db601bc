/**
 * Gives Pods their Nodes.
 * Follows pkg/scheduler. Works on keys of Pods.
 */
import { type Pod, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import { withConditions } from '../containers/pod-condition';
import type { Controller } from './controller';

export const scheduler: Controller = {
  name: 'scheduler',
  affectedBy({ object }) {
    return object.kind === 'Pod' && isWaiting(object) ? [keyOf(object)] : [];
  },
  keys: (cluster) => cluster.list('Pod').filter(isWaiting).map(keyOf),
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    if (pod === undefined || !isWaiting(pod)) return undefined;
    const [node] = cluster
      .list('Node')
      .filter(({ spec }) => spec.unschedulable !== true && (spec.taints ?? []).length === 0)
      .sort((a, b) => cluster.podsOn(a.metadata.name).length - cluster.podsOn(b.metadata.name).length);
    if (node !== undefined) bind(cluster, pod, node.metadata.name);
    return undefined;
  },
};

const isWaiting = (pod: Pod): boolean =>
  pod.spec.nodeName === undefined && pod.metadata.deletionTimestamp === undefined;

function bind(cluster: Cluster, pod: Pod, nodeName: string): void {
  cluster.record({ actor: 'scheduler', verb: 'bound', object: refOf(pod), detail: { node: nodeName } });
  const conditions = withConditions(pod, [{ type: 'PodScheduled', status: 'True' }], cluster.now);
  const bound = cluster.update({ ...pod, spec: { ...pod.spec, nodeName }, status: { ...pod.status, conditions } });
  const message = `Successfully assigned ${keyOf(pod)} to ${nodeName}`;
  reportEvent(cluster, 'default-scheduler', bound, { type: 'Normal', reason: 'Scheduled', message });
}
