/**
 * The objects of a cluster, found by kind and name, by owner and by Node.
 *
 * Every list comes in the order of creation, so that a cluster that was stored and loaded lists alike.
 */
import type { Kind, Kinds, KubeObject, Pod } from '../api/objects';
import { EventLog } from './events/event-log';
import { LoggedEvent } from './events/logged-event';
import { controllerReference } from './identity';

/** An object's place in the cluster, shared by every index: what is there now, and what stays while it changes. */
export interface Entry<T extends KubeObject = KubeObject> {
  readonly object: T;
  /** The place in the order of creation. */
  readonly birth: number;
}

type Place = { -readonly [Field in keyof Entry]: Entry[Field] };

/** The objects of one kind. */
interface Shelf {
  /** In the order of creation. */
  readonly places: Set<Place>;
  /** By namespace ('' for cluster-scoped kinds) and name. */
  readonly names: Map<string, Map<string, Place>>;
}

export class ObjectIndex {
  private readonly shelves = new Map<Kind, Shelf>();
  /** By the owner's UID. */
  private readonly dependents = new Map<string, Set<Place>>();
  /** By kind, the objects that no controller owns. */
  private readonly uncontrolled = new Map<Kind, Set<Place>>();
  private readonly podsByNode = new Map<string, Set<Place>>();
  /** Events have a shelf of their own: nobody owns them, and hardly anybody asks for one by its name. */
  readonly events = new EventLog();
  /** Objects that were handed out in lists: whoever looks through all Pods for each Pod is seen by it. */
  handedOut = 0;
  private born = 0;

  /** The entry of the object of this kind and name. */
  find<K extends Kind>(kind: K, name: string, namespace = ''): Entry<Kinds[K]> | undefined {
    if (kind === 'Event') return this.events.find(name, namespace) as Entry as Entry<Kinds[K]> | undefined;
    return this.shelves.get(kind)?.names.get(namespace)?.get(name) as Entry<Kinds[K]> | undefined;
  }

  get<K extends Kind>(kind: K, name: string, namespace?: string): Kinds[K] | undefined {
    return this.find(kind, name, namespace)?.object;
  }

  /** The oldest object of a kind. */
  oldest<K extends Kind>(kind: K): Kinds[K] | undefined {
    const first: Place | undefined = this.shelves.get(kind)?.places.values().next().value;
    return first?.object as Kinds[K] | undefined;
  }

  /** All objects of a kind, without making a list. */
  *each<K extends Kind>(kind: K): IterableIterator<Kinds[K]> {
    const entries = kind === 'Event' ? this.events.all() : this.shelves.get(kind)?.places;
    for (const { object } of entries ?? []) {
      this.handedOut++;
      yield object as Kinds[K];
    }
  }

  /** A list of all objects of a kind. */
  list<K extends Kind>(kind: K): Kinds[K][] {
    if (kind === 'Event') return [...this.each(kind)];
    const list: Kinds[K][] = [];
    this.shelves.get(kind)?.places.forEach(({ object }) => list.push(object as Kinds[K]));
    this.handedOut += list.length;
    return list;
  }

  /** Every object, in the order of creation: which kinds there once were leaves no trace. */
  all(): readonly KubeObject[] {
    return inOrder([...[...this.shelves.values()].flatMap(({ places }) => [...places]), ...this.events.all()]);
  }

  count(kind: Kind): number {
    return kind === 'Event' ? this.events.count : (this.shelves.get(kind)?.places.size ?? 0);
  }

  /** Every object that names this UID in its ownerReferences, by kind. */
  dependentsOf(uid: string): readonly KubeObject[] {
    return this.listed([...(this.dependents.get(uid) ?? [])]).sort((a, b) => compare(a.kind, b.kind));
  }

  /** The objects of a kind whose controller is this UID. */
  controlledBy<K extends Kind>(kind: K, uid: string): readonly Kinds[K][] {
    const controlled: Entry<Kinds[K]>[] = [];
    for (const entry of this.dependents.get(uid) ?? []) {
      const { object } = entry;
      if (object.kind === kind && controllerUid(object) === uid) controlled.push(entry as Entry<Kinds[K]>);
    }
    return this.listed(controlled);
  }

  /** The objects of a kind in a namespace that no controller owns. */
  orphans<K extends Kind>(kind: K, namespace: string | undefined): readonly Kinds[K][] {
    const orphans: Entry<Kinds[K]>[] = [];
    for (const entry of this.uncontrolled.get(kind) ?? []) {
      if (entry.object.metadata.namespace === namespace) orphans.push(entry as Entry<Kinds[K]>);
    }
    return this.listed(orphans);
  }

  podsOn(node: string): readonly Pod[] {
    return this.listed([...(this.podsByNode.get(node) ?? [])] as Entry<Pod>[]);
  }

  /** Adds an object whose name is free. */
  add(object: KubeObject): void {
    if (object.kind === 'Event') return this.events.add(LoggedEvent.of(object, this.nextBirth()));
    const { name, namespace = '' } = object.metadata;
    const place: Place = { object, birth: this.nextBirth() };
    let shelf = this.shelves.get(object.kind);
    if (shelf === undefined) this.shelves.set(object.kind, (shelf = { places: new Set(), names: new Map() }));
    shelf.places.add(place);
    let names = shelf.names.get(namespace);
    if (names === undefined) shelf.names.set(namespace, (names = new Map<string, Place>()));
    names.set(name, place);
    this.link(place);
  }

  /** The place in the order of creation of what is added next. */
  nextBirth(): number {
    return ++this.born;
  }

  /** Puts an object in the place of its older form. */
  replace(entry: Entry, next: KubeObject): void {
    const place: Place = entry;
    if (next.kind === 'Event') {
      place.object = next;
      return;
    }
    const { object: before } = place;
    const isLinkedAlike =
      before.metadata.ownerReferences === next.metadata.ownerReferences && nodeOf(before) === nodeOf(next);
    if (!isLinkedAlike) this.unlink(place);
    place.object = next;
    if (!isLinkedAlike) this.link(place);
  }

  remove(entry: Entry): void {
    if (entry instanceof LoggedEvent) return this.events.remove(entry);
    this.unlink(entry);
    const { kind, metadata } = entry.object;
    const shelf = this.shelves.get(kind);
    shelf?.places.delete(entry);
    shelf?.names.get(metadata.namespace ?? '')?.delete(metadata.name);
  }

  private listed<T extends KubeObject>(entries: Entry<T>[]): T[] {
    this.handedOut += entries.length;
    return inOrder(entries);
  }

  /** Enters an object into the indexes by owner and by Node, or among those without a controller. */
  private link(place: Place): void {
    const { object } = place;
    for (const { uid } of object.metadata.ownerReferences ?? []) group(this.dependents, uid).add(place);
    if (controllerUid(object) === undefined) group(this.uncontrolled, object.kind).add(place);
    const node = nodeOf(object);
    if (node !== undefined) group(this.podsByNode, node).add(place);
  }

  private unlink(place: Place): void {
    const { object } = place;
    for (const { uid } of object.metadata.ownerReferences ?? []) leave(this.dependents, uid, place);
    if (controllerUid(object) === undefined) leave(this.uncontrolled, object.kind, place);
    const node = nodeOf(object);
    if (node !== undefined) leave(this.podsByNode, node, place);
  }
}

function group<K>(index: Map<K, Set<Place>>, key: K): Set<Place> {
  let places = index.get(key);
  if (places === undefined) index.set(key, (places = new Set<Place>()));
  return places;
}

function leave<K>(index: Map<K, Set<Place>>, key: K, place: Place): void {
  const places = index.get(key);
  places?.delete(place);
  if (places?.size === 0) index.delete(key);
}

/** The objects of these entries in the order of creation, which most lists are in already. */
function inOrder<T extends KubeObject>(entries: Entry<T>[]): T[] {
  let latest = 0;
  let isOrdered = true;
  for (const { birth } of entries) {
    isOrdered &&= birth > latest;
    latest = birth;
  }
  if (!isOrdered) entries.sort((a, b) => a.birth - b.birth);
  return entries.map(({ object }) => object);
}

const nodeOf = (object: KubeObject): string | undefined => (object.kind === 'Pod' ? object.spec.nodeName : undefined);

const controllerUid = (object: KubeObject): string | undefined => controllerReference(object)?.uid;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
