/**
 * Who wants a Pod: the workload at the top of its chain of owners.
 */
import type { DaemonSet, Deployment, Job, KubeObject, Pod, ReplicaSet, StatefulSet } from '../api/objects';
import type { Cluster } from '../cluster/cluster';

export type TopOwner = Deployment | StatefulSet | DaemonSet | ReplicaSet | Job;

/** The order in which Pods stand in a lane. */
const RANKS: Readonly<Record<string, number>> = { Deployment: 0, ReplicaSet: 1, StatefulSet: 2, DaemonSet: 3, Job: 4 };

/** The workload that a person made and that wants this Pod; undefined for a Pod on its own or an orphan. */
export function topOwnerOf(pod: Pod, cluster: Cluster): TopOwner | undefined {
  const owner = controllerOf(pod, cluster);
  if (owner?.kind === 'ReplicaSet') return (controllerOf(owner, cluster) as Deployment | undefined) ?? owner;
  return owner?.kind === 'StatefulSet' || owner?.kind === 'DaemonSet' || owner?.kind === 'Job' ? owner : undefined;
}

/** The object that controls this one, if it is still there. */
export function controllerOf(object: KubeObject, cluster: Cluster): KubeObject | undefined {
  const reference = object.metadata.ownerReferences?.find((owner) => owner.controller === true);
  if (reference === undefined) return undefined;
  const kind = reference.kind as KubeObject['kind'];
  const owner = cluster.get(kind, reference.name, object.metadata.namespace);
  return owner?.metadata.uid === reference.uid ? owner : undefined;
}

/** Where Pods of this owner stand in a lane: Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, none. */
export function rankOf(owner: TopOwner | undefined): number {
  return owner === undefined ? 9 : (RANKS[owner.kind] ?? 8);
}

/** The ReplicaSet of a Deployment that has the template of now, and the older ones, newest first. */
export function replicaSetsOf(
  deployment: Deployment,
  cluster: Cluster,
): { readonly current: ReplicaSet | undefined; readonly old: readonly ReplicaSet[] } {
  const sets = [...cluster.controlledBy('ReplicaSet', deployment.metadata.uid)];
  sets.sort((a, b) => revisionOf(b) - revisionOf(a));
  return { current: sets[0], old: sets.slice(1) };
}

/** The number that `rollout history` shows for a ReplicaSet. */
export function revisionOf(object: KubeObject): number {
  return Number(object.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}

/** The workload that a person would name for this object: a Deployment for its ReplicaSet or Pod. */
export function workloadOf(object: KubeObject, cluster: Cluster): TopOwner | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return object;
    case 'ReplicaSet':
      return (controllerOf(object, cluster) as Deployment | undefined) ?? object;
    case 'Pod':
      return topOwnerOf(object, cluster);
    default:
      return undefined;
  }
}

/** `web`, or `staging/web` where it is not in the Namespace that everything is in by itself. */
export function placedName({ metadata: { name, namespace = 'default' } }: KubeObject): string {
  return namespace === 'default' ? name : `${namespace}/${name}`;
}

/** `v2` of `web:v2`; the whole image where it has no tag. */
export function tagOf(image: string | undefined): string {
  const name = (image ?? '').split('/').at(-1) ?? '';
  return name.includes(':') ? (name.split(':').at(-1) ?? '') : name;
}

/** The image of a Pod's or template's first container. */
export function imageOf(spec: { readonly containers: readonly { readonly image?: string }[] }): string {
  return spec.containers[0]?.image ?? '';
}
