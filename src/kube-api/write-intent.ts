/**
 * What somebody meant by a change, read from what differs: stories tell `you scaled web from 3 to 5`, whichever request
 * did it.
 */
import { isEqual } from '../api/equal';
import { type KubeObject, type Node, refOf, type StringMap } from '../api/objects';
import { own } from '../api/own';
import { containersIn } from '../commands/changes/containers';
import type { Intent } from '../commands/changes/intent';
import { replicasOf } from './scale-view';

/** What a change of an object is called. */
export function intentOf(before: KubeObject, after: KubeObject): Intent {
  const object = refOf(before);
  const [metadata, spec] = [
    changedFields(before.metadata, after.metadata),
    changedFields(specOf(before), specOf(after)),
  ];
  const only = metadata.length + spec.length === 1 ? (metadata[0] ?? spec[0]) : undefined;
  if (only === 'labels') {
    const labels = changes(before.metadata.labels, after.metadata.labels, (key, value) => `${key}=${value}`);
    return { verb: 'labelled', object, detail: { labels } };
  }
  if (only === 'annotations') {
    const annotations = changes(before.metadata.annotations, after.metadata.annotations, (key) => key);
    return { verb: 'changed', object, detail: { what: 'annotations', annotations } };
  }
  if (only === 'replicas') return scaled(before, after);
  if (only === 'unschedulable' && before.kind === 'Node' && after.kind === 'Node') {
    return { verb: after.spec.unschedulable === true ? 'cordoned' : 'uncordoned', object };
  }
  if (spec.includes('taints') && before.kind === 'Node' && after.kind === 'Node') {
    return { verb: 'changed', object, detail: { what: 'taints', taints: taintChanges(before, after) } };
  }
  if (only === 'paused') return { verb: 'changed', object, detail: { what: isPaused(after) ? 'pause' : 'resume' } };
  return { verb: 'changed', object, ...detailOf(before, after) };
}

/** What the server keeps to itself says nothing of what was meant. */
const NOT_SAID: ReadonlySet<string> = new Set(['managedFields', 'resourceVersion', 'generation']);

function changedFields(before: object, after: object): readonly string[] {
  const [old, next] = [before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>];
  const fields = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...fields].filter((field) => !NOT_SAID.has(field) && !isEqual(old[field], next[field]));
}

/** The fields that say what is wanted: the spec, or what stands in its place. */
function specOf(object: KubeObject): object {
  const {
    spec,
    apiVersion: _version,
    kind: _kind,
    metadata: _metadata,
    status: _status,
    ...fields
  } = object as KubeObject & {
    readonly spec?: object;
    readonly status?: unknown;
  };
  return spec ?? fields;
}

/** `disk=ssd, old-`. */
function changes(before: StringMap = {}, after: StringMap = {}, said: (key: string, value: string) => string): string {
  const set = Object.entries(after).filter(([key, value]) => own(before, key) !== value);
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [...set.map(([key, value]) => said(key, value)), ...removed.map((key) => `${key}-`)].join(', ');
}

function scaled(before: KubeObject, after: KubeObject): Intent {
  return { verb: 'scaled', object: refOf(before), detail: { from: replicasOf(before), to: replicasOf(after) } };
}

const isPaused = (object: KubeObject): boolean => (specOf(object) as { readonly paused?: boolean }).paused === true;

function taintChanges(before: Node, after: Node): string {
  const textsOf = ({ spec }: Node): readonly string[] =>
    (spec.taints ?? []).map(({ key, value, effect }) => `${key}${value === undefined ? '' : `=${value}`}:${effect}`);
  const [old, next] = [textsOf(before), textsOf(after)];
  const isLeft = ({ key, effect }: { key: string; effect: string }): boolean =>
    (after.spec.taints ?? []).some((taint) => taint.key === key && taint.effect === effect);
  const removed = (before.spec.taints ?? []).filter((taint) => !isLeft(taint));
  return [...next.filter((text) => !old.includes(text)), ...removed.map(({ key, effect }) => `${key}:${effect}-`)].join(
    ', ',
  );
}

/** Which image became which, where that is what changed. */
function detailOf(before: KubeObject, after: KubeObject): Pick<Intent, 'detail'> {
  const [old, next] = [imagesOf(before), imagesOf(after)];
  const index = next.findIndex((image, at) => old[at] !== undefined && old[at] !== image);
  if (index < 0) return {};
  return { detail: { what: 'image', from: old[index] ?? '', to: next[index] ?? '' } };
}

const imagesOf = (object: KubeObject): readonly string[] => containersIn(object).map(({ image = '' }) => image);
