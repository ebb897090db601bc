/**
 * Removes Pods whose Node is gone: nobody else can tell that they have stopped.
 * Follows pkg/controller/podgc/gc_controller.go. Works on keys of Pods.
 */
import { type Pod, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { deleteObject } from '../cluster/deletion';
import { CLUSTER_EPOCH, SECOND } from '../cluster/time';
import { withConditions } from '../containers/pod-condition';
import type { Controller } from './controller';

/** It looks around so often. */
const PERIOD = 20 * SECOND;
/** A Node that is back sooner than this was only registered anew. */
const QUARANTINE = 40 * SECOND;

export const podGc: Controller = {
  name: 'pod-gc',
  affectedBy({ object, before, key, type }, cluster) {
    if (object.kind === 'Pod') {
      const wasOn = before?.kind === 'Pod' ? before.spec.nodeName : undefined;
      return object.spec.nodeName === wasOn ? [] : [key];
    }
    return object.kind === 'Node' && type !== 'MODIFIED' ? cluster.podsOn(object.metadata.name).map(keyOf) : [];
  },
  keys: (cluster) => cluster.list('Pod').map(keyOf),
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    const node = pod?.spec.nodeName;
    if (pod === undefined || node === undefined) return undefined;
    if (cluster.get('Node', node) !== undefined) {
      forget(cluster, pod);
      return undefined;
    }
    const at = nextRound(orphanedAt(cluster, pod)) + QUARANTINE;
    if (at > cluster.now) return { at, holdsOpen: true, next: { verb: 'collected', object: refOf(pod) } };
    removeOrphan(cluster, pod, node);
    return undefined;
  },
};

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

function removeOrphan(cluster: Cluster, pod: Pod, node: string): void {
  cluster.record({
    actor: 'garbage collector',
    verb: 'collected',
    object: refOf(pod),
    because: `its Node, ${node}, was removed more than 40s ago`,
    detail: { node },
  });
  const message = 'PodGC: node no longer exists';
  const note = { type: 'DisruptionTarget', status: 'True', reason: 'DeletionByPodGC', message } as const;
  const conditions = withConditions(pod, [note], cluster.now);
  const hasEnded = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  const phase = hasEnded ? pod.status.phase : 'Failed';
  const failed = cluster.updateStatus(pod, { ...pod.status, phase, conditions });
  deleteObject(cluster, failed, { gracePeriodSeconds: 0 });
}
