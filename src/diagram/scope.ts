/**
 * What a picture is about: the workloads that the command touched, and their Pods.
 */
import { keyOf, type Cluster } from '../cluster/cluster';
import { own } from '../api/own';
import type { KubeObject, PersistentVolumeClaim, Pod, Ref } from '../api/objects';
import { claimsOf, markOf } from './mark';
import { byName } from './natural';
import { rankOf, topOwnerOf, type TopOwner, workloadOf } from './owner';

export interface Scope {
  readonly owners: readonly TopOwner[];
  /** Claims that belong to these owners. */
  readonly claims: readonly PersistentVolumeClaim[];
  has(pod: Pod): boolean;
}

/**
 * The scope of a command's focus. A Pod stands for its owner, a Node for the owners whose Pods changed. Everything is
 * in scope when nothing else is left to show.
 */
export function scopeOf(before: Cluster, after: Cluster, focus: readonly Ref[] | 'all'): Scope {
  if (focus === 'all') return wholeCluster(before, after);
  const objects = focus.flatMap((ref) => [after.resolve(ref) ?? before.resolve(ref) ?? []].flat());
  const owners = new Map<string, TopOwner>();
  const pods = new Set<string>();
  for (const object of objects) {
    if (object.kind === 'Node') addChanged(before, after, owners, pods);
    else if (object.kind === 'Pod') addPod(object, before, after, owners, pods);
    else if (object.kind === 'PersistentVolumeClaim') addUsers(object, before, after, owners, pods);
    else if (object.kind === 'Service') addBackends(object, before, after, owners, pods);
    else addOwner(workloadOf(object, after) ?? workloadOf(object, before), owners);
  }
  if (owners.size === 0 && pods.size === 0) return wholeCluster(before, after);
  return scopeWith([...owners.values()], pods, before, after);
}

function wholeCluster(before: Cluster, after: Cluster): Scope {
  const owners = new Map<string, TopOwner>();
  const pods = new Set<string>();
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const) {
    for (const object of after.each(kind)) addOwner(workloadOf(object, after), owners);
  }
  for (const cluster of [before, after]) {
    for (const pod of cluster.each('Pod')) addPod(pod, before, after, owners, pods);
  }
  return scopeWith([...owners.values()], pods, before, after);
}

function scopeWith(owners: TopOwner[], pods: ReadonlySet<string>, before: Cluster, after: Cluster): Scope {
  owners.sort((a, b) => rankOf(a) - rankOf(b) || byName(a.metadata.name, b.metadata.name));
  const keys = new Set(owners.map(ownerKey));
  const has = (pod: Pod) => {
    const owner = topOwnerOf(pod, after) ?? topOwnerOf(pod, before);
    return pods.has(pod.metadata.uid) || (owner !== undefined && keys.has(ownerKey(owner)));
  };
  return {
    owners,
    claims: owners.flatMap((owner) => [...claimsOfOwner(owner, after), ...claimsOfTemplate(owner, after)]),
    has,
  };
}

/** Two objects of one name after each other are one owner in a picture. */
function ownerKey(owner: TopOwner): string {
  return `${owner.kind}/${keyOf(owner)}`;
}

function addOwner(owner: TopOwner | undefined, owners: Map<string, TopOwner>): void {
  if (owner !== undefined && !owners.has(ownerKey(owner))) owners.set(ownerKey(owner), owner);
}

function addPod(pod: Pod, before: Cluster, after: Cluster, owners: Map<string, TopOwner>, pods: Set<string>): void {
  const owner = topOwnerOf(pod, after) ?? topOwnerOf(pod, before);
  if (owner === undefined) pods.add(pod.metadata.uid);
  else addOwner(owner, owners);
}

function addChanged(before: Cluster, after: Cluster, owners: Map<string, TopOwner>, pods: Set<string>): void {
  for (const pod of before.each('Pod')) {
    const now = after.get('Pod', pod.metadata.name, pod.metadata.namespace);
    if (now?.metadata.uid !== pod.metadata.uid) addPod(pod, before, after, owners, pods);
  }
  for (const pod of after.each('Pod')) {
    if (markOf(pod, false, before, after) !== ' ') addPod(pod, before, after, owners, pods);
  }
}

function addUsers(
  claim: KubeObject,
  before: Cluster,
  after: Cluster,
  owners: Map<string, TopOwner>,
  pods: Set<string>,
): void {
  for (const pod of after.list('Pod', claim.metadata.namespace)) {
    if (claimsOf(pod).includes(claim.metadata.name)) addPod(pod, before, after, owners, pods);
  }
  for (const kind of ['Deployment', 'StatefulSet', 'ReplicaSet'] as const) {
    for (const object of after.list(kind, claim.metadata.namespace)) {
      const claims = [...claimsOfOwner(object, after), ...claimsOfTemplate(object, after)];
      if (claims.some((owned) => owned.metadata.name === claim.metadata.name)) {
        addOwner(workloadOf(object, after), owners);
      }
    }
  }
}

function addBackends(
  service: Extract<KubeObject, { kind: 'Service' }>,
  before: Cluster,
  after: Cluster,
  owners: Map<string, TopOwner>,
  pods: Set<string>,
): void {
  const wanted = Object.entries(service.spec.selector ?? {});
  if (wanted.length === 0) return;
  for (const pod of after.list('Pod', service.metadata.namespace)) {
    if (wanted.every(([key, value]) => own(pod.metadata.labels, key) === value)) {
      addPod(pod, before, after, owners, pods);
    }
  }
}

/** Claims that a StatefulSet made, also those whose Pod is gone: `TEMPLATE-SET-ORDINAL`. */
export function claimsOfOwner(owner: TopOwner, cluster: Cluster): readonly PersistentVolumeClaim[] {
  if (owner.kind !== 'StatefulSet') return [];
  const prefixes = (owner.spec.volumeClaimTemplates ?? []).map(
    (template) => `${template.metadata?.name ?? ''}-${owner.metadata.name}-`,
  );
  return cluster
    .list('PersistentVolumeClaim', owner.metadata.namespace)
    .filter((claim) => prefixes.some((prefix) => isOrdinal(claim.metadata.name, prefix)))
    .sort((a, b) => byName(a.metadata.name, b.metadata.name));
}

/** Claims that all Pods of a workload use together: its template names them. */
function claimsOfTemplate(owner: TopOwner, cluster: Cluster): readonly PersistentVolumeClaim[] {
  const names = new Set(claimsOf({ spec: owner.spec.template.spec }));
  return [...names].flatMap((name) => cluster.get('PersistentVolumeClaim', name, owner.metadata.namespace) ?? []);
}

function isOrdinal(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
}
