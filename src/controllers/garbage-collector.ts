/**
 * Deletes what lost its owner, and carries out foreground and orphan deletion.
 * Follows pkg/controller/garbagecollector. Works on keys of owners: kind, UID and key.
 */
import { FOREGROUND, ORPHAN } from '../api/finalizers';
import { type Kind, type KubeObject, type OwnerReference, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { deleteObject, type Propagation, removeFinalizer } from '../cluster/deletion';
import type { Controller } from './controller';
import { type OwnerState, ownerOf, ownerState, reportStrangers } from './garbage-collector/owners';

interface OwnerKey {
  readonly kind: Kind;
  readonly uid: string;
  /** The owner's key in its kind. */
  readonly key: string;
}

export const garbageCollector: Controller = {
  name: 'garbage-collector',
  affectedBy({ type, object, before }, cluster) {
    if (type === 'DELETED') return [keyFor(object), ...ownersInDeletion(cluster, object)];
    const keys = isBeingCollected(object) ? [keyFor(object)] : [];
    const isOwned = object.metadata.ownerReferences !== before?.metadata.ownerReferences;
    if (!isOwned) return keys;
    const left = before === undefined ? [] : ownersInDeletion(cluster, before);
    return [...keys, ...left, ...ownersInDeletion(cluster, object), ...lostOwners(cluster, object)];
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
    if (object?.metadata.uid !== owner.uid) {
      const name = owner.key.slice(owner.key.indexOf('/') + 1);
      collectAll(cluster, { ...owner, name }, `its owner, ${owner.kind} ${name}, was deleted`);
    } else if (hasFinalizer(object, ORPHAN)) orphan(cluster, object);
    else if (hasFinalizer(object, FOREGROUND)) collectFirst(cluster, object);
    return undefined;
  },
};

const keyFor = (object: KubeObject): string => keyText(object.kind, object.metadata.uid, keyOf(object));
const keyText = (kind: Kind, uid: string, key: string): string => JSON.stringify({ kind, uid, key } satisfies OwnerKey);

const hasFinalizer = ({ metadata }: KubeObject, name: string): boolean => metadata.finalizers?.includes(name) === true;

const isBeingCollected = (object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined && (hasFinalizer(object, FOREGROUND) || hasFinalizer(object, ORPHAN));

function lostOwners(cluster: Cluster, object: KubeObject): string[] {
  const { ownerReferences = [], namespace } = object.metadata;
  return ownerReferences
    .filter((reference) => ownerState(cluster, object, reference) === 'absent')
    .map(({ kind, name, uid }) => keyText(kind as Kind, uid, namespace === undefined ? name : `${namespace}/${name}`));
}

function ownersInDeletion(cluster: Cluster, object: KubeObject): string[] {
  return (object.metadata.ownerReferences ?? []).flatMap((reference) => {
    const owner = ownerOf(cluster, object, reference);
    return owner !== undefined && isBeingCollected(owner) ? [keyFor(owner)] : [];
  });
}

interface OwnerName {
  readonly kind: Kind;
  readonly name: string;
  readonly uid: string;
}

function collectAll(cluster: Cluster, owner: OwnerName, because: string): void {
  for (const dependent of cluster.dependentsOf(owner.uid)) collect(cluster, dependent, owner, because);
}

/**
 * An object whose owner is gone, or goes: it stays as long as another owner stays, and forgets those that do not.
 * Follows attemptToDeleteItem.
 */
function collect(cluster: Cluster, object: KubeObject, owner: OwnerName, because: string): void {
  if (object.metadata.deletionTimestamp !== undefined) return;
  const { ownerReferences = [] } = object.metadata;
  const states = ownerReferences.map((reference) => ownerState(cluster, object, reference));
  if (states.includes('unknown')) return;
  const solid = ownerReferences.filter((_, i) => states[i] === 'solid');
  if (solid.length > 0) {
    setOwners(cluster, object, solid);
    return;
  }
  reportStrangers(cluster, object);
  cluster.record({
    actor: 'garbage collector',
    verb: 'collected',
    object: refOf(object),
    because,
    detail: { owner: owner.name, ownerKind: owner.kind },
  });
  deleteObject(cluster, object, { propagation: propagationFor(cluster, object, states) });
}

/** Below an owner that waits for its dependents, everything waits for its own; else the object says it itself. */
function propagationFor(cluster: Cluster, object: KubeObject, owners: readonly OwnerState[]): Propagation {
  const hasDependents = cluster.dependentsOf(object.metadata.uid).length > 0;
  if (owners.includes('waiting') && hasDependents) return 'Foreground';
  if (hasFinalizer(object, ORPHAN)) return 'Orphan';
  return hasFinalizer(object, FOREGROUND) ? 'Foreground' : 'Background';
}

/** Foreground: dependents go first; the owner goes with the last one that blocks it. */
function collectFirst(cluster: Cluster, owner: KubeObject): void {
  const { kind, metadata } = owner;
  const { name, uid } = metadata;
  collectAll(cluster, { kind, name, uid }, `its owner, ${kind} ${name}, is being deleted`);
  const isBlocked = cluster
    .dependentsOf(uid)
    .some((dependent) =>
      dependent.metadata.ownerReferences?.some(
        (reference) => reference.uid === uid && reference.blockOwnerDeletion === true,
      ),
    );
  const stored = cluster.byKey(kind, keyOf(owner));
  if (!isBlocked && stored !== undefined) removeFinalizer(cluster, stored, FOREGROUND);
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
