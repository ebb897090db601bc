/**
 * Whole objects, as `-o yaml`, `-o json` and `-o name` print them.
 */
import type { Kind, KubeObject } from '../api/objects';
import { shownEntries } from '../cluster/server-side-apply/managed-fields';
import { goJson } from './go-text';
import { qualifiedName } from './result';
import { printYaml } from './yaml';

const JSON_INDENT = 4;

interface PrintOptions {
  /** Whether several were asked for: they come as one `kind: List`. */
  readonly isList: boolean;
  /** Says who owns which field, too: `--show-managed-fields`. */
  readonly withManagedFields?: boolean;
}

export function printObjects(
  objects: readonly KubeObject[],
  output: 'yaml' | 'json' | 'name',
  { isList, withManagedFields = false }: PrintOptions,
): string {
  if (output === 'name') return objects.map((object) => `${qualifiedName(object)}\n`).join('');
  const items = objects.map((object) => shownObject(object, withManagedFields));
  const value = isList ? { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } } : items[0];
  return output === 'yaml' ? printYaml(value) : `${goJson(value, JSON_INDENT)}\n`;
}

/** An object as kubectl shows it. */
export const shownObject = (object: KubeObject, withManagedFields: boolean): KubeObject =>
  withManagedFields ? withOwners(object) : withoutOwners(object);

/** An object as the server shows it to whoever asks for all of it. */
export const withOwners = (object: KubeObject): KubeObject => ({
  ...withoutOwners(object),
  metadata: { ...withoutOwners(object).metadata, managedFields: shownEntries(object) },
});

/** Kinds whose objects the server gives no generation: nothing observes them. */
const WITHOUT_GENERATION: ReadonlySet<Kind> = new Set([
  'ConfigMap',
  'ControllerRevision',
  'Endpoints',
  'Event',
  'Lease',
  'LimitRange',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'Secret',
  'Service',
  'StorageClass',
  'VolumeAttachment',
]);

/** An object as it is shown to whoever wants to read it. */
export function withoutOwners(object: KubeObject): KubeObject {
  const isCounted = !WITHOUT_GENERATION.has(object.kind);
  if (object.metadata.managedFields === undefined && isCounted) return object;
  const { managedFields: _owners, generation, ...metadata } = object.metadata;
  return { ...object, metadata: isCounted ? { ...metadata, generation } : metadata } as KubeObject;
}
