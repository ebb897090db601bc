/**
 * Pods with identity: numbered names, made and deleted in order, each with claims of its own.
 * Follows pkg/controller/statefulset.
 */
import { isTerminating } from '../api/lifecycle';
import { type ControllerRevision, type Pod, refOf, type StatefulSet } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import type { Controller, Requeue } from './controller';
import { mayTry, noteFailure, noteSuccess, retryOf, seenBy } from './loop/back-off';
import { soonest } from './loop/soonest';
import { ordinalOf, revisionNameOf } from './stateful-set/identity';
import { type Pass, runPass } from './stateful-set/pass';
import { statefulSetStatus } from './stateful-set/status';
import { claim } from './workload/adoption';
import { isAvailable, nextAvailability } from './workload/availability';
import { isOfPod, ownersOfPod } from './workload/owners-of-pod';
import { syncRevisions, truncateRevisions } from './workload/revisions';

export const statefulSetController: Controller = {
  name: 'stateful-set',

  affectedBy(change, cluster) {
    const { object, type } = change;
    if (object.kind === 'StatefulSet') return type === 'DELETED' ? [] : [keyOf(object)];
    if (object.kind === 'PersistentVolumeClaim') return type === 'DELETED' ? setsOfClaim(cluster, keyOf(object)) : [];
    if (!isOfPod(change)) return [];
    const owners = ownersOfPod(change, cluster, 'StatefulSet', isNumbered);
    return type === 'DELETED' ? [...new Set([...owners, ...setsOfName(cluster, change.object)])] : owners;
  },

  keys: (cluster) => cluster.list('StatefulSet').map(keyOf),

  reconcile(key, cluster): Requeue | undefined {
    const set = cluster.byKey('StatefulSet', key);
    if (set === undefined) return undefined;
    const pods = podsOf(cluster, set);
    const revisions = syncRevisions(cluster, set);
    const current = revisions.all.find(({ metadata }) => metadata.name === set.status.currentRevision);
    const { update, collisionCount } = revisions;
    if (!isTerminating(set)) tend({ cluster, set, pods, current: current ?? update, update });
    report(cluster, key, { current: current ?? update, update, collisionCount });
    truncate(cluster, key, revisions.all);
    const { minReadySeconds = 0 } = set.spec;
    const at = minReadySeconds === 0 ? undefined : nextAvailability(podsOf(cluster, set), minReadySeconds, cluster.now);
    return soonest([
      at === undefined ? undefined : { at, holdsOpen: true },
      isTerminating(set) ? undefined : retryOf(cluster, set),
    ]);
  },
};

/** A pass; one that the server refused something is not tried again before its time. */
function tend(pass: Pass): void {
  const { cluster, set } = pass;
  const { uid } = set.metadata;
  if (!mayTry(cluster, uid, () => seen(pass))) return;
  if (runPass(pass)) noteFailure(cluster, uid, seen({ ...pass, pods: podsOf(cluster, set) }));
  else noteSuccess(cluster, uid);
}

/** What decides what a pass does: the set, its Pods, how many can serve by now, and claims that are on their way out. */
function seen({ cluster, set, pods }: Pass): string {
  const serving = pods.filter((pod) => isAvailable(pod, set.spec.minReadySeconds ?? 0, cluster.now)).length;
  const leaving = cluster.list('PersistentVolumeClaim', set.metadata.namespace).filter(isTerminating);
  return `${seenBy(set, pods)} ${serving} ${seenBy(set, leaving)}`;
}

function podsOf(cluster: Cluster, set: StatefulSet): readonly Pod[] {
  return claim(cluster, set, 'Pod', { isMember: (pod) => isNumbered(set, pod) });
}

/** Sets that can have a Pod of this name now that it is free; upstream they find out by trying again. */
function setsOfName(cluster: Cluster, pod: Pod): readonly string[] {
  const sets = cluster.list('StatefulSet', pod.metadata.namespace);
  return sets.filter((set) => ordinalOf(set, pod) !== undefined).map(keyOf);
}

const isNumbered = (set: StatefulSet, pod: Pod): boolean => ordinalOf(set, pod) !== undefined;

interface Live {
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
  readonly collisionCount: number | undefined;
}

function report(cluster: Cluster, key: string, { current, update, collisionCount }: Live): void {
  const set = cluster.byKey('StatefulSet', key);
  if (set === undefined) return;
  const names = { current: current.metadata.name, update: update.metadata.name, collisionCount };
  const status = statefulSetStatus(set, podsOf(cluster, set), names, cluster.now);
  if (names.current !== names.update && status.currentRevision === names.update) {
    cluster.record({
      actor: 'StatefulSet',
      verb: 'completed-rollout',
      object: refOf(set),
      because: `${set.spec.replicas} of ${set.spec.replicas} Pods are new and ready`,
      detail: { wanted: set.spec.replicas, revision: names.update },
    });
  }
  cluster.updateStatus(set, status);
}

/** Revisions that Pods or the status name stay. */
function truncate(cluster: Cluster, key: string, all: readonly ControllerRevision[]): void {
  const set = cluster.byKey('StatefulSet', key);
  if (set === undefined || all.length <= set.spec.revisionHistoryLimit) return;
  const used = new Set([
    set.status.currentRevision,
    set.status.updateRevision,
    ...podsOf(cluster, set).map(revisionNameOf),
  ]);
  const unused = all.filter(({ metadata }) => !used.has(metadata.name));
  truncateRevisions(cluster, set, unused, () => false);
}

/** A set may have waited for an old claim to go. */
function setsOfClaim(cluster: Cluster, claimKey: string): readonly string[] {
  return cluster
    .list('StatefulSet')
    .filter((set) => {
      const ofSet = `-${set.metadata.name}-`;
      return (set.spec.volumeClaimTemplates ?? []).some(({ metadata }) =>
        claimKey.startsWith(`${set.metadata.namespace ?? ''}/${metadata?.name ?? ''}${ofSet}`),
      );
    })
    .map(keyOf);
}
