/**
 * Who set which field of an object. Follows apimachinery/pkg/util/managedfields and structured-merge-diff/merge.
 *
 * An object that nobody applied server-side keeps only what was changed since it was made: all other fields are its
 * maker's. So most objects carry nothing, and what a conflict needs is still known (docs/decisions/0025).
 */
import { isEqual } from '../../api/equal';
import { compare, fieldsOf } from '../../api/field-ownership/compare';
import {
  difference,
  type FieldSet,
  fieldSet,
  type FieldsV1,
  fromFieldsV1,
  isNothing,
  NO_FIELDS,
  toFieldsV1,
  union,
} from '../../api/field-ownership/field-set';
import type { Typed } from '../../api/field-ownership/shape';
import { LAST_APPLIED } from '../../api/last-applied';
import type { Draft, KubeObject, Metadata } from '../../api/objects';
import { controllerReference } from '../identity';
import { timestamp } from '../time';

type Entries = NonNullable<Metadata['managedFields']>;
type Entry = Entries[number];

/** Who changes an object, by the name that kubectl gives. */
export interface FieldManager {
  readonly name: string;
  readonly subresource?: 'scale';
}

/** The fields of an object that one manager has set, in one way. */
export interface Managed {
  readonly manager: FieldManager;
  readonly operation: 'Apply' | 'Update';
  readonly fields: FieldSet;
  readonly time: string;
}

/** What people have made without apply, and with it. */
const CREATE_MANAGER = 'kubectl-create';
export const CLIENT_SIDE_APPLY = 'kubectl-client-side-apply';

/** What the server says itself, and nobody can own. */
const SERVER_METADATA: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generateName',
  'generation',
  'managedFields',
  'name',
  'namespace',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** The part of an object or manifest that managers can own. */
export function ownable(object: KubeObject | Draft): Typed {
  const { apiVersion: _version, kind, metadata, status: _status, ...rest } = object as Draft;
  const own = Object.fromEntries(Object.entries(metadata).filter(([field]) => !SERVER_METADATA.has(field)));
  return { value: { ...rest, metadata: own }, type: kind, place: kind };
}

/** Whether two states of an object differ at most in whose the fields are. */
export const saysTheSame = (one: KubeObject, other: KubeObject): boolean =>
  isEqual(ownable(one).value, ownable(other).value);

/** The fields of an object or manifest that managers can own. */
export function ownFields(object: KubeObject | Draft): FieldSet {
  const { isMember, children } = fieldsOf(ownable(object));
  return fieldSet(
    isMember,
    [...children].filter(([element, { children: inner }]) => element !== 'f:metadata' || inner.size > 0),
  );
}

/** Everybody who manages fields of an object; at most one for each name, way and subresource. */
export function managersOf(object: KubeObject): readonly Managed[] {
  const kept = (object.metadata.managedFields ?? []).map((entry) => fromEntry(entry, object));
  if (kept.some(({ operation }) => operation === 'Apply')) return kept;
  const others = kept.map(({ fields }) => fields).reduce(union, NO_FIELDS);
  const manager = { name: makerOf(object) };
  const fields = difference(ownFields(object), others);
  if (isNothing(fields)) return kept;
  return [{ manager, operation: 'Update', fields, time: object.metadata.creationTimestamp }, ...kept];
}

function makerOf(object: KubeObject): string {
  if (controllerReference(object) !== undefined) return 'kube-controller-manager';
  return object.metadata.annotations?.[LAST_APPLIED] === undefined ? CREATE_MANAGER : CLIENT_SIDE_APPLY;
}

/** The entries for metadata.managedFields; undefined where the object's maker is all that they would say. */
export function entriesOf(object: KubeObject, managers: readonly Managed[]): Entries | undefined {
  const isApplied = managers.some(({ operation }) => operation === 'Apply');
  const maker = makerOf(object);
  const said = managers.filter(({ manager, fields }) => {
    return !isNothing(fields) && (isApplied || manager.name !== maker || manager.subresource !== undefined);
  });
  if (said.length === 0) return undefined;
  return [...said].sort(inOrder).map((managed) => toEntry(object, managed));
}

/** Applied first, then the older first. */
function inOrder(a: Managed, b: Managed): number {
  if (a.operation !== b.operation) return a.operation === 'Apply' ? -1 : 1;
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  return a.manager.name < b.manager.name ? -1 : 1;
}

/** The entries of an object that a manager makes. */
export const createdBy =
  (name: string) =>
  (object: KubeObject): Entries | undefined =>
    entriesOf(object, [{ manager: { name }, operation: 'Update', fields: ownFields(object), time: '' }]);

/** Everybody as `--show-managed-fields` prints them. */
export function shownEntries(object: KubeObject): Entries {
  return [...managersOf(object)].sort(inOrder).map((managed) => toEntry(object, managed));
}

/**
 * The managers after a change that was not applied: what the manager changed is its own now, whoever it belonged to.
 * Follows Updater.Update.
 */
function afterUpdate(before: KubeObject, after: KubeObject, manager: FieldManager, now: number): readonly Managed[] {
  const { added, changed, removed } = compare(ownable(before), ownable(after));
  const taken = union(added, changed);
  const lost = union(taken, removed);
  const managers = managersOf(before);
  if (isNothing(lost)) return managers;
  const isOwn = ({ manager: other, operation }: Managed) => operation === 'Update' && isSame(other, manager);
  const own = union(difference(managers.find(isOwn)?.fields ?? NO_FIELDS, removed), taken);
  const others = managers
    .filter((managed) => !isOwn(managed))
    .map((managed) => ({ ...managed, fields: difference(managed.fields, lost) }));
  return [...others, { manager, operation: 'Update', fields: own, time: timestamp(now) }];
}

/** The changed object with its owners after the change; the owners are left out where its maker is all there is. */
export function ownedAfter<T extends KubeObject>(before: T, after: T, manager: FieldManager, now: number): T {
  return withEntries(after, entriesOf(after, afterUpdate(before, after, manager, now)));
}

/** The object with these entries, or without any. */
export function withEntries<T extends KubeObject>(object: T, managedFields: Entries | undefined): T {
  if (managedFields === undefined && object.metadata.managedFields === undefined) return object;
  const { managedFields: _before, ...metadata } = object.metadata;
  return { ...object, metadata: managedFields === undefined ? metadata : { ...metadata, managedFields } };
}

/** Whether two names mean the same manager. */
const isSame = (a: FieldManager, b: FieldManager): boolean => a.name === b.name && a.subresource === b.subresource;

/** Who made an object did so when it was made. */
function fromEntry({ manager = '', operation, subresource, fieldsV1, time = '' }: Entry, made: KubeObject): Managed {
  return {
    manager: subresource === 'scale' ? { name: manager, subresource } : { name: manager },
    operation: operation === 'Apply' ? 'Apply' : 'Update',
    fields: fromFieldsV1((fieldsV1 ?? {}) as FieldsV1),
    time: time === '' ? made.metadata.creationTimestamp : time,
  };
}

function toEntry({ apiVersion }: KubeObject, { manager, operation, fields, time }: Managed): Entry {
  const { name, subresource } = manager;
  return {
    apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(fields),
    manager: name,
    operation,
    ...(subresource === undefined ? {} : { subresource }),
    time,
  };
}
