/**
 * A cluster in the form that is stored: what repeats itself is written once. Nothing is lost, and forms of before are read
 * as well.
 */
import { isFields } from '../../api/fields';
import type { KubeObject } from '../../api/objects';
import { CodecError } from '../codec';
import type { ClusterState } from '../state';
import { type EventRow, EventRowReader, EventRowWriter, type EventTables } from './event-rows';
import { madeUpIn } from './made-up';
import { type StepRow, stepsOf } from './step-rows';
import { storedList, type StoredList } from './tables';
import { thingsOf } from './tables-reader';
import { type StoredTexts, textsOf, TextWriter } from './texts';

export interface StoredCluster {
  readonly texts: StoredTexts;
  /** One thing: the cluster as rows. */
  readonly tables: StoredList;
}

/** A cluster whose maps are lists of keys and values, and whose Events are rows among its objects. */
interface AsRows extends EventTables {
  readonly state: Readonly<Record<string, unknown>>;
}

export function storedCluster(state: ClusterState): StoredCluster {
  const texts = new TextWriter(madeUpIn(state));
  const tables = storedList([asRows(state)], texts);
  return { texts: texts.stored, tables };
}

function asRows(cluster: ClusterState): AsRows {
  const writer = new EventRowWriter();
  const objects = cluster.objects.map((one) => (one.kind === 'Event' ? writer.rowOf(one) : undefined) ?? one);
  const { abouts, notes } = writer;
  const rows = { ...cluster, objects };
  const fields = Object.entries(rows).map(([key, value]) => [key, isFields(value) ? entriesOf(value) : value] as const);
  return { state: Object.fromEntries(fields), abouts, notes };
}

const entriesOf = (map: object): readonly unknown[] => Object.entries(map).filter(([, value]) => value !== undefined);

/**
 * What was stored, written out, for checkCluster to check; what is no such form, as it is. Throws CodecError for damaged
 * rows.
 */
export function writtenOut(value: unknown): unknown {
  if (!isFields(value)) return value;
  try {
    if (isFields(value.texts) && isFields(value.tables)) return ofTables(value as unknown as StoredCluster);
    return ofRows(value);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new CodecError(false, 'rows of the cluster are damaged');
  }
}

function ofTables({ texts, tables }: StoredCluster): unknown {
  const [rows] = thingsOf(tables, textsOf(texts)) as readonly [AsRows];
  const fields = Object.entries(rows.state).map(([key, field]) => {
    if (key === 'objects') return [key, objectsOf(field as StoredObjects, rows)];
    if (key === 'steps') return [key, field];
    return [key, Array.isArray(field) ? Object.fromEntries(field as readonly [string, unknown][]) : field];
  });
  return Object.fromEntries(fields);
}

/** Form 3: Events and steps are rows, and everything else is written out. */
function ofRows(value: Readonly<Record<string, unknown>>): unknown {
  const { events, stepRows: steps, ...rest } = value;
  if (!Array.isArray(rest.objects) || !isFields(events) || !Array.isArray(steps)) return value;
  const objects = objectsOf(rest.objects as StoredObjects, events as unknown as EventTables);
  return { ...rest, objects, steps: stepsOf(steps as readonly StepRow[]) };
}

type StoredObjects = readonly (KubeObject | EventRow)[];

function objectsOf(stored: StoredObjects, tables: EventTables): readonly KubeObject[] {
  const reader = new EventRowReader(tables);
  return stored.map((object) => (isRow(object) ? reader.eventOf(object) : object));
}

const isRow = (object: KubeObject | EventRow): object is EventRow => Array.isArray(object);
