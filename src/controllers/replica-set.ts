/**
 * Keeps the number of Pods: makes what is missing, deletes what is too many.
 * Follows pkg/controller/replicaset.
 */
import { isActive, isTerminal, isTerminating } from '../api/lifecycle';
import type { Pod, ReplicaSet } from '../api/objects';
import { isReportOnly } from '../cluster/change';
import { type Cluster, keyOf } from '../cluster/cluster';
import type { Controller, Requeue } from './controller';
import { noteSuccess, retryOf } from './loop/back-off';
import { soonest } from './loop/soonest';
import { makePods, type Managed } from './replica-set/make-pods';
import { replicaSetStatus } from './replica-set/status';
import { claim } from './workload/adoption';
import { nextAvailability } from './workload/availability';
import { isNamespaceGone } from './workload/create-pod';
import { deleteOwnPod, recordDeletion } from './workload/own-pods';
import { isOfPod, ownersOfPod } from './workload/owners-of-pod';
import { type Candidate, chooseVictims } from './workload/victims';

/** Pods made or deleted in one pass. */
const BURST = 500;

export const replicaSetController: Controller = {
  name: 'replica-set',

  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'ReplicaSet') return change.type === 'DELETED' || isReportOnly(change) ? [] : [keyOf(object)];
    return isOfPod(change) ? ownersOfPod(change, cluster, 'ReplicaSet') : [];
  },

  keys: (cluster) => cluster.list('ReplicaSet').map(keyOf),

  reconcile(key, cluster): Requeue | undefined {
    const set = cluster.byKey('ReplicaSet', key);
    if (set === undefined) return undefined;
    const claimed = claim(cluster, set, 'Pod', { isCandidate: isActive });
    const { active, failure } = isTerminating(set) ? { active: claimed } : managePods(cluster, set, claimed);
    const leaving = cluster
      .controlledBy('Pod', set.metadata.uid)
      .filter((pod) => isTerminating(pod) && !isTerminal(pod));
    cluster.updateStatus(set, replicaSetStatus(cluster, set, active, leaving.length, failure));
    const at = nextAvailability(active, set.spec.minReadySeconds ?? 0, cluster.now);
    return soonest([
      at === undefined ? undefined : { at, holdsOpen: true },
      failure === undefined ? undefined : retryOf(cluster, set),
    ]);
  },
};

/** Makes or deletes Pods until as many as wanted are there. */
function managePods(cluster: Cluster, set: ReplicaSet, active: readonly Pod[]): Managed {
  const surplus = active.length - set.spec.replicas;
  // In a Namespace that is being deleted nothing can be made, and nothing needs to be.
  if (surplus < 0 && !isNamespaceGone(cluster, set.metadata.namespace)) {
    return makePods(cluster, set, active, Math.min(-surplus, BURST));
  }
  noteSuccess(cluster, set.metadata.uid);
  if (surplus <= 0) return { active };
  const gone = deletePods(cluster, set, active, Math.min(surplus, BURST));
  return { active: active.filter((pod) => !gone.has(pod)) };
}

function deletePods(cluster: Cluster, set: ReplicaSet, active: readonly Pod[], count: number): ReadonlySet<Pod> {
  const gone = new Set<Pod>();
  const candidates = count < active.length ? withNeighbours(cluster, set, active) : active.map(alone);
  for (const { pod, because } of chooseVictims(candidates, count, cluster.now)) {
    recordDeletion(cluster, set, pod, { because, detail: { wanted: set.spec.replicas, there: active.length } });
    deleteOwnPod(cluster, set, pod);
    gone.add(pod);
  }
  return gone;
}

const alone = (pod: Pod): Candidate => ({ pod, neighbours: 1 });

/** Counts, for each Pod, the active Pods on its Node of all ReplicaSets with the same owner. */
function withNeighbours(cluster: Cluster, set: ReplicaSet, active: readonly Pod[]): readonly Candidate[] {
  const owner = set.metadata.ownerReferences?.find((reference) => reference.controller === true);
  const related = owner === undefined ? [set] : cluster.controlledBy('ReplicaSet', owner.uid);
  const perNode = new Map<string, number>();
  for (const { metadata } of related) {
    const isSet = metadata.uid === set.metadata.uid;
    for (const { spec } of isSet ? active : cluster.controlledBy('Pod', metadata.uid).filter(isActive)) {
      if (spec.nodeName !== undefined) perNode.set(spec.nodeName, (perNode.get(spec.nodeName) ?? 0) + 1);
    }
  }
  return active.map((pod) => ({ pod, neighbours: perNode.get(pod.spec.nodeName ?? '') ?? 0 }));
}
