/**
 * A cluster in the form that is stored: what repeats itself is written once. Nothing is lost, and forms of before, in which
 * everything is written out, are read as well.
 */
import { isFields } from '../../api/fields';
import type { KubeObject } from '../../api/objects';
import { CodecError } from '../codec';
import type { ClusterState } from '../state';
import { EventRowReader, type EventRow, EventRowWriter, type EventTables } from './event-rows';
import { stepRows, type StepRow, stepsOf } from './step-rows';

export interface StoredCluster extends Omit<ClusterState, 'objects' | 'steps'> {
  /** In the order of creation; rows are Events. */
  readonly objects: readonly (KubeObject | EventRow)[];
  readonly events: EventTables;
  readonly stepRows: readonly StepRow[];
}

export function storedCluster(state: ClusterState): StoredCluster {
  const { objects, steps, ...rest } = state;
  const writer = new EventRowWriter();
  const stored = objects.map((object) => (object.kind === 'Event' ? writer.rowOf(object) : undefined) ?? object);
  const { abouts, notes } = writer;
  return { ...rest, objects: stored, events: { abouts, notes }, stepRows: stepRows(steps) };
}

/**
 * What was stored, written out, for checkCluster to check; what is no such form, as it is. Throws CodecError for damaged
 * rows.
 */
export function writtenOut(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { events, stepRows: rows, ...rest } = value;
  if (!Array.isArray(rest.objects) || !isFields(events) || !Array.isArray(rows)) return value;
  try {
    const reader = new EventRowReader(events as unknown as EventTables);
    const stored = rest.objects as readonly (KubeObject | EventRow)[];
    const objects = stored.map((object) => (isRow(object) ? reader.eventOf(object) : object));
    return { ...rest, objects, steps: stepsOf(rows as readonly StepRow[]) };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new CodecError(false, 'rows of the cluster are damaged');
  }
}

const isRow = (object: KubeObject | EventRow): object is EventRow => Array.isArray(object);
