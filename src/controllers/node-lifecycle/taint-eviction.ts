/**
 * Deletes Pods that do not tolerate a NoExecute taint of their Node, or not any longer.
 * Follows pkg/controller/tainteviction/taint_eviction.go. Works on keys of Pods: each has a time of its own.
 */
import { isTerminating } from '../../api/lifecycle';
import { type Node, type Pod, refOf, type Taint } from '../../api/objects';
import { UNREACHABLE_TAINT } from '../../api/taints';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { reportEvent } from '../../cluster/events';
import { evictionTime } from '../../cluster/eviction/eviction-time';
import { millisOf, SECOND, timestamp } from '../../cluster/time';
import { withConditions } from '../../containers/pod-condition';
import type { Controller, Requeue } from '../controller';
import { isStateTaint } from './node-state';

const REASON = 'DeletionByTaintManager';

export const taintEviction: Controller = {
  name: 'taint-eviction',
  affectedBy({ object, before, key, type }, cluster) {
    if (object.kind === 'Pod') {
      const isOnTainted = object.spec.nodeName !== undefined && isTainted(cluster.get('Node', object.spec.nodeName));
      return isOnTainted ? [key] : [];
    }
    if (object.kind !== 'Node' || type === 'DELETED') return [];
    const isSame = before?.kind === 'Node' && before.spec.taints === object.spec.taints;
    return isSame ? [] : cluster.podsOn(object.metadata.name).map(keyOf);
  },
  keys: (cluster) =>
    cluster.list('Node').flatMap((node) => (isTainted(node) ? cluster.podsOn(node.metadata.name).map(keyOf) : [])),
  reconcile(key, cluster): Requeue | undefined {
    const pod = cluster.byKey('Pod', key);
    const node = pod?.spec.nodeName === undefined ? undefined : cluster.get('Node', pod.spec.nodeName);
    if (pod === undefined || node === undefined || isEvicted(pod)) return undefined;
    const at = evictionTime(pod, node);
    plan(cluster, pod, at);
    if (at === undefined) return undefined;
    if (at <= cluster.now) evict(cluster, pod, node);
    else if (isTerminating(pod)) return { at, holdsOpen: false };
    else return { at, holdsOpen: true, next: { verb: 'evicted', object: refOf(pod) } };
    return undefined;
  },
};

/** It does its work once for each Pod; that somebody else has deleted the Pod meanwhile does not keep it from it. */
const isEvicted = (pod: Pod): boolean =>
  (pod.status.conditions ?? []).some(({ type, reason }) => type === 'DisruptionTarget' && reason === REASON);

const isTainted = (node: Node | undefined): boolean =>
  (node?.spec.taints ?? []).some(({ effect }) => effect === 'NoExecute');

/** Remembers when the Pod is to leave, to say so when it may stay after all. */
function plan(cluster: Cluster, pod: Pod, leavesAt: number | undefined): void {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  if (runtime === undefined || runtime.leavesAt === leavesAt) return;
  const { leavesAt: before, ...rest } = runtime;
  cluster.machines.pods.set(pod.metadata.uid, leavesAt === undefined ? rest : { ...rest, leavesAt });
  if (leavesAt !== undefined || before === undefined) return;
  const message = `Cancelling deletion of Pod ${keyOf(pod)}`;
  reportEvent(cluster, 'taint-eviction-controller', pod, { type: 'Normal', reason: 'TaintManagerEviction', message });
}

/** `5 minutes`, as everybody says it. */
function tolerated(cluster: Cluster, { timeAdded }: Taint): string {
  const seconds = Math.round((cluster.now - millisOf(timeAdded ?? timestamp(cluster.now))) / SECOND);
  return seconds > 60 && seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds}s`;
}

function evict(cluster: Cluster, pod: Pod, node: Node): void {
  if (!isTerminating(pod)) tell(cluster, pod, node);
  const message = `Marking for deletion Pod ${keyOf(pod)}`;
  reportEvent(cluster, 'taint-eviction-controller', pod, { type: 'Normal', reason: 'TaintManagerEviction', message });
  const note = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: REASON,
    message: 'Taint manager: deleting due to NoExecute taint',
  } as const;
  const conditions = withConditions(pod, [note], cluster.now);
  deleteObject(cluster, cluster.updateStatus(pod, { ...pod.status, conditions }));
}

function tell(cluster: Cluster, pod: Pod, node: Node): void {
  const taints = (node.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
  const [state] = taints.filter(isStateTaint);
  cluster.record({
    actor: 'Node controller',
    verb: 'evicted',
    object: refOf(pod),
    because:
      state === undefined
        ? `it does not tolerate the taint ${taints.map(({ key }) => key).join(', ')} any longer`
        : `it tolerates ${state.key === UNREACHABLE_TAINT ? 'a silent Node' : 'an unready Node'} for ${tolerated(cluster, state)} only`,
    detail: { node: node.metadata.name, ...(state === undefined ? {} : { state: state.key }) },
  });
}
