/**
 * Server-side apply: what a manager applies becomes the manager's own; what it applied before and leaves out now goes,
 * unless somebody else owns it; what others own and it wants otherwise is a conflict.
 * Follows structured-merge-diff/merge/update.go and apimachinery/pkg/util/managedfields.
 */
import { applyConflict } from '../api/apply-conflict';
import { compare, fieldsOf } from '../api/field-ownership/compare';
import {
  difference,
  type FieldSet,
  intersection,
  isNothing,
  NO_FIELDS,
  union,
  withParents,
} from '../api/field-ownership/field-set';
import { merge, without } from '../api/field-ownership/merge';
import { LAST_APPLIED, lastAppliedOf } from '../api/last-applied';
import type { Draft, KubeObject } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { createObject, updateObject } from './admission';
import type { Cluster } from './cluster';
import {
  CLIENT_SIDE_APPLY,
  entriesOf,
  type Managed,
  managersOf,
  ownable,
  ownFields,
} from './server-side-apply/managed-fields';
import { timestamp } from './time';

export interface ApplyOptions {
  /** The name of the field manager: kubectl's own is `kubectl`. */
  readonly manager: string;
  /** Takes fields away from others. */
  readonly force: boolean;
  /** What kubectl would write into the annotation of an object that has it. */
  readonly lastApplied: string;
}

const KUBECTL = 'kubectl';

/** Applies a manifest; gives back what is stored. Nothing changes when it is rejected. */
export function applyObject(cluster: Cluster, draft: Draft, options: ApplyOptions): Result<KubeObject> {
  const { name = '', namespace } = draft.metadata;
  const live = cluster.get(draft.kind, name, namespace);
  if (live === undefined) return createApplied(cluster, draft, options);
  const applied = applyTo(cluster, live, draft, options);
  if (isRejected(applied) || options.manager !== KUBECTL) return applied;
  return migrated(cluster, applied, lastAppliedOf(live), draft, options);
}

function createApplied(cluster: Cluster, draft: Draft, { manager }: ApplyOptions): Result<KubeObject> {
  const managed = managedBy(cluster, manager, ownFields(draft));
  return createObject<KubeObject>(cluster, draft, (object) => entriesOf(object, [managed]));
}

const managedBy = (cluster: Cluster, name: string, fields: FieldSet): Managed => ({
  manager: { name },
  operation: 'Apply',
  fields,
  time: timestamp(cluster.now),
});

function applyTo(cluster: Cluster, live: KubeObject, draft: Draft, options: ApplyOptions): Result<KubeObject> {
  const managers = managersOf(live);
  const isOwn = ({ manager, operation }: Managed) => operation === 'Apply' && manager.name === options.manager;
  const last = managers.find(isOwn);
  const others = managers.filter((managed) => !isOwn(managed));
  const wanted = ownFields(draft);
  const value = pruned(live, draft, last?.fields ?? NO_FIELDS, [wanted, ...others.map(({ fields }) => fields)]);
  const { added, changed, removed } = compare(ownable(live), { ...ownable(live), value });
  const touched = union(added, changed);
  const conflicts = others
    .map((managed) => ({ ...managed, fields: intersection(managed.fields, touched) }))
    .filter(({ fields }) => !isNothing(fields));
  const allowed = options.manager === KUBECTL ? appliedBefore(live) : NO_FIELDS;
  const forbidden = conflicts
    .map((managed) => ({ ...managed, fields: difference(managed.fields, allowed) }))
    .filter(({ fields }) => !isNothing(fields));
  if (!options.force && forbidden.length > 0) return applyConflict(live.apiVersion, forbidden);
  const lost = union(touched, removed);
  const left = others.map((managed) => ({ ...managed, fields: difference(managed.fields, lost) }));
  const isUnchanged =
    last !== undefined && isNothing(difference(wanted, last.fields)) && isNothing(difference(last.fields, wanted));
  const own = isUnchanged ? last : managedBy(cluster, options.manager, wanted);
  const next = options.manager === KUBECTL ? withAnnotation(live, value, options.lastApplied) : value;
  return store(cluster, live, next, [own, ...left], draft.metadata);
}

/** Follows managedfields/internal/lastappliedupdater.go. */
function withAnnotation(live: KubeObject, value: unknown, lastApplied: string): unknown {
  if (live.metadata.annotations?.[LAST_APPLIED] === undefined) return value;
  const { metadata, ...rest } = value as Pick<Draft, 'metadata'>;
  return { ...rest, metadata: { ...metadata, annotations: { ...metadata.annotations, [LAST_APPLIED]: lastApplied } } };
}

/** The live object with what is applied, and without what only this manager had asked for. */
function pruned(live: KubeObject, draft: Draft, last: FieldSet, owned: readonly FieldSet[]): unknown {
  const merged = merge(ownable(live), ownable(draft));
  const dropped = difference(last, withParents(owned.reduce(union, NO_FIELDS)));
  return without({ ...ownable(live), value: merged }, dropped);
}

function store(
  cluster: Cluster,
  live: KubeObject,
  value: unknown,
  managers: readonly Managed[],
  said: Draft['metadata'],
): Result<KubeObject> {
  const { metadata, ...rest } = value as Pick<KubeObject, 'metadata'>;
  const { apiVersion, kind, metadata: before } = live;
  const status = 'status' in live ? { status: live.status } : {};
  const { name, namespace } = before;
  const { uid = before.uid, resourceVersion = before.resourceVersion } = said;
  const place = { name, namespace, uid, resourceVersion };
  const next = { apiVersion, kind, ...rest, metadata: { ...metadata, ...place }, ...status } as KubeObject;
  return updateObject(cluster, next, (stored) => entriesOf(stored, managers));
}

/**
 * Fields that `kubectl apply` has set without the server's help and nobody has changed since: who goes on with
 * server-side apply need not fear a conflict with the own past.
 * Follows managedfields/internal/lastappliedmanager.go.
 */
function appliedBefore(live: KubeObject): FieldSet {
  const last = lastAppliedOf(live);
  if (last === undefined) return NO_FIELDS;
  const { added, changed, removed } = compare(ownable({ ...last, kind: live.kind }), ownable(live));
  return difference(ownFields({ ...last, kind: live.kind }), [added, changed, removed].reduce(union));
}

/**
 * What `kubectl apply` had set without the server's help passes on to who applies now, once, so that fields can be left
 * out. Follows migrateToSSAIfNecessary in kubectl/pkg/cmd/apply and client-go/util/csaupgrade.
 */
function migrated(
  cluster: Cluster,
  live: KubeObject,
  last: Draft | undefined,
  draft: Draft,
  options: ApplyOptions,
): Result<KubeObject> {
  const managers = managersOf(live);
  const isOld = ({ manager, operation }: Managed) => operation === 'Update' && manager.name === CLIENT_SIDE_APPLY;
  const old = managers.find(isOld);
  if (old === undefined || last === undefined) return live;
  const said = intersection(ownFields({ ...last, kind: live.kind }), old.fields);
  const left = managers
    .filter((managed) => !isOld(managed))
    .map((managed) =>
      managed.operation === 'Apply' && managed.manager.name === options.manager
        ? { ...managed, fields: union(managed.fields, said) }
        : managed,
    );
  const annotation = fieldsOf({
    value: { metadata: { annotations: { [LAST_APPLIED]: '' } } },
    type: live.kind,
    place: '',
  });
  const keeper = managedBy(cluster, 'kubectl-last-applied', annotation);
  const upgraded = cluster.update({
    ...live,
    metadata: { ...live.metadata, managedFields: entriesOf(live, [...left, keeper]) },
  });
  return applyTo(cluster, upgraded, draft, options);
}
