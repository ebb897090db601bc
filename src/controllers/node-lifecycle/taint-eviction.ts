/**
 * Deletes Pods that do not tolerate a NoExecute taint of their Node, or not any longer.
 * Follows pkg/controller/tainteviction/taint_eviction.go. Works on names of Nodes.
 */
import { type Node, type Pod, refOf, type Taint } from '../../api/objects';
import { tolerates } from '../../api/taints';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { reportEvent } from '../../cluster/events';
import { millisOf, SECOND } from '../../cluster/time';
import { withConditions } from '../../containers/pod-condition';
import type { Controller, Requeue } from '../controller';
import { nodeAffectedBy, nodeNames } from './tainted-node';

export const taintEviction: Controller = {
  name: 'taint-eviction',
  affectedBy: nodeAffectedBy,
  keys: nodeNames,
  reconcile(name, cluster) {
    const node = cluster.get('Node', name);
    const taints = (node?.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
    if (node === undefined || taints.length === 0) return undefined;
    let next: Requeue | undefined;
    for (const pod of cluster.podsOn(name)) {
      const at = pod.metadata.deletionTimestamp === undefined ? evictedAt(pod, taints) : undefined;
      if (at === undefined) continue;
      if (at <= cluster.now) evict(cluster, pod, node, taints);
      else if (next === undefined || at < next.at) {
        next = { at, holdsOpen: true, next: { verb: 'evicted', object: refOf(pod) } };
      }
    }
    return next;
  },
};

/** When the Pod must go: at once for a taint that it does not tolerate, never when it tolerates all without a limit. */
function evictedAt(pod: Pod, taints: readonly Taint[]): number | undefined {
  let soonest: number | undefined;
  for (const taint of taints) {
    const covering = (pod.spec.tolerations ?? []).filter((toleration) => tolerates(toleration, taint));
    if (covering.length === 0) return -Infinity;
    const since = Math.max(seenAt(taint.timeAdded), seenAt(pod.metadata.creationTimestamp));
    for (const { tolerationSeconds } of covering) {
      if (tolerationSeconds === undefined) continue;
      const at = since + Math.max(0, tolerationSeconds) * SECOND;
      if (soonest === undefined || at < soonest) soonest = at;
    }
  }
  return soonest;
}

const seenAt = (time: string | undefined): number => (time === undefined ? -Infinity : millisOf(time));

function evict(cluster: Cluster, pod: Pod, node: Node, taints: readonly Taint[]): void {
  cluster.record({
    actor: 'Node controller',
    verb: 'evicted',
    object: refOf(pod),
    because: `it does not tolerate the taint ${taints.map(({ key }) => key).join(', ')} any longer`,
    detail: { node: node.metadata.name },
  });
  const message = `Marking for deletion Pod ${keyOf(pod)}`;
  reportEvent(cluster, 'taint-eviction-controller', pod, { type: 'Normal', reason: 'TaintManagerEviction', message });
  const note = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
  } as const;
  const conditions = withConditions(pod, [note], cluster.now);
  deleteObject(cluster, cluster.updateStatus(pod, { ...pod.status, conditions }));
}
