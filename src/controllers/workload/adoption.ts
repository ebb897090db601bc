/**
 * Who owns what: a controller keeps what matches its selector, adopts what matches and has no owner, and releases what
 * no longer matches.
 * Follows pkg/controller/controller_ref_manager.go.
 */
import { isTerminating } from '../../api/lifecycle';
import type { CronJob, Kinds, KubeObject, OwnerReference, PodMaker } from '../../api/objects';
import { refOf } from '../../api/objects';
import { formatSelector, matchesSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';

type Ownable = 'Pod' | 'ReplicaSet' | 'ControllerRevision';

interface Claim<K extends Ownable> {
  /** What is looked at at all; an owned object that is no candidate stays owned and is not answered. */
  readonly isCandidate?: (object: Kinds[K]) => boolean;
  /** Beside the selector: what must hold for an object to belong. */
  readonly isMember?: (object: Kinds[K]) => boolean;
}

/** The reference that makes `owner` the controller of an object. */
export function controllerRef(owner: PodMaker | CronJob): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** What `owner` controls after adopting and releasing, in the order of creation. */
export function claim<K extends Ownable>(
  cluster: Cluster,
  owner: PodMaker,
  kind: K,
  { isCandidate = () => true, isMember = () => true }: Claim<K> = {},
): readonly Kinds[K][] {
  const belongs = (object: Kinds[K]) =>
    matchesSelector(owner.spec.selector, object.metadata.labels) && isMember(object);
  const candidates = cluster.controlledBy(kind, owner.metadata.uid).filter(isCandidate);
  const kept = candidates.filter(belongs);
  if (isTerminating(owner)) return kept;
  if (kept.length < candidates.length) {
    for (const object of candidates) if (!belongs(object)) release(cluster, owner, object);
  }
  const found = cluster
    .orphans(kind, owner.metadata.namespace)
    .filter((object) => isCandidate(object) && !isTerminating(object) && belongs(object));
  if (found.length === 0) return kept;
  for (const object of found) adopt(cluster, owner, object);
  const members = new Set([...kept, ...found].map((object) => object.metadata.uid));
  return cluster.controlledBy(kind, owner.metadata.uid).filter((object) => members.has(object.metadata.uid));
}

function adopt(cluster: Cluster, owner: PodMaker, object: KubeObject): void {
  cluster.record({
    actor: owner.kind,
    verb: 'adopted',
    object: refOf(object),
    because: `its labels match ${formatSelector(owner.spec.selector)} and nobody owned it`,
    detail: { by: owner.metadata.name },
  });
  const ownerReferences = [...(object.metadata.ownerReferences ?? []), controllerRef(owner)];
  cluster.update({ ...object, metadata: { ...object.metadata, ownerReferences } });
}

function release(cluster: Cluster, owner: PodMaker, object: KubeObject): void {
  cluster.record({
    actor: owner.kind,
    verb: 'released',
    object: refOf(object),
    because: `its labels no longer match ${formatSelector(owner.spec.selector)}`,
    detail: { by: owner.metadata.name },
  });
  const others = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
  const ownerReferences = others.length > 0 ? others : undefined;
  cluster.update({ ...object, metadata: { ...object.metadata, ownerReferences } });
}
