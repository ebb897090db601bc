/**
 * One Event in the log: a note of what was seen, and when. It becomes an object only for those who look at it: there are
 * several Events for every Pod, and hardly anybody reads them.
 */
import type { Event, KubeObject } from '../../api/objects';
import { millisOf, SECOND, timestamp } from '../time';
import { uidOf } from '../uid';

/** What is reported. */
export interface EventNote {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** Who reports about what, and what the server gives the Event. */
export interface Report {
  readonly source: string;
  readonly about: KubeObject;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly resourceVersion: string;
  /** The UID derives from it. */
  readonly serial: number;
}

/** An Event as the server has it after it was reported for the first time. */
export function firstEvent(
  { source, at, resourceVersion, serial }: Omit<Report, 'about'>,
  involvedObject: Event['involvedObject'],
  { type, reason, message }: Readonly<Record<keyof EventNote, string>>,
): Event {
  const time = timestamp(at);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${involvedObject.name ?? ''}.${nanosOf(at, serial).toString(16)}`,
      namespace: involvedObject.namespace ?? 'default',
      uid: uidOf(serial),
      resourceVersion,
      creationTimestamp: time,
      generation: 1,
    },
    involvedObject,
    type,
    reason,
    message,
    count: 1,
    firstTimestamp: time,
    lastTimestamp: time,
    source: { component: source },
    reportingComponent: source,
  };
}

const NANOS_PER_MILLI = 1_000_000n;
const NANOS_PER_SECOND = 1_000_000_000;

/** The name of an Event ends with its instant. What was reported in one second follows each other by its number. */
const nanosOf = (second: number, serial: number): bigint =>
  BigInt(second) * NANOS_PER_MILLI + BigInt(serial % NANOS_PER_SECOND);

/** The serial number that an Event's name was made from, when it was first reported at a second; NaN for other names. */
export function serialIn(name: string, second: number): number {
  const instant = /\.([0-9a-f]{1,16})$/.exec(name)?.[1];
  return instant === undefined ? NaN : Number(BigInt(`0x${instant}`) - BigInt(second) * NANOS_PER_MILLI);
}

export class LoggedEvent {
  /** Whether it was taken out of the log. */
  isGone = false;

  private constructor(
    /** Its place in the order of creation of all objects. */
    readonly birth: number,
    readonly source: string,
    readonly type: string,
    readonly reason: string,
    readonly aboutUid: string,
    /** The resourceVersion that the object had when it was first reported. */
    readonly aboutVersion: string,
    /** Virtual milliseconds; whole seconds, for more is not stored. Undefined until somebody asks. */
    private first: number | undefined,
    private last: number | undefined,
    public message: string,
    public count: number,
    private current: Event | (() => Event),
  ) {}

  /** An Event that is seen for the first time. */
  static first(birth: number, { source, about, at, resourceVersion, serial }: Report, note: EventNote): LoggedEvent {
    const { type, reason, message } = note;
    const { name, namespace, uid, resourceVersion: version } = about.metadata;
    const { apiVersion, kind } = about;
    const second = wholeSecond(at);
    const make = (): Event => {
      const whose = namespace === undefined ? {} : { namespace };
      const involvedObject = { apiVersion, kind, name, ...whose, uid, resourceVersion: version };
      return firstEvent({ source, at: second, resourceVersion, serial }, involvedObject, note);
    };
    return new LoggedEvent(birth, source, type, reason, uid, version, second, second, message, 1, make);
  }

  /** An Event that was stored, or that somebody wrote. */
  static of(event: Event, birth: number): LoggedEvent {
    const { source, reportingComponent = '', type = '', reason = '', message = '', involvedObject } = event;
    const component = source?.component ?? reportingComponent;
    const { uid = '', resourceVersion = '' } = involvedObject;
    const count = event.count ?? 1;
    return new LoggedEvent(
      birth,
      component,
      type,
      reason,
      uid,
      resourceVersion,
      undefined,
      undefined,
      message,
      count,
      event,
    );
  }

  /** When it was first seen, virtual milliseconds. */
  get firstAt(): number {
    return (this.first ??= millisOf(this.object.firstTimestamp ?? this.object.metadata.creationTimestamp));
  }

  /** When it was last seen. */
  get lastAt(): number {
    const last = this.last ?? this.object.lastTimestamp;
    return (this.last = typeof last === 'string' ? millisOf(last) : (last ?? this.firstAt));
  }

  /** The object that people see. */
  get object(): Event {
    if (typeof this.current === 'function') this.current = this.current();
    return this.current;
  }

  /** Puts another form of the object in its place. */
  set object(event: Event) {
    this.current = event;
  }

  /** Counts it once more, seen at `at` (virtual milliseconds) with these words. */
  again(message: string, at: number, resourceVersion: string): void {
    const event = this.object;
    this.count++;
    this.last = wholeSecond(at);
    this.message = message;
    const metadata = { ...event.metadata, resourceVersion };
    this.current = { ...event, metadata, message, count: this.count, lastTimestamp: timestamp(this.last) };
  }
}

const wholeSecond = (at: number): number => Math.floor(at / SECOND) * SECOND;
