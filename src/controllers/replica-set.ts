/**
 * Keeps the number of Pods: makes what is missing, deletes what is too many.
 * Follows pkg/controller/replicaset.
 */
import { type Pod, type ReplicaSet, refOf } from '../api/objects';
import { isRejected } from '../api/rejection';
import { type Change, type Cluster, keyOf } from '../cluster/cluster';
import { deleteObject } from '../cluster/deletion';
import { reportEvent } from '../cluster/events';
import { millisOf } from '../cluster/time';
import { claim } from './adoption';
import { isActive, isTerminal, isTerminating, nextAvailability } from './availability';
import { findCondition } from './conditions';
import type { Controller, Requeue } from './controller';
import { createPod, reasonIn } from './create-pod';
import { isOfPod, ownersOfPod } from './owners-of-pod';
import { freeName, imagesOf, podFromTemplate } from './pod-template';
import { retryAt } from './retry';
import { type Failure, replicaSetStatus } from './replica-set/status';
import { type Candidate, chooseVictims } from './replica-set/victims';

const SOURCE = 'replicaset-controller';
/** Pods made or deleted in one pass. */
const BURST = 500;

export const replicaSetController: Controller = {
  name: 'replica-set',

  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'ReplicaSet') return change.type === 'DELETED' || isStatusOnly(change) ? [] : [keyOf(object)];
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
    if (at !== undefined) return { at, holdsOpen: true };
    return failure === undefined ? undefined : { at: nextTry(cluster, set, active), holdsOpen: false };
  },
};

/** Makes or deletes Pods until as many as wanted are there. Answers the active Pods then, and what failed. */
function managePods(
  cluster: Cluster,
  set: ReplicaSet,
  active: readonly Pod[],
): { readonly active: readonly Pod[]; readonly failure?: Failure } {
  const surplus = active.length - set.spec.replicas;
  if (surplus < 0) return makePods(cluster, set, active, Math.min(-surplus, BURST));
  if (surplus === 0) return { active };
  const gone = deletePods(cluster, set, active, Math.min(surplus, BURST));
  return { active: active.filter((pod) => !gone.has(pod)) };
}

function makePods(
  cluster: Cluster,
  set: ReplicaSet,
  active: readonly Pod[],
  count: number,
): { readonly active: readonly Pod[]; readonly failure?: Failure } {
  const made: Pod[] = [];
  const because = `${set.spec.replicas} are wanted, ${active.length} there`;
  const { name } = set.metadata;
  const detail = { by: name, wanted: set.spec.replicas, there: active.length, image: imagesOf(set.spec.template) };
  for (let i = 0; i < count; i++) {
    const { position } = cluster.random;
    const podName = freeName(cluster, 'Pod', `${name}-`, set.metadata.namespace);
    const identity = { name: podName, generateName: `${name}-` };
    const pod = createPod(cluster, podFromTemplate(set, set.spec.template, identity), {
      actor: 'ReplicaSet',
      because,
      detail,
    });
    if (isRejected(pod)) {
      // A name that nobody got is not used up: trying again and again leaves no trace.
      cluster.random.position = position;
      // Upstream tries one Pod first, then 2, 4 ...: the rest waits once one was refused.
      return { active: [...active, ...made], failure: fail(cluster, set, pod.message) };
    }
    reportEvent(cluster, SOURCE, set, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
    });
    made.push(pod);
  }
  return { active: [...active, ...made] };
}

/** The failure of a pass; it is reported when it is new, so that trying again changes nothing. */
function fail(cluster: Cluster, set: ReplicaSet, message: string): Failure {
  const known = findCondition(set.status.conditions, 'ReplicaFailure');
  if (known === undefined || reasonIn(known.message ?? '') !== reasonIn(message)) {
    cluster.record({ actor: 'ReplicaSet', verb: 'failed-to-make-pod', object: refOf(set), because: message });
    reportEvent(cluster, SOURCE, set, {
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating: ${message}`,
    });
  }
  return { reason: 'FailedCreate', message };
}

/** When a set whose Pods are refused tries again. */
function nextTry(cluster: Cluster, set: ReplicaSet, active: readonly Pod[]): number {
  const failing = findCondition(cluster.byKey('ReplicaSet', keyOf(set))?.status.conditions, 'ReplicaFailure');
  const since = failing?.lastTransitionTime === undefined ? cluster.now : millisOf(failing.lastTransitionTime);
  return retryAt(since, active, cluster.now);
}

function deletePods(cluster: Cluster, set: ReplicaSet, active: readonly Pod[], count: number): ReadonlySet<Pod> {
  const gone = new Set<Pod>();
  const candidates = count < active.length ? withNeighbours(cluster, set, active) : active.map(alone);
  for (const { pod, because } of chooseVictims(candidates, count, cluster.now)) {
    cluster.record({
      actor: 'ReplicaSet',
      verb: 'deleted-pod',
      object: refOf(pod),
      because,
      detail: {
        by: set.metadata.name,
        wanted: set.spec.replicas,
        there: active.length,
        ...(pod.spec.nodeName === undefined ? {} : { node: pod.spec.nodeName }),
      },
    });
    deleteObject(cluster, pod);
    reportEvent(cluster, SOURCE, set, {
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${pod.metadata.name}`,
    });
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
    for (const pod of cluster.controlledBy('Pod', metadata.uid)) {
      const node = pod.spec.nodeName;
      if (node !== undefined && isActive(pod)) perNode.set(node, (perNode.get(node) ?? 0) + 1);
    }
  }
  return active.map((pod) => ({ pod, neighbours: perNode.get(pod.spec.nodeName ?? '') ?? 0 }));
}

/** Its own report gives a ReplicaSet nothing to do. */
function isStatusOnly({ object, before }: Change): boolean {
  if (object.kind !== 'ReplicaSet' || before?.kind !== 'ReplicaSet') return false;
  return object.spec === before.spec && object.metadata.deletionTimestamp === before.metadata.deletionTimestamp;
}
