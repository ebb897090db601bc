/**
 * Events as rows. Most of an Event follows from when it was reported and what it is about, and a cluster remembers hundreds
 * of them: written out they would be more than half of what is stored, most of it digits that follow from a serial number.
 */
import { isEqual } from '../../api/equal';
import type { Event } from '../../api/objects';
import { firstEvent, serialIn } from '../events/logged-event';
import { millisOf, SECOND, timestamp } from '../time';

/** What an Event is about, without its version. */
type About = Omit<Event['involvedObject'], 'resourceVersion'>;

/** Source, type and reason. */
type Note = readonly [source: string, type: string, reason: string];

/** Numbers are differences to the row before; `about` and `note` are places in the tables. */
export type EventRow = readonly [
  serial: number,
  version: number,
  /** Seconds. */
  first: number,
  about: number,
  note: number,
  /** How much older the version is that it is about. */
  age: number,
  /** Seconds since the first report. */
  lasted: number,
  count: number,
  message: string,
];

export interface EventTables {
  readonly abouts: readonly About[];
  readonly notes: readonly Note[];
}

/** The row before the first one. */
const BEGINNING = { serial: 0, version: 0, first: 0 };

/** What of an Event stands in its row. */
interface Parts {
  readonly figures: Figures;
  readonly about: Keyed<About>;
  readonly note: Keyed<Note>;
  readonly message: string;
}

/** Something that stands in a table, with the text that tells it from others. */
interface Keyed<T> {
  readonly value: T;
  readonly key: string;
}

/** Undefined for an Event that does not follow from a row. Events never change, and most are written many times. */
const known = new WeakMap<Event, Parts | undefined>();

/** Makes rows of Events, in their order. */
export class EventRowWriter {
  readonly abouts: About[] = [];
  readonly notes: Note[] = [];
  private readonly places = new Map<string, number>();
  private before = BEGINNING;

  /** Undefined for an Event that does not follow from a row: somebody wrote it, or another program. */
  rowOf(event: Event): EventRow | undefined {
    if (!known.has(event)) known.set(event, partsOf(event));
    const parts = known.get(event);
    if (parts === undefined) return undefined;
    const { figures, about, note, message } = parts;
    const { serial, version, first, age, lasted, count } = figures;
    const { before } = this;
    this.before = figures;
    return [
      serial - before.serial,
      version - before.version,
      first - before.first,
      this.place(about, this.abouts),
      this.place(note, this.notes),
      age,
      lasted,
      count,
      message,
    ];
  }

  private place<T>({ value, key }: Keyed<T>, table: T[]): number {
    const place = this.places.get(key);
    if (place !== undefined) return place;
    this.places.set(key, table.length);
    return table.push(value) - 1;
  }
}

const keyed = <T>(value: T): Keyed<T> => ({ value, key: JSON.stringify(value) });

function partsOf(event: Event): Parts | undefined {
  const { metadata, involvedObject, source, type, reason, message = '', count = 0, firstTimestamp } = event;
  const { resourceVersion: seen, ...about } = involvedObject;
  const [version, first] = [Number(metadata.resourceVersion), secondsOf(firstTimestamp)];
  const serial = Number.isSafeInteger(first) ? serialIn(metadata.name, first * SECOND) : NaN;
  const [age, lasted] = [version - Number(seen), secondsOf(event.lastTimestamp) - first];
  const figures = { serial, version, first, age, lasted, count };
  const note: Note = [source?.component ?? '', type ?? '', reason ?? ''];
  const follows =
    Object.values(figures).every(Number.isSafeInteger) && isEqual(eventOf(figures, about, note, message), event);
  return follows ? { figures, about: keyed(about), note: keyed(note), message } : undefined;
}

/** Makes Events of rows, in their order. Throws for what is no row. */
export class EventRowReader {
  private before = BEGINNING;
  private readonly abouts: readonly Keyed<About>[];
  private readonly notes: readonly Keyed<Note>[];

  constructor({ abouts, notes }: EventTables) {
    this.abouts = abouts.map(keyed);
    this.notes = notes.map(keyed);
  }

  eventOf(row: EventRow): Event {
    const [serial, version, first, aboutPlace, notePlace, age, lasted, count, message] = row;
    const { before } = this;
    const [about, note] = [this.abouts[aboutPlace], this.notes[notePlace]];
    const next = { serial: before.serial + serial, version: before.version + version, first: before.first + first };
    const figures = { ...next, age, lasted, count };
    const isRow = Object.values(figures).every(Number.isSafeInteger) && typeof message === 'string';
    if (!isRow || about === undefined || note === undefined) throw new RangeError('no row of an Event');
    this.before = next;
    const event = eventOf(figures, about.value, note.value, message);
    known.set(event, { figures, about, note, message });
    return event;
  }
}

interface Figures {
  readonly serial: number;
  readonly version: number;
  readonly first: number;
  readonly age: number;
  readonly lasted: number;
  readonly count: number;
}

function eventOf(figures: Figures, about: About, [source, type, reason]: Note, message: string): Event {
  const { serial, version, first, age, lasted, count } = figures;
  const involvedObject = { ...about, resourceVersion: String(version - age) };
  const report = { source, at: first * SECOND, resourceVersion: String(version), serial };
  const event = firstEvent(report, involvedObject, { type, reason, message });
  return { ...event, count, lastTimestamp: timestamp((first + lasted) * SECOND) };
}

const secondsOf = (time = ''): number => millisOf(time) / SECOND;
