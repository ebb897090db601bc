/**
 * The engine's working copy of a cluster: objects with indexes, clock, generator and the record of steps.
 *
 * Objects in it are never changed in place: a change replaces the object, so a reference taken before a change still
 * shows what was. `snapshot` and `fork` therefore cost one list, not a copy of every object.
 */
import { isEqual } from '../api/equal';
import { type Kind, type Kinds, type KubeObject, type Pod, type Ref } from '../api/objects';
import { generateName } from './names';
import { mix, type Random } from './random';
import type { NodeRuntime, PodRuntime, Timing } from './runtime';
import { type ClusterState, MAX_STEPS, type Rules } from './state';
import type { Step } from './step';
import { timestamp } from './time';

/** One change of one object. */
export interface Change<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly at: number;
  readonly object: T;
  /** The object as it was; absent for ADDED. */
  readonly before?: T;
  /** The step that this change belongs to, if any. */
  readonly step?: number;
}

/** What a new object needs: the server adds uid, resourceVersion, creationTimestamp and, with generateName, the name. */
export type NewObject<T extends KubeObject> = Omit<T, 'metadata'> & {
  readonly metadata: Partial<T['metadata']>;
};

/** An object's key in its kind: `namespace/name`, or `name` for cluster-scoped kinds. */
export function keyOf(object: { metadata: { name: string; namespace?: string } }): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

export class Cluster {
  readonly random: Random;
  rules: Rules;
  timing: Timing;
  /** Virtual time, milliseconds. Only the loop moves it. */
  now: number;

  /** The step that the work at hand follows from. */
  private cause: number | undefined;
  /** The latest step of the work at hand: the changes that come now belong to it. */
  private current: number | undefined;
  private readonly kinds = new Map<Kind, Map<string, KubeObject>>();
  private readonly dependents = new Map<string, Map<string, KubeObject>>();
  /** By kind, the objects that no controller owns. */
  private readonly uncontrolled = new Map<Kind, Map<string, KubeObject>>();
  private readonly podsByNode = new Map<string, Map<string, Pod>>();
  /** By UID: the place in the order of creation. Lists from an index are sorted by it, so a loaded cluster lists alike. */
  private readonly births = new Map<string, number>();
  private readonly podRuntimes: Map<string, PodRuntime>;
  private readonly nodeRuntimes: Map<string, NodeRuntime>;
  private readonly loads: Map<string, number>;
  private readonly listeners: ((change: Change) => void)[] = [];
  private readonly stepsBefore: readonly Step[];
  private readonly stepsNow: Step[] = [];
  private born = 0;
  private stepCount: number;
  private serial: number;
  private resourceVersion: number;

  constructor(state: ClusterState) {
    this.random = { position: state.random };
    this.rules = state.rules;
    this.timing = state.timing;
    this.now = state.clock;
    this.serial = state.serial;
    this.resourceVersion = state.resourceVersion;
    this.stepsBefore = state.steps;
    this.stepCount = state.stepCount;
    this.podRuntimes = new Map(Object.entries(state.pods));
    this.nodeRuntimes = new Map(Object.entries(state.nodes));
    this.loads = new Map(Object.entries(state.loads));
    for (const object of state.objects) this.index(object);
  }

  /** The cluster as plain data. Shares every object with the working copy. */
  snapshot(): ClusterState {
    return {
      format: 1,
      clock: this.now,
      random: this.random.position,
      serial: this.serial,
      resourceVersion: this.resourceVersion,
      rules: this.rules,
      timing: this.timing,
      objects: [...this.kinds.values()].flatMap((objects) => [...objects.values()]),
      pods: Object.fromEntries(this.podRuntimes),
      nodes: Object.fromEntries(this.nodeRuntimes),
      loads: Object.fromEntries(this.loads),
      steps: [...this.stepsBefore, ...this.stepsNow].slice(-MAX_STEPS),
      stepCount: this.stepCount,
    };
  }

  /** An independent copy of the working copy, without its listeners. */
  fork(): Cluster {
    return new Cluster(this.snapshot());
  }

  // ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The object of this kind and name, or undefined. `namespace` is left out for cluster-scoped kinds. */
  get<K extends Kind>(kind: K, name: string, namespace?: string): Kinds[K] | undefined {
    return this.kinds.get(kind)?.get(namespace === undefined ? name : `${namespace}/${name}`) as Kinds[K] | undefined;
  }

  /** The object that a reference points at, or undefined. */
  resolve(ref: Ref): KubeObject | undefined {
    return this.get(ref.kind, ref.name, ref.namespace);
  }

  /** The object with this key (see keyOf), or undefined. */
  byKey<K extends Kind>(kind: K, key: string): Kinds[K] | undefined {
    return this.kinds.get(kind)?.get(key) as Kinds[K] | undefined;
  }

  /** All objects of a kind, in the order of creation. */
  list<K extends Kind>(kind: K, namespace?: string): readonly Kinds[K][] {
    const all = [...(this.kinds.get(kind)?.values() ?? [])] as unknown as Kinds[K][];
    return namespace === undefined ? all : all.filter((object) => object.metadata.namespace === namespace);
  }

  /** All objects of a kind without making a list; stop early where only the first few matter. */
  each<K extends Kind>(kind: K): IterableIterator<Kinds[K]> {
    return (this.kinds.get(kind) ?? new Map<string, KubeObject>()).values() as IterableIterator<Kinds[K]>;
  }

  count(kind: Kind): number {
    return this.kinds.get(kind)?.size ?? 0;
  }

  /** Every object that names this UID in its ownerReferences, by kind and in the order of creation. */
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

  /** The objects of a kind in a namespace that no controller owns: what a controller may adopt. */
  orphans<K extends Kind>(kind: K, namespace: string | undefined): readonly Kinds[K][] {
    const all = [...(this.uncontrolled.get(kind)?.values() ?? [])] as unknown as Kinds[K][];
    return this.byBirth(all.filter((object) => object.metadata.namespace === namespace));
  }

  /** Every Pod that is bound to a Node, terminal ones included, in the order of creation. */
  podsOn(node: string): readonly Pod[] {
    return this.byBirth(this.podsByNode.get(node)?.values() ?? []);
  }

  /** What the kubelet remembers of a Pod. */
  runtimeOfPod(uid: string): PodRuntime | undefined {
    return this.podRuntimes.get(uid);
  }

  runtimeOfNode(name: string): NodeRuntime | undefined {
    return this.nodeRuntimes.get(name);
  }

  /** Requests per second that people send to a Service; 0 when nobody does. */
  loadOn(service: string): number {
    return this.loads.get(service) ?? 0;
  }

  /** Steps recorded since this working copy was made. */
  get steps(): readonly Step[] {
    return this.stepsNow;
  }

  /** Every step that is remembered, also from before. */
  get history(): readonly Step[] {
    return [...this.stepsBefore, ...this.stepsNow];
  }

  // ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Adds an object. Its name must be free: callers that take names from people check first (see admission). */
  create<K extends Kind>(kind: K, object: NewObject<Kinds[K]>): Kinds[K] {
    const metadata = object.metadata;
    const created = {
      ...object,
      kind,
      metadata: {
        ...metadata,
        name: metadata.name ?? this.freeName(kind, metadata.generateName ?? '', metadata.namespace),
        uid: this.nextUid(),
        resourceVersion: this.nextResourceVersion(),
        creationTimestamp: timestamp(this.now),
        generation: 1,
      },
    } as unknown as Kinds[K];
    if (this.kinds.get(kind)?.has(keyOf(created))) throw new Error(`${kind} ${keyOf(created)} exists already`);
    this.index(created);
    this.emit({ type: 'ADDED', at: this.now, object: created, step: this.current ?? this.cause });
    return created;
  }

  /**
   * Replaces an object by a changed copy. Nothing happens when nothing differs. A change of `spec` raises the
   * generation. Returns what is stored now.
   */
  update<T extends KubeObject>(next: T): T {
    const key = keyOf(next);
    const before = this.kinds.get(next.kind)?.get(key) as T | undefined;
    if (before === undefined) throw new Error(`${next.kind} ${key} does not exist`);
    if (isEqual(before, next)) return before;
    const specs = [before, next].map((object) => (object as { spec?: unknown }).spec);
    const stored = {
      ...next,
      metadata: {
        ...next.metadata,
        resourceVersion: this.nextResourceVersion(),
        generation: before.metadata.generation + (isEqual(specs[0], specs[1]) ? 0 : 1),
      },
    } as T;
    this.unindex(before);
    this.index(stored);
    this.emit({ type: 'MODIFIED', at: this.now, object: stored, before, step: this.current ?? this.cause });
    return stored;
  }

  /** Replaces the status of an object. The object must exist. */
  updateStatus<T extends KubeObject & { readonly status: unknown }>(object: T, status: T['status']): T {
    return this.update({ ...object, status });
  }

  /** Takes an object out at once; grace, finalizers and dependents are deletion.ts's business. */
  remove(object: KubeObject): void {
    const stored = this.kinds.get(object.kind)?.get(keyOf(object));
    if (stored === undefined) return;
    this.unindex(stored);
    this.kinds.get(object.kind)?.delete(keyOf(object));
    this.births.delete(stored.metadata.uid);
    if (stored.kind === 'Pod') this.podRuntimes.delete(stored.metadata.uid);
    if (stored.kind === 'Node') this.nodeRuntimes.delete(stored.metadata.name);
    if (stored.kind === 'Service') this.loads.delete(keyOf(stored));
    this.nextResourceVersion();
    this.emit({ type: 'DELETED', at: this.now, object: stored, before: stored, step: this.current ?? this.cause });
  }

  setPodRuntime(uid: string, runtime: PodRuntime): void {
    this.podRuntimes.set(uid, runtime);
  }

  setNodeRuntime(node: string, runtime: NodeRuntime): void {
    this.nodeRuntimes.set(node, runtime);
  }

  /** Begins a piece of work that follows from a step (none: from nothing that is recorded). */
  beginWork(cause: number | undefined): void {
    this.cause = cause;
    this.current = undefined;
  }

  /** Sends so many requests per second to a Service from now on; 0 stops. */
  setLoad(service: string, rate: number): void {
    if (rate > 0) this.loads.set(service, rate);
    else this.loads.delete(service);
  }

  /** Writes a step into the record. The changes after it, up to the next step of this piece of work, belong to it. */
  record(step: Omit<Step, 'id' | 'at' | 'causedBy'>): Step {
    const recorded: Step = { id: ++this.stepCount, at: this.now, ...step };
    const whole = this.cause === undefined ? recorded : { ...recorded, causedBy: this.cause };
    this.stepsNow.push(whole);
    this.current = whole.id;
    return whole;
  }

  /** Calls the listener after every change, in order. Returns a function that stops it. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners.splice(this.listeners.indexOf(listener), 1);
    };
  }

  /** A number that was never given before. */
  nextSerial(): number {
    return ++this.serial;
  }

  // ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private emit(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  private nextResourceVersion(): string {
    return String(++this.resourceVersion);
  }

  /** UIDs derive from the serial number, scrambled so that their order says nothing about age. */
  private nextUid(): string {
    const serial = this.nextSerial();
    const hex = [1, 2, 3, 4]
      .map((salt) =>
        mix(serial * 4 + salt)
          .toString(16)
          .padStart(8, '0'),
      )
      .join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** The server tries a few times when a generated name is taken (RetryGenerateName). */
  private freeName(kind: Kind, base: string, namespace: string | undefined): string {
    for (;;) {
      const name = generateName(this.random, base);
      if (this.get(kind, name, namespace) === undefined) return name;
    }
  }

  private byBirth<T extends KubeObject>(objects: Iterable<T>): T[] {
    const birth = (object: T) => this.births.get(object.metadata.uid) ?? 0;
    return [...objects].sort((a, b) => birth(a) - birth(b));
  }

  private index(object: KubeObject): void {
    const key = keyOf(object);
    if (!this.births.has(object.metadata.uid)) this.births.set(object.metadata.uid, ++this.born);
    const objects = this.kinds.get(object.kind) ?? new Map<string, KubeObject>();
    this.kinds.set(object.kind, objects.set(key, object));
    for (const owner of object.metadata.ownerReferences ?? []) {
      const known = this.dependents.get(owner.uid) ?? new Map<string, KubeObject>();
      this.dependents.set(owner.uid, known.set(`${object.kind}/${key}`, object));
    }
    if (controllerOf(object) === undefined) {
      const free = this.uncontrolled.get(object.kind) ?? new Map<string, KubeObject>();
      this.uncontrolled.set(object.kind, free.set(key, object));
    }
    if (object.kind === 'Pod' && object.spec.nodeName !== undefined) {
      const pods = this.podsByNode.get(object.spec.nodeName) ?? new Map<string, Pod>();
      this.podsByNode.set(object.spec.nodeName, pods.set(key, object));
    }
  }

  /** Takes an object out of the indexes by owner and by Node, and from among those without a controller. */
  private unindex(object: KubeObject): void {
    const key = keyOf(object);
    for (const owner of object.metadata.ownerReferences ?? []) {
      this.dependents.get(owner.uid)?.delete(`${object.kind}/${key}`);
    }
    this.uncontrolled.get(object.kind)?.delete(key);
    if (object.kind === 'Pod' && object.spec.nodeName !== undefined) {
      this.podsByNode.get(object.spec.nodeName)?.delete(key);
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The owner that controls an object, as a reference, or undefined. */
export function controllerOf(object: KubeObject): Ref | undefined {
  const owner = object.metadata.ownerReferences?.find((reference) => reference.controller === true);
  if (owner === undefined) return undefined;
  const ref: Ref = { kind: owner.kind as Kind, name: owner.name };
  return object.metadata.namespace === undefined ? ref : { ...ref, namespace: object.metadata.namespace };
}
