/**
 * The engine's working copy of a cluster: objects with indexes, clock, generator and the record of steps.
 *
 * Objects in it are never changed in place: a change replaces the object, so a reference taken before a change still
 * shows what was. `snapshot` and `fork` therefore cost one list, not a copy of every object.
 */
import { isEqual } from '../api/equal';
import type { Kind, Kinds, KubeObject, Pod, Ref } from '../api/objects';
import type { Change, NewObject } from './change';
import { derivedList, isDerived } from './derived';
import { type EventNote, LoggedEvent } from './events/logged-event';
import { keyOf } from './identity';
import { Listeners } from './listeners';
import { Machines } from './machines';
import { generateName } from './names';
import { type Entry, ObjectIndex } from './object-index';
import type { Random } from './random';
import type { ClusterState, Rules } from './state';
import type { Step } from './step';
import { StepRecord } from './step-record';
import { timestamp } from './time';
import type { Timing } from './timing';
import { uidOf } from './uid';

export type { Change, NewObject } from './change';
export { controllerOf, controllerReference, keyOf } from './identity';

/** By measurement: with these, effort and processor time rise alike whatever the controllers do. */
const EFFORT = { write: 30, step: 16 } as const;

export class Cluster {
  readonly random: Random;
  rules: Rules;
  timing: Timing;
  /** Pods (and as many Jobs) that controllers may make; see channel-limit.ts. No part of the state: the channel sets it. */
  mostPods = Infinity;
  /** Virtual time, milliseconds. Only the loop moves it. */
  now: number;
  readonly machines: Machines;

  private readonly objects = new ObjectIndex();
  private readonly stepRecord: StepRecord;
  private readonly changed = new Listeners<Change>();
  private readonly nudged = new Listeners<Change>();
  private readonly eventSeen = new Listeners<Change>();
  private serial: number;
  private resourceVersion: number;

  constructor(state: ClusterState) {
    this.random = { position: state.random };
    this.rules = state.rules;
    this.timing = state.timing;
    this.now = state.clock;
    this.serial = state.serial;
    this.resourceVersion = state.resourceVersion;
    this.stepRecord = new StepRecord(state.steps, state.stepCount);
    this.machines = new Machines(state);
    for (const object of state.objects) this.objects.add(object);
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
      objects: this.objects.all(),
      ...this.machines.snapshot(),
      steps: this.stepRecord.kept,
      stepCount: this.stepRecord.count,
    };
  }

  /** An independent copy of the working copy, without its listeners. */
  fork(): Cluster {
    const copy = new Cluster(this.snapshot());
    copy.mostPods = this.mostPods;
    return copy;
  }

  /** The object of this kind and name, or undefined. `namespace` is left out for cluster-scoped kinds. */
  get<K extends Kind>(kind: K, name: string, namespace?: string): Kinds[K] | undefined {
    if (!isDerived(kind)) return this.objects.get(kind, name, namespace);
    return derivedList(this, kind).find((one) => one.metadata.name === name && one.metadata.namespace === namespace);
  }

  /** The object that a reference points at, or undefined. */
  resolve(ref: Ref): KubeObject | undefined {
    return this.get(ref.kind, ref.name, ref.namespace);
  }

  /** The object with this key (see keyOf), or undefined. */
  byKey<K extends Kind>(kind: K, key: string): Kinds[K] | undefined {
    const slash = key.indexOf('/');
    return slash < 0 ? this.objects.get(kind, key) : this.objects.get(kind, key.slice(slash + 1), key.slice(0, slash));
  }

  /** All objects of a kind, in the order of creation. */
  list<K extends Kind>(kind: K, namespace?: string): readonly Kinds[K][] {
    const all = isDerived(kind) ? derivedList(this, kind) : this.objects.list(kind);
    return namespace === undefined ? all : all.filter((object) => object.metadata.namespace === namespace);
  }

  /** All objects of a kind without making a list; stop early where only the first few matter. */
  each<K extends Kind>(kind: K): IterableIterator<Kinds[K]> {
    return this.objects.each(kind);
  }

  /** The oldest object of a kind, or undefined. */
  oldest<K extends Kind>(kind: K): Kinds[K] | undefined {
    return this.objects.oldest(kind);
  }

  /** How many objects of a kind there are. */
  count(kind: Kind): number {
    return this.objects.count(kind);
  }

  /** Every object that names this UID in its ownerReferences, by kind and in the order of creation. */
  dependentsOf(uid: string): readonly KubeObject[] {
    return this.objects.dependentsOf(uid);
  }

  /** The objects of a kind whose controller is this UID. */
  controlledBy<K extends Kind>(kind: K, uid: string): readonly Kinds[K][] {
    return this.objects.controlledBy(kind, uid);
  }

  /** The objects of a kind in a namespace that no controller owns: what a controller may adopt. */
  orphans<K extends Kind>(kind: K, namespace: string | undefined): readonly Kinds[K][] {
    return this.objects.orphans(kind, namespace);
  }

  /** Every Pod that is bound to a Node, terminal ones included, in the order of creation. */
  podsOn(node: string): readonly Pod[] {
    return this.objects.podsOn(node);
  }

  /** The Events about the object with this UID, oldest first. */
  eventsAbout(uid: string): readonly LoggedEvent[] {
    return this.objects.events.about(uid);
  }

  /** Every Event, oldest first. */
  loggedEvents(): Iterable<LoggedEvent> {
    return this.objects.events.all();
  }

  /** Writes a new Event about an object into the log; whether there is one to count instead is events.ts's business. */
  logEvent(source: string, about: KubeObject, note: EventNote): void {
    const [serial, resourceVersion] = [this.nextSerial(), this.nextResourceVersion()];
    const report = { source, about, at: this.now, resourceVersion, serial };
    const entry = LoggedEvent.first(this.objects.nextBirth(), report, note);
    this.objects.events.add(entry);
    if (this.eventSeen.isWanted) this.eventSeen.tell(this.changeOf('ADDED', entry.object));
  }

  /** Counts an Event of the log once more, with these words. */
  countEvent(entry: LoggedEvent, message: string): void {
    const before = entry.object;
    entry.again(message, this.now, this.nextResourceVersion());
    if (this.eventSeen.isWanted) this.eventSeen.tell(this.changeOf('MODIFIED', entry.object, before));
  }

  /** Takes an Event out of the log. */
  forgetEvent(entry: LoggedEvent): void {
    this.objects.events.remove(entry);
    this.nextResourceVersion();
    if (this.eventSeen.isWanted) this.eventSeen.tell(this.changeOf('DELETED', entry.object, entry.object));
  }

  /**
   * How much was done to this working copy, counted: one for each object that was handed out in a list, and what a
   * write and a step cost beside that. Times of machines differ, this does not.
   */
  get effort(): number {
    return this.objects.handedOut + EFFORT.write * this.resourceVersion + EFFORT.step * this.stepRecord.count;
  }

  /** Steps recorded since this working copy was made. */
  get steps(): readonly Step[] {
    return this.stepRecord.now;
  }

  /** Every step that is remembered, also from before. */
  get history(): readonly Step[] {
    return this.stepRecord.all;
  }

  /** The latest step that is remembered and fits. */
  lastStep(fits: (step: Step) => boolean): Step | undefined {
    return this.stepRecord.last(fits);
  }

  /** The step that a change made now belongs to: the latest of the work at hand, else the one that this follows from. */
  get currentStep(): number | undefined {
    return this.stepRecord.current;
  }

  /** Adds an object. Its name must be free: callers that take names from people check first (see admission). */
  create<K extends Kind>(kind: K, object: NewObject<Kinds[K]>): Kinds[K] {
    const metadata: Writable<KubeObject['metadata']> = { ...(object.metadata as KubeObject['metadata']) };
    if (object.metadata.name === undefined) {
      metadata.name = this.freeName(kind, metadata.generateName ?? '', metadata.namespace);
    }
    metadata.uid = uidOf(this.nextSerial());
    metadata.resourceVersion = this.nextResourceVersion();
    metadata.creationTimestamp = timestamp(this.now);
    metadata.generation = 1;
    const created = { ...object } as unknown as Writable<Kinds[K]>;
    created.kind = kind;
    created.metadata = metadata;
    const { name, namespace } = created.metadata;
    if (this.objects.find(kind, name, namespace) !== undefined) {
      throw new Error(`${kind} ${keyOf(created)} exists already`);
    }
    this.objects.add(created as Kinds[K]);
    this.emit('ADDED', created as Kinds[K]);
    return created as Kinds[K];
  }

  /**
   * Replaces an object by a changed copy. Nothing happens when nothing differs. A change of `spec`, and the
   * mark for deletion, raise the generation. Returns what is stored now.
   */
  update<T extends KubeObject>(next: T): T {
    const entry = this.objects.find(next.kind, next.metadata.name, next.metadata.namespace);
    if (entry === undefined) throw new Error(`${next.kind} ${keyOf(next)} does not exist`);
    const before = entry.object as T;
    if (isEqual(before, next)) return before;
    const stored = {
      ...next,
      metadata: {
        ...next.metadata,
        resourceVersion: this.nextResourceVersion(),
        generation: before.metadata.generation + (isNewGeneration(before, next) ? 1 : 0),
      },
    } as T;
    this.objects.replace(entry, stored);
    this.emit('MODIFIED', stored, before);
    return stored;
  }

  /** Replaces the status of an object. The object must exist. */
  updateStatus<T extends KubeObject & { readonly status: unknown }>(object: T, status: T['status']): T {
    return this.update({ ...object, status });
  }

  /** Takes an object out at once; grace, finalizers and dependents are deletion.ts's business. */
  remove(object: KubeObject): void {
    const { name, namespace } = object.metadata;
    const entry: Entry | undefined = this.objects.find(object.kind, name, namespace);
    if (entry === undefined) return;
    this.objects.remove(entry);
    const { object: stored } = entry;
    this.machines.forget(stored);
    this.nextResourceVersion();
    this.emit('DELETED', stored, stored);
  }

  /** Begins a piece of work that follows from a step (none: from nothing that is recorded). */
  beginWork(cause: number | undefined): void {
    this.stepRecord.beginWork(cause);
  }

  /** Writes a step into the record. The changes after it, up to the next step of this piece of work, belong to it. */
  record(step: Omit<Step, 'id' | 'at' | 'causedBy'>): Step {
    return this.stepRecord.add(this.now, step);
  }

  /** Calls the listener after every change of an object that is no Event, in order. Returns a function that stops it. */
  onChange(listener: (change: Change) => void): () => void {
    return this.changed.add(listener);
  }

  /** Calls the listener after every change of an Event: they are for people, and no controller acts on them. */
  onEvent(listener: (change: Change) => void): () => void {
    return this.eventSeen.add(listener);
  }

  /**
   * Lets controllers look at an object again although nothing of it changed: its machine suffered something that the
   * API does not show (yet). Watchers hear nothing.
   */
  nudge(object: KubeObject): void {
    this.nudged.tell(this.changeOf('MODIFIED', object));
  }

  /** Calls the listener after every nudge, in order. Returns a function that stops it. */
  onNudge(listener: (change: Change) => void): () => void {
    return this.nudged.add(listener);
  }

  /** The UID that the next new object gets: the selector of a Job names it. */
  get nextUid(): string {
    return uidOf(this.serial + 1);
  }

  /** A number that was never given before. */
  nextSerial(): number {
    return ++this.serial;
  }

  private emit(type: Change['type'], object: KubeObject, before?: KubeObject): void {
    const listeners = object.kind === 'Event' ? this.eventSeen : this.changed;
    listeners.tell(this.changeOf(type, object, before));
  }

  private changeOf(type: Change['type'], object: KubeObject, before?: KubeObject): Change {
    return { type, at: this.now, object, key: keyOf(object), before, step: this.stepRecord.current };
  }

  private nextResourceVersion(): string {
    return String(++this.resourceVersion);
  }

  /** The server tries a few times when a generated name is taken (RetryGenerateName). */
  private freeName(kind: Kind, base: string, namespace: string | undefined): string {
    for (;;) {
      const name = generateName(this.random, base);
      if (this.get(kind, name, namespace) === undefined) return name;
    }
  }
}

/** An object before anybody else has seen it. */
type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Another spec, and also the mark for deletion: both are for controllers to act on. */
const isNewGeneration = (before: KubeObject, next: KubeObject): boolean =>
  !isEqual(specOf(before), specOf(next)) ||
  (before.metadata.deletionTimestamp === undefined && next.metadata.deletionTimestamp !== undefined);

const specOf = (object: KubeObject): unknown => (object as { readonly spec?: unknown }).spec;
