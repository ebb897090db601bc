/**
 * Deletes what lost its owner, and carries out foreground and orphan deletion.
 * Follows pkg/controller/garbagecollector. Works on keys of owners: kind, UID and key.
 */
import { type Kind, type KubeObject, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { deleteObject, removeFinalizer } from '../cluster/deletion';
import type { Controller } from './controller';

type OwnerReference = NonNullable<KubeObject['metadata']['ownerReferences']>[number];

interface OwnerKey {
  readonly kind: Kind;
  readonly uid: string;
  /** The owner's key in its kind. */
  readonly key: string;
}

const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

export const garbageCollector: Controller = {
  name: 'garbage-collector',
  affectedBy({ type, object, before }, cluster) {
    if (type === 'DELETED') return [keyFor(object), ...ownersInDeletion(cluster, object)];
    const keys = isBeingCollected(object) ? [keyFor(object)] : [];
    const isOwned = object.metadata.ownerReferences !== before?.metadata.ownerReferences;
    return isOwned ? [...keys, ...lostOwners(cluster, object)] : keys;
  },
  *keys(cluster) {
    for (const object of cluster.snapshot().objects) {
      if (isBeingCollected(object)) yield keyFor(object);
      yield* lostOwners(cluster, object);
    }
  },
  reconcile(text, cluster) {
    const owner = JSON.parse(text) as OwnerKey;
    const object = cluster.byKey(owner.kind, owner.key);
    if (object?.metadata.uid !== owner.uid) collect(cluster, owner);
    else if (hasFinalizer(object, ORPHAN)) orphan(cluster, object);
    else if (hasFinalizer(object, FOREGROUND)) deleteDependents(cluster, object);
    return undefined;
  },
};

const keyFor = (object: KubeObject): string => keyText(object.kind, object.metadata.uid, keyOf(object));
const keyText = (kind: Kind, uid: string, key: string): string => JSON.stringify({ kind, uid, key } satisfies OwnerKey);

const hasFinalizer = ({ metadata }: KubeObject, name: string): boolean => metadata.finalizers?.includes(name) === true;

const isBeingCollected = (object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined && (hasFinalizer(object, FOREGROUND) || hasFinalizer(object, ORPHAN));

/** The owner that a reference of this object names, in the object's namespace or cluster-wide, if it is there. */
function ownerOf(cluster: Cluster, object: KubeObject, { kind, name, uid }: OwnerReference): KubeObject | undefined {
  const found = cluster.get(kind as Kind, name, object.metadata.namespace) ?? cluster.get(kind as Kind, name);
  return found?.metadata.uid === uid ? found : undefined;
}

function lostOwners(cluster: Cluster, object: KubeObject): string[] {
  const { ownerReferences = [], namespace } = object.metadata;
  return ownerReferences
    .filter((reference) => ownerOf(cluster, object, reference) === undefined)
    .map(({ kind, name, uid }) => keyText(kind as Kind, uid, namespace === undefined ? name : `${namespace}/${name}`));
}

function ownersInDeletion(cluster: Cluster, object: KubeObject): string[] {
  return (object.metadata.ownerReferences ?? []).flatMap((reference) => {
    const owner = ownerOf(cluster, object, reference);
    return owner !== undefined && isBeingCollected(owner) ? [keyFor(owner)] : [];
  });
}

/** The owner is gone: what has no other owner goes too, the rest forgets it. */
function collect(cluster: Cluster, owner: OwnerKey): void {
  for (const dependent of cluster.dependentsOf(owner.uid)) {
    const others = (dependent.metadata.ownerReferences ?? []).filter((reference) => {
      return ownerOf(cluster, dependent, reference) !== undefined;
    });
    if (others.length > 0) setOwners(cluster, dependent, others);
    else removeDependent(cluster, dependent, owner);
  }
}

function removeDependent(cluster: Cluster, dependent: KubeObject, { kind, key }: OwnerKey): void {
  if (dependent.metadata.deletionTimestamp !== undefined) return;
  const name = key.slice(key.indexOf('/') + 1);
  cluster.record({
    actor: 'garbage collector',
    verb: 'collected',
    object: refOf(dependent),
    because: `its owner, ${kind} ${name}, was deleted`,
    detail: { owner: name, ownerKind: kind },
  });
  const propagation = hasFinalizer(dependent, FOREGROUND) ? 'Foreground' : 'Background';
  deleteObject(cluster, dependent, { propagation });
}

/** Foreground: dependents go first; the owner goes with the last one that blocks it. */
function deleteDependents(cluster: Cluster, owner: KubeObject): void {
  const { uid } = owner.metadata;
  for (const dependent of cluster.dependentsOf(uid)) {
    if (dependent.metadata.deletionTimestamp !== undefined) continue;
    cluster.record({
      actor: 'garbage collector',
      verb: 'collected',
      object: refOf(dependent),
      because: `its owner, ${owner.kind} ${owner.metadata.name}, is being deleted`,
      detail: { owner: owner.metadata.name, ownerKind: owner.kind },
    });
    deleteObject(cluster, dependent, { propagation: 'Foreground' });
  }
  const isBlocked = cluster
    .dependentsOf(uid)
    .some(({ metadata }) =>
      metadata.ownerReferences?.some((reference) => reference.uid === uid && reference.blockOwnerDeletion === true),
    );
  if (!isBlocked) removeFinalizer(cluster, owner, FOREGROUND);
}

/** Orphan: dependents forget the owner and stay. */
function orphan(cluster: Cluster, owner: KubeObject): void {
  for (const dependent of cluster.dependentsOf(owner.metadata.uid)) {
    const others = (dependent.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
    setOwners(cluster, dependent, others);
  }
  removeFinalizer(cluster, owner, ORPHAN);
}

function setOwners(cluster: Cluster, object: KubeObject, ownerReferences: OwnerReference[]): void {
  const owners = ownerReferences.length === 0 ? undefined : ownerReferences;
  cluster.update({ ...object, metadata: { ...object.metadata, ownerReferences: owners } });
}
