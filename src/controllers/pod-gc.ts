/**
 * Removes Pods whose Node is gone, or said to be gone: nobody else can tell that they have stopped.
 * Follows pkg/controller/podgc/gc_controller.go. Works on keys of Pods.
 */
import { isTerminal } from '../api/lifecycle';
import { isNodeReady, isOutOfService } from '../api/node-state';
import { type Node, type Pod, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { deleteObject } from '../cluster/deletion';
import { CLUSTER_EPOCH, SECOND } from '../cluster/time';
import { withConditions } from '../containers/pod-condition';
import type { Controller, Requeue } from './controller';

/** It looks around so often. */
const PERIOD = 20 * SECOND;
/** A Node that is back sooner than this was only registered anew. */
const QUARANTINE = 40 * SECOND;

export const podGc: Controller = {
  name: 'pod-gc',
  affectedBy({ object, before, key, type }, cluster) {
    if (object.kind === 'Pod') {
      const was = before?.kind === 'Pod' ? before : undefined;
      const isSame =
        object.spec.nodeName === was?.spec.nodeName &&
        object.metadata.deletionTimestamp === was?.metadata.deletionTimestamp;
      return isSame ? [] : [key];
    }
    if (object.kind !== 'Node') return [];
    const was = before?.kind === 'Node' ? before : undefined;
    const isSame = type === 'MODIFIED' && isGivenUp(object) === (was !== undefined && isGivenUp(was));
    return isSame ? [] : cluster.podsOn(object.metadata.name).map(keyOf);
  },
  keys: (cluster) =>
    cluster
      .list('Pod')
      .filter((pod) => mayBeCollected(cluster, pod))
      .map(keyOf),
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    if (pod === undefined) return undefined;
    const name = pod.spec.nodeName;
    if (name === undefined) return failUnscheduled(cluster, pod);
    const node = cluster.get('Node', name);
    if (node !== undefined) forget(cluster, pod);
    const at = node === undefined ? nextRound(orphanedAt(cluster, pod)) + QUARANTINE : lostAt(cluster, pod, node);
    if (at === undefined) return undefined;
    if (at > cluster.now) return { at, holdsOpen: true, next: { verb: 'collected', object: refOf(pod) } };
    if (node === undefined) removeOrphan(cluster, pod, name);
    else removeLost(cluster, pod, name);
    return undefined;
  },
};

/** Whether there is anything to it: most Pods have a Node, and stay. */
function mayBeCollected(cluster: Cluster, { metadata, spec: { nodeName } }: Pod): boolean {
  if (metadata.deletionTimestamp !== undefined || cluster.machines.pods.get(metadata.uid)?.orphanedAt !== undefined) {
    return true;
  }
  return nodeName !== undefined && cluster.get('Node', nodeName) === undefined;
}

/**
 * Somebody who knows that the machine is off has said so: its Pods cannot run any more.
 * Follows gcTerminating.
 */
function isGivenUp(node: Node): boolean {
  return !isNodeReady(node) && isOutOfService(node);
}

/** The next round, for a Pod that is being deleted on a Node that is out of service. */
function lostAt(cluster: Cluster, pod: Pod, node: Node): number | undefined {
  return pod.metadata.deletionTimestamp !== undefined && isGivenUp(node) ? nextRound(cluster.now) : undefined;
}

function orphanedAt(cluster: Cluster, { metadata: { uid } }: Pod): number {
  const runtime = cluster.machines.pods.get(uid) ?? { containers: {} };
  if (runtime.orphanedAt === undefined) cluster.machines.pods.set(uid, { ...runtime, orphanedAt: cluster.now });
  return runtime.orphanedAt ?? cluster.now;
}

function forget(cluster: Cluster, { metadata: { uid } }: Pod): void {
  const runtime = cluster.machines.pods.get(uid);
  if (runtime?.orphanedAt === undefined) return;
  const { orphanedAt: _gone, ...rest } = runtime;
  cluster.machines.pods.set(uid, rest);
}

/** The next time it looks around. */
const nextRound = (at: number): number => CLUSTER_EPOCH + Math.ceil((at - CLUSTER_EPOCH) / PERIOD) * PERIOD;

/**
 * A Pod that was deleted and never had a Node: only its finalizers keep it, and it shall not look as if it still waited.
 * Follows gcUnscheduledTerminating.
 */
function failUnscheduled(cluster: Cluster, pod: Pod): Requeue | undefined {
  if (pod.metadata.deletionTimestamp === undefined || pod.status.phase === 'Failed') return undefined;
  const at = nextRound(cluster.now);
  if (at > cluster.now) return { at, holdsOpen: false };
  fail(cluster, pod);
  return undefined;
}

function removeOrphan(cluster: Cluster, pod: Pod, node: string): void {
  recordCollected(cluster, pod, node, `its Node, ${node}, was removed more than 40s ago`);
  const message = 'PodGC: node no longer exists';
  const note = { type: 'DisruptionTarget', status: 'True', reason: 'DeletionByPodGC', message } as const;
  fail(cluster, { ...pod, status: { ...pod.status, conditions: withConditions(pod, [note], cluster.now) } });
}

function removeLost(cluster: Cluster, pod: Pod, node: string): void {
  recordCollected(cluster, pod, node, `its Node, ${node}, is out of service`);
  fail(cluster, pod);
}

function recordCollected(cluster: Cluster, pod: Pod, node: string, because: string): void {
  cluster.record({ actor: 'garbage collector', verb: 'collected', object: refOf(pod), because, detail: { node } });
}

/** Deletes without waiting for a kubelet, and leaves no Pod behind that looks as if it ran. */
function fail(cluster: Cluster, pod: Pod): void {
  const phase = isTerminal(pod) ? pod.status.phase : 'Failed';
  const failed = cluster.updateStatus(pod, { ...pod.status, phase });
  deleteObject(cluster, failed, { gracePeriodSeconds: 0 });
}
