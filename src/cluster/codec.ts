/**
 * A cluster as JSON and back. Reading checks the form, so that damaged or foreign data is refused before anything
 * works with it; what a newer program wrote is told apart from what nobody could have written.
 */
import type { ClusterState } from './state';
import { DEFAULT_TIMING } from './timing';

/** The version of the form that this program writes. */
const FORMAT = 1;

/** Data that is no cluster. `newer`: it may be one for a newer program. */
export class CodecError extends Error {
  override readonly name = 'CodecError';

  constructor(
    readonly newer: boolean,
    message: string,
  ) {
    super(message);
  }
}

/** The cluster as JSON text. The same state always gives the same text. */
export function encodeCluster(state: ClusterState): string {
  return JSON.stringify(state);
}

/** The cluster that `encodeCluster` wrote. Throws CodecError for anything else. */
export function decodeCluster(text: string): ClusterState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CodecError(false, 'the cluster is not JSON');
  }
  return checkCluster(value);
}

/** Checks that a parsed value is a cluster. Fields that were added later get the value they had before they existed. */
export function checkCluster(value: unknown): ClusterState {
  const state = record(value, 'the cluster');
  if (typeof state.format === 'number' && state.format > FORMAT) {
    throw new CodecError(true, `the cluster has form ${state.format}, this program reads up to ${FORMAT}`);
  }
  if (state.format !== FORMAT) throw new CodecError(false, 'the cluster has no known form');
  for (const field of ['clock', 'random', 'serial', 'resourceVersion', 'stepCount']) {
    if (!Number.isFinite(state[field])) throw new CodecError(false, `${field} is not a number`);
  }
  if (state.rules !== 'course' && state.rules !== 'kubernetes') throw new CodecError(false, 'rules are not known');
  for (const object of list(state.objects, 'objects')) checkObject(object);
  for (const step of list(state.steps, 'steps')) record(step, 'a step');
  return {
    ...(state as unknown as ClusterState),
    timing: { ...DEFAULT_TIMING, ...record(state.timing, 'timing') },
    pods: record(state.pods, 'pods') as ClusterState['pods'],
    nodes: record(state.nodes, 'nodes') as ClusterState['nodes'],
    claims: record(state.claims ?? {}, 'claims') as ClusterState['claims'],
    loads: record(state.loads ?? {}, 'loads') as ClusterState['loads'],
    disks: record(state.disks ?? {}, 'disks') as ClusterState['disks'],
    databases: record(state.databases ?? {}, 'databases') as ClusterState['databases'],
    ...(state.autoscalers !== undefined && {
      autoscalers: record(state.autoscalers, 'autoscalers') as NonNullable<ClusterState['autoscalers']>,
    }),
    ...(state.backOffs !== undefined && {
      backOffs: record(state.backOffs, 'backOffs') as NonNullable<ClusterState['backOffs']>,
    }),
    ...(state.attachments !== undefined && {
      attachments: record(state.attachments, 'attachments') as NonNullable<ClusterState['attachments']>,
    }),
  };
}

function checkObject(value: unknown): void {
  const object = record(value, 'an object');
  const metadata = record(object.metadata, 'metadata of an object');
  for (const text of [object.kind, object.apiVersion, metadata.name, metadata.uid, metadata.resourceVersion]) {
    if (typeof text !== 'string' || text === '') throw new CodecError(false, 'an object lacks its kind or identity');
  }
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CodecError(false, `${what} is not a record`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new CodecError(false, `${what} is not a list`);
  return value;
}
