/**
 * The objects of a cluster, found by kind and name, by owner and by Node.
 *
 * Every list comes in the order of creation, so that a cluster that was stored and loaded lists alike.
 */
import type { Kind, Kinds, KubeObject, Pod } from '../api/objects';
import { keyOf } from './identity';

type ObjectsByKey = Map<string, KubeObject>;

export class ObjectIndex {
  private readonly kinds = new Map<Kind, ObjectsByKey>();
  private readonly dependents = new Map<string, ObjectsByKey>();
  /** By kind, the objects that no controller owns. */
  private readonly uncontrolled = new Map<Kind, ObjectsByKey>();
  private readonly podsByNode = new Map<string, ObjectsByKey>();
  /** By UID: the place in the order of creation. */
  private readonly births = new Map<string, number>();
  private born = 0;

  get<K extends Kind>(kind: K, key: string): Kinds[K] | undefined {
    return this.kinds.get(kind)?.get(key) as Kinds[K] | undefined;
  }

  /** All objects of a kind, without making a list. */
  each<K extends Kind>(kind: K): IterableIterator<Kinds[K]> {
    return (this.kinds.get(kind) ?? new Map<string, KubeObject>()).values() as IterableIterator<Kinds[K]>;
  }

  /** Every object, in the order of creation: which kinds there once were leaves no trace. */
  all(): readonly KubeObject[] {
    return this.byBirth([...this.kinds.values()].flatMap((objects) => [...objects.values()]));
  }

  count(kind: Kind): number {
    return this.kinds.get(kind)?.size ?? 0;
  }

  /** Every object that names this UID in its ownerReferences, by kind. */
  dependentsOf(uid: string): readonly KubeObject[] {
    return this.byBirth(this.dependents.get(uid)?.values() ?? []).sort((a, b) => compare(a.kind, b.kind));
  }

  /** The objects of a kind whose controller is this UID. */
  controlledBy<K extends Kind>(kind: K, uid: string): readonly Kinds[K][] {
    const controlled: KubeObject[] = [];
    for (const object of this.dependents.get(uid)?.values() ?? []) {
      if (object.kind !== kind) continue;
      const owners = object.metadata.ownerReferences ?? [];
      if (owners.some((owner) => owner.uid === uid && owner.controller === true)) controlled.push(object);
    }
    return this.byBirth(controlled) as unknown as Kinds[K][];
  }

  /** The objects of a kind in a namespace that no controller owns. */
  orphans<K extends Kind>(kind: K, namespace: string | undefined): readonly Kinds[K][] {
    const all = [...(this.uncontrolled.get(kind)?.values() ?? [])] as unknown as Kinds[K][];
    return this.byBirth(all.filter((object) => object.metadata.namespace === namespace));
  }

  podsOn(node: string): readonly Pod[] {
    return this.byBirth((this.podsByNode.get(node)?.values() ?? []) as Iterable<Pod>);
  }

  /** Adds an object, or puts it in place of `before`, its older form. */
  put(object: KubeObject, before?: KubeObject): void {
    if (before !== undefined) this.unlink(before);
    const key = keyOf(object);
    if (!this.births.has(object.metadata.uid)) this.births.set(object.metadata.uid, ++this.born);
    entry(this.kinds, object.kind).set(key, object);
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      entry(this.dependents, uid).set(`${object.kind}/${key}`, object);
    }
    if (!isControlled(object)) entry(this.uncontrolled, object.kind).set(key, object);
    if (object.kind === 'Pod' && object.spec.nodeName !== undefined) {
      entry(this.podsByNode, object.spec.nodeName).set(key, object);
    }
  }

  remove(object: KubeObject): void {
    this.unlink(object);
    this.kinds.get(object.kind)?.delete(keyOf(object));
    this.births.delete(object.metadata.uid);
  }

  /** Takes an object out of the indexes by owner and by Node, and from among those without a controller. */
  private unlink(object: KubeObject): void {
    const key = keyOf(object);
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const dependents = this.dependents.get(uid);
      dependents?.delete(`${object.kind}/${key}`);
      if (dependents?.size === 0) this.dependents.delete(uid);
    }
    this.uncontrolled.get(object.kind)?.delete(key);
    if (object.kind === 'Pod' && object.spec.nodeName !== undefined) {
      this.podsByNode.get(object.spec.nodeName)?.delete(key);
    }
  }

  private byBirth<T extends KubeObject>(objects: Iterable<T>): T[] {
    const birth = (object: T) => this.births.get(object.metadata.uid) ?? 0;
    return [...objects].sort((a, b) => birth(a) - birth(b));
  }
}

function entry<K>(index: Map<K, ObjectsByKey>, key: K): ObjectsByKey {
  let objects = index.get(key);
  if (objects === undefined) index.set(key, (objects = new Map<string, KubeObject>()));
  return objects;
}

const isControlled = (object: KubeObject): boolean =>
  object.metadata.ownerReferences?.some((owner) => owner.controller === true) ?? false;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
