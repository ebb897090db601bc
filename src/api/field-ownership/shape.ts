/**
 * How a value falls apart into fields that may have different owners: structs and maps by field, some lists by the keys
 * of their items; everything else has one owner as a whole.
 * Follows the markers x-kubernetes-list-type and x-kubernetes-map-type of the API's types.
 */
import { type Fields, isFields } from '../fields';
import { typeOfField } from '../patch/merge-kind';
import { JOINED_LISTS, MERGE_KEYS } from '../schema/merge-keys';
import type { PathElement } from './field-set';

/** A value together with its type of the schema, and its place (`Type.field`) where that decides. */
export interface Typed {
  readonly value: unknown;
  readonly type: string;
  readonly place: string;
}

/** Parts of a value by path element; undefined for a value that nobody owns in parts. */
export type Parts = ReadonlyMap<PathElement, Typed>;

const ATOMIC_TYPES: ReadonlySet<string> = new Set([
  'ConfigMapKeySelector',
  'LabelSelector',
  'LocalObjectReference',
  'NodeSelector',
  'NodeSelectorTerm',
  'ObjectFieldSelector',
  'ObjectReference',
  'ResourceFieldSelector',
  'ScopeSelector',
  'SecretKeySelector',
  'SecretReference',
  'TypedLocalObjectReference',
]);

const ATOMIC_MAPS: ReadonlySet<string> = new Set(['PodSpec.nodeSelector', 'ServiceSpec.selector']);

/** A reference that is granular although its type is atomic elsewhere. */
const GRANULAR: ReadonlySet<string> = new Set(['PersistentVolumeSpec.claimRef']);

/** Lists whose items one key does not tell apart; strategic merge patches use the first one alone. */
const SEVERAL_KEYS: Readonly<Record<string, readonly string[]>> = {
  'Container.ports': ['containerPort', 'protocol'],
  'PodSpec.topologySpreadConstraints': ['topologyKey', 'whenUnsatisfiable'],
  'ServiceSpec.ports': ['port', 'protocol'],
};

/** What a key is when an item leaves it out. */
const DEFAULT_KEYS: Fields = { protocol: 'TCP' };

/** The parts of a value that may have owners of their own; undefined: it has one as a whole. */
export function partsOf({ value, type, place }: Typed): Parts | undefined {
  if (Array.isArray(value)) return partsOfList(value, type, place);
  if (!isFields(value) || ATOMIC_MAPS.has(place)) return undefined;
  if (ATOMIC_TYPES.has(type) && !GRANULAR.has(place)) return undefined;
  const parts = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return new Map(parts.map(([field, inner]) => [`f:${field}`, fieldOf(type, field, inner)]));
}

function fieldOf(type: string, field: string, value: unknown): Typed {
  return { value, type: typeOfField(type, field).type, place: `${type}.${field}` };
}

function partsOfList(list: readonly unknown[], type: string, place: string): Parts | undefined {
  if (JOINED_LISTS.has(place)) {
    return new Map(list.map((value) => [`v:${JSON.stringify(value)}`, { value, type, place: '' }]));
  }
  const keys = keysOf(place);
  if (keys === undefined) return undefined;
  return new Map(list.map((value) => [itemElement(keys, value), { value, type, place: '' }]));
}

function keysOf(place: string): readonly string[] | undefined {
  const several = SEVERAL_KEYS[place];
  const one = MERGE_KEYS[place];
  return several ?? (one === undefined ? undefined : [one]);
}

function itemElement(keys: readonly string[], item: unknown): PathElement {
  const fields: Fields = isFields(item) ? item : {};
  return `k:${JSON.stringify(Object.fromEntries(keys.map((key) => [key, fields[key] ?? DEFAULT_KEYS[key] ?? null])))}`;
}
