/**
 * Who made whom: every workload in scope with its Pods, through ReplicaSets and Jobs where there are any. What the
 * command took away stands beside what took its place.
 */
import { grouped } from '../../../api/grouped';
import type { CronJob, DaemonSet, Deployment, Job, KubeObject, ReplicaSet, StatefulSet } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import type { Mark } from '../../mark';
import { byName } from '../../natural';
import { controllerOf, revisionOf, type TopOwner } from '../../owner';
import type { Scene } from '../../scene';
import { podsIn, type PodView, type View } from '../../view';

/** Something that makes Pods itself, and those that it made. */
export interface Maker<T extends KubeObject = ReplicaSet | StatefulSet | DaemonSet | Job> {
  readonly object: T;
  readonly mark: Mark;
  readonly pods: readonly PodView[];
}

/** A Deployment and its ReplicaSets, newest first; a CronJob and its Jobs. */
export interface Manager<T extends KubeObject, M extends KubeObject> {
  readonly object: T;
  readonly mark: Mark;
  readonly makers: readonly Maker<M>[];
}

export interface Forest {
  readonly deployments: readonly Manager<Deployment, ReplicaSet>[];
  readonly cronJobs: readonly Manager<CronJob, Job>[];
  /** What makes its Pods itself: nobody made it but a person. */
  readonly makers: readonly Maker[];
  /** Pods that nothing in the picture made. */
  readonly alone: readonly PodView[];
}

/** The forest of a view. Every Pod of the view stands in it once. */
export function forestOf(scene: Scene, view: View): Forest {
  const { before, after } = scene;
  const made = grouped(
    podsIn(view),
    ({ pod }) => pod.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid ?? '',
  );
  const taken = new Set<string>();
  const makerOf = <T extends KubeObject>(object: T): Maker<T> => {
    const { uid } = object.metadata;
    taken.add(uid);
    const pods = inOrder(made.get(uid) ?? []);
    return { object, mark: markOfObject(object, before, after), pods };
  };
  const managed = <T extends KubeObject, K extends 'ReplicaSet' | 'Job'>(owner: T, kind: K) => ({
    object: owner,
    mark: markOfObject(owner, before, after),
    makers: childrenOf(owner, kind, before, after).map(makerOf),
  });

  const deployments = view.owners.flatMap((owner) =>
    owner.kind === 'Deployment' ? [managed(owner, 'ReplicaSet')] : [],
  );
  const cronJobs = cronJobsOf(scene, view).map((cronJob) => managed(cronJob, 'Job'));
  const direct = view.owners
    .filter((owner): owner is Exclude<TopOwner, Deployment> => owner.kind !== 'Deployment')
    .filter(({ metadata }) => !taken.has(metadata.uid))
    .map((owner) => makerOf<ReplicaSet | StatefulSet | DaemonSet | Job>(owner));
  const alone = [...made].flatMap(([maker, pods]) => (taken.has(maker) ? [] : pods));
  return { deployments, cronJobs, makers: direct, alone };
}

/** By name, as ordinals count; a crowd is counted, in whatever order. */
function inOrder(pods: readonly PodView[]): readonly PodView[] {
  if (pods.length > MOST_SORTED) return pods;
  return [...pods].sort((a, b) => byName(a.pod.metadata.name, b.pod.metadata.name));
}

const MOST_SORTED = 200;

/** Those of now and those that are gone: ReplicaSets by revision, the newest first; Jobs in the order of their names. */
function childrenOf<K extends 'ReplicaSet' | 'Job'>(owner: KubeObject, kind: K, before: Cluster, after: Cluster) {
  const { uid } = owner.metadata;
  const now = after.controlledBy(kind, uid);
  const uids = new Set(now.map(({ metadata }) => metadata.uid));
  const gone = before.controlledBy(kind, uid).filter(({ metadata }) => !uids.has(metadata.uid));
  return [...now, ...gone].sort((a, b) => revisionOf(b) - revisionOf(a) || byName(a.metadata.name, b.metadata.name));
}

/** All of them where the whole cluster is drawn; else those whose Jobs are. */
function cronJobsOf({ after, focus }: Scene, view: View): readonly CronJob[] {
  const all = [...after.list('CronJob')].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  if (focus === 'all') return all;
  const uids = new Set(view.owners.map((owner) => controllerOf(owner, after)?.metadata.uid));
  return all.filter(({ metadata }) => uids.has(metadata.uid));
}

/** New, gone, or changed in what is wanted of it. */
export function markOfObject(object: KubeObject, before: Cluster, after: Cluster): Mark {
  const { name, namespace, uid } = object.metadata;
  const at = (cluster: Cluster) => {
    const found: KubeObject | undefined = cluster.get(object.kind, name, namespace);
    return found?.metadata.uid === uid ? found : undefined;
  };
  const [old, now] = [at(before), at(after)];
  if (now === undefined) return old === undefined ? ' ' : '-';
  if (old === undefined) return '+';
  return old.metadata.generation === now.metadata.generation ? ' ' : '~';
}
