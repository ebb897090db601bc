/**
 * The way of an object into the cluster, as through the API server: defaults, admission, validation, policies, storage.
 * Nothing changes when an object is rejected.
 * Follows apiserver/pkg/registry/generic/registry/store.go.
 */
import { withDefaults } from '../api/defaults';
import { KINDS } from '../api/kinds';
import type { Draft, Kinds, KubeObject, Metadata, Node, Pod } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { alreadyExists, forbidden, invalid, modifiedMeanwhile, notFound, notWritable } from '../api/status';
import { validateChange, validateNew } from '../api/validate';
import { invalidValue } from '../api/validation/field';
import { beyondLimit } from './admission/channel-limit';
import { refusedGrowth } from './admission/claim-growth';
import { withJobSelector } from './admission/job-selector';
import { outsideLimits, outsideLimitsNow } from './admission/limit-ranges';
import { withKeptFinalizers } from './admission/namespace-lifecycle';
import { admitChange, admitNew } from './admission/plugins';
import { defaultConflict, withKeptPriority, withPriority } from './admission/priorities';
import { chargeGrowth, chargeQuotas } from './admission/quota';
import { addressConflict, withAddresses, withKeptAddresses, withoutOldFields } from './admission/service-addresses';
import { withTaintTimes } from './admission/taint-times';
import type { Cluster, NewObject } from './cluster';
import { courseRules } from './course-rules';
import { isDerived } from './derived';
import { finishDeletion } from './deletion';
import { type FieldManager, ownedAfter, withEntries } from './server-side-apply/managed-fields';
import { timestamp } from './time';

/** Who set which field of an object that is to be stored: what goes into metadata.managedFields. */
export type Owners = (object: KubeObject) => Metadata['managedFields'];

/**
 * Creates an object; gives back what is stored. A namespaced draft without a namespace goes to `default`. Its fields
 * are its maker's, unless `owners` says otherwise.
 */
export function createObject<T extends KubeObject>(cluster: Cluster, draft: Draft<T>, owners?: Owners): Result<T> {
  const admitted = admitObject(cluster, draft, owners);
  return isRejected(admitted) ? admitted : storeAdmitted(cluster, admitted);
}

/** What was let in and is not stored yet. */
export interface Admitted<T extends KubeObject> {
  readonly kind: T['kind'];
  readonly object: NewObject<Kinds[T['kind']]>;
}

/** Stores what was let in just now. */
export function storeAdmitted<T extends KubeObject>(cluster: Cluster, { kind, object }: Admitted<T>): T {
  return cluster.create(kind, object) as unknown as T;
}

/**
 * Lets an object in without storing it, for those who record why it is made before it is there. Quotas are charged; so
 * it must be stored next, before anything else is made.
 */
export function admitObject<T extends KubeObject>(
  cluster: Cluster,
  draft: Draft<T>,
  owners?: Owners,
): Result<Admitted<T>> {
  const { kind } = draft;
  if (isDerived(kind)) return notWritable(kind);
  const placed = withoutServerFields(inNamespace(draft));
  const refused = refusedByNamespace(cluster, placed);
  if (refused !== undefined) return refused;
  const mutated = withJobSelector(admitNew(cluster, withDefaults(placed)), cluster.nextUid);
  const admitted = mutated.kind === 'Pod' ? withPriority(cluster, mutated as Draft<Pod>) : mutated;
  if (isRejected(admitted)) return admitted;
  const { name, namespace, generateName = '' } = admitted.metadata;
  const causes = validateNew(admitted);
  if (causes.length > 0) return invalid(kind, name ?? generateName, causes);
  if (name !== undefined && cluster.get(kind, name, namespace) !== undefined) return alreadyExists(kind, name);
  const conflicts = addressConflict(cluster, admitted);
  if (conflicts.length > 0) return invalid(kind, name ?? generateName, conflicts);
  const denied =
    defaultConflict(cluster, admitted) ??
    outsideLimits(cluster, admitted) ??
    beyondLimit(cluster, admitted) ??
    chargeQuotas(cluster, admitted);
  if (denied !== undefined) return denied;
  const whole = withTimes(cluster, withAddresses(cluster, admitted));
  const managedFields = timed(owners?.(whole as unknown as KubeObject), cluster.now);
  const owned = managedFields === undefined ? whole : { ...whole, metadata: { ...whole.metadata, managedFields } };
  return { kind, object: owned as unknown as NewObject<Kinds[T['kind']]> };
}

/**
 * Replaces an object by a changed copy; gives back what is stored. A copy of another object, or of an older form of
 * this one, is refused.
 *
 * @param by who changes it, or who owns its fields then
 */
export function updateObject<T extends KubeObject>(
  cluster: Cluster,
  next: T,
  by: FieldManager | Owners = KUBECTL,
): Result<T> {
  const { kind } = next;
  const { name, namespace } = next.metadata;
  if (isDerived(kind)) return notWritable(kind);
  const before = cluster.get(kind, name, namespace) as T | undefined;
  if (before === undefined) return notFound(kind, name);
  const stale = refusedAsStale(before, next);
  if (stale !== undefined) return stale;
  const kept = { ...next, metadata: withServerFields(next.metadata, before.metadata) };
  const admitted = admitChange(withDefaults(kept as unknown as Draft)) as unknown as T;
  const known = withKeptAddresses(before, withKeptFinalizers(before, withKeptPriority(before, admitted)));
  const wanted = withoutOldFields(before, known);
  const causes = [...validateChange(before, wanted), ...addressConflict(cluster, wanted, before)];
  if (causes.length > 0) return invalid(kind, name, causes);
  const denied =
    defaultConflict(cluster, wanted) ??
    courseRules(cluster, before, wanted) ??
    refusedGrowth(cluster, before, wanted) ??
    outsideLimitsNow(cluster, before, wanted) ??
    chargeGrowth(cluster, before, wanted);
  if (denied !== undefined) return denied;
  const whole = withAddresses(cluster, withTimes(cluster, wanted, before)) as unknown as T;
  const stored = cluster.update(withOwners(cluster, before, whole, by));
  finishDeletion(cluster, stored);
  return stored;
}

/** Whoever owns fields of a new object has set them now. */
function timed(entries: Metadata['managedFields'], now: number): Metadata['managedFields'] {
  return entries?.map((entry) => (entry.time === '' ? { ...entry, time: timestamp(now) } : entry));
}

function withTimes<T extends KubeObject | Draft>(cluster: Cluster, next: T, before?: KubeObject): T {
  if (next.kind !== 'Node') return next;
  const known = before?.kind === 'Node' ? before : undefined;
  return withTaintTimes(known, next as unknown as Node, cluster.now) as unknown as T;
}

/** What kubectl is called by the server where a command does not give another name. */
const KUBECTL: FieldManager = { name: 'kubectl' };

function withOwners<T extends KubeObject>(cluster: Cluster, before: T, next: T, by: FieldManager | Owners): T {
  return typeof by === 'function' ? withEntries(next, by(next)) : ownedAfter(before, next, by, cluster.now);
}

/** Follows store.go Update: what was read earlier must not undo what others did since. */
function refusedAsStale({ kind, metadata }: KubeObject, next: KubeObject): Rejection | undefined {
  const { uid = '', resourceVersion = '' } = next.metadata as Partial<Metadata>;
  if (resourceVersion !== '' && resourceVersion !== metadata.resourceVersion) {
    return modifiedMeanwhile(kind, metadata.name);
  }
  if (uid === '' || uid === metadata.uid) return undefined;
  return invalid(kind, metadata.name, [invalidValue('metadata.uid', uid, 'field is immutable')]);
}

/** What the server says about an object's identity and people cannot. */
const SERVER_FIELDS = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'managedFields',
  'selfLink',
] as const;

const isServerField = (field: string): boolean => (SERVER_FIELDS as readonly string[]).includes(field);

/** What `kubectl get -o yaml` printed can be sent again: the server does not listen to these fields. */
function withoutServerFields(draft: Draft): Draft {
  if (SERVER_FIELDS.every((field) => draft.metadata[field] === undefined)) return draft;
  const metadata = Object.fromEntries(Object.entries(draft.metadata).filter(([field]) => !isServerField(field)));
  return { ...draft, metadata };
}

function withServerFields(metadata: Metadata, stored: Metadata): Metadata {
  if (SERVER_FIELDS.every((field) => metadata[field] === stored[field])) return metadata;
  const own = Object.entries(metadata).filter(([field]) => !isServerField(field));
  const kept = Object.entries(stored).filter(([field]) => isServerField(field));
  return Object.fromEntries([...own, ...kept]) as unknown as Metadata;
}

function inNamespace(draft: Draft): Draft {
  const { namespaced } = KINDS[draft.kind];
  const { namespace, ...metadata } = draft.metadata;
  if (!namespaced) return namespace === undefined ? draft : { ...draft, metadata };
  return namespace === undefined ? { ...draft, metadata: { ...metadata, namespace: 'default' } } : draft;
}

/** Follows plugin/pkg/admission/namespace/lifecycle. */
function refusedByNamespace(cluster: Cluster, draft: Draft): Rejection | undefined {
  const { name = '', namespace } = draft.metadata;
  if (namespace === undefined) return undefined;
  const found = cluster.get('Namespace', namespace);
  if (found === undefined) return notFound('Namespace', namespace);
  if (found.metadata.deletionTimestamp === undefined) return undefined;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  return forbidden(draft.kind, name, why);
}
