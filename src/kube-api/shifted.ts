/**
 * The cluster as it is served: its times moved by one constant, so that whoever counts ages by a clock on the wall finds
 * those of the cluster's own clock.
 */
import type { KubeObject } from '../api/objects';
import { SCHEMA } from '../api/schema/schema.generated';
import { Cluster } from '../cluster/cluster';
import type { NodeRuntime } from '../cluster/runtime';
import { millisOf, timestamp } from '../cluster/time';

/** A copy to read from. @param by milliseconds; whole seconds, as times are stored */
export function shifted(cluster: Cluster, by: number): Cluster {
  const state = cluster.snapshot();
  const objects = state.objects.map((object) => shiftedObject(object, by));
  const nodes = Object.entries(state.nodes).map(([name, node]) => [name, shiftedNode(node, by)] as const);
  return new Cluster({ ...state, clock: state.clock + by, objects, nodes: Object.fromEntries(nodes) });
}

/** Since when a Node is silent decides when it last renewed its Lease. */
const shiftedNode = ({ fault, ...node }: NodeRuntime, by: number): NodeRuntime =>
  fault === undefined ? node : { ...node, fault: { ...fault, since: fault.since + by } };

/** An object with each of its times moved. */
export function shiftedObject<T extends KubeObject>(object: T, by: number): T {
  return moved(object, object.kind, by) as T;
}

function moved(value: unknown, type: string, by: number): unknown {
  if (type === 'time') return typeof value === 'string' ? movedTime(value, by) : value;
  if (value === undefined || value === null || !hasTimes(type)) return value;
  if (type.startsWith('[]')) return (value as readonly unknown[]).map((item) => moved(item, type.slice(2), by));
  const fields = SCHEMA[type] ?? {};
  const entries = Object.entries(value).map(([field, inner]: [string, unknown]) => [
    field,
    moved(inner, fields[field] ?? '', by),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** A manager of fields that made its object has no time of its own. */
function movedTime(time: string, by: number): string {
  const at = millisOf(time);
  return Number.isNaN(at) ? time : timestamp(at + by);
}

const known = new Map<string, boolean>();

/** Whether a value of a type may hold a time somewhere. */
function hasTimes(type: string): boolean {
  if (type === 'time') return true;
  if (type.startsWith('[]')) return hasTimes(type.slice(2));
  if (!Object.hasOwn(SCHEMA, type)) return false;
  const before = known.get(type);
  if (before !== undefined) return before;
  // A type that holds itself: what else it holds decides.
  known.set(type, false);
  const has = Object.values(SCHEMA[type] ?? {}).some(hasTimes);
  known.set(type, has);
  return has;
}
