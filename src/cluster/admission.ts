/**
 * The way of an object into the cluster, as through the API server: defaults, admission, validation, policies, storage.
 * Nothing changes when an object is rejected.
 * Follows apiserver/pkg/registry/generic/registry/store.go.
 */
import { withDefaults } from '../api/defaults';
import { KINDS } from '../api/kinds';
import type { Draft, Kinds, KubeObject, Metadata } from '../api/objects';
import type { Rejection, Result } from '../api/rejection';
import { alreadyExists, forbidden, invalid, notFound } from '../api/status';
import { validateChange, validateNew } from '../api/validate';
import { admitChange, admitNew } from './admission-plugins';
import type { Cluster, NewObject } from './cluster';
import { chargeQuotas } from './quota';
import { courseRules } from './course-rules';
import { withJobSelector } from './job-selector';
import { addressConflict, withAddresses } from './service-addresses';

/** Creates an object; gives back what is stored. A namespaced draft without a namespace goes to `default`. */
export function createObject<T extends KubeObject>(cluster: Cluster, draft: Draft<T>): Result<T> {
  const { kind } = draft;
  const placed = withoutServerFields(inNamespace(draft));
  const refused = refusedByNamespace(cluster, placed);
  if (refused !== undefined) return refused;
  const admitted = withJobSelector(admitNew(cluster, withDefaults(placed)), cluster.nextUid);
  const { name, namespace, generateName = '' } = admitted.metadata;
  const causes = validateNew(admitted);
  if (causes.length > 0) return invalid(kind, name ?? generateName, causes);
  if (name !== undefined && cluster.get(kind, name, namespace) !== undefined) return alreadyExists(kind, name);
  const conflicts = addressConflict(cluster, admitted);
  if (conflicts.length > 0) return invalid(kind, name ?? generateName, conflicts);
  const overdrawn = chargeQuotas(cluster, admitted);
  if (overdrawn !== undefined) return overdrawn;
  const whole = withAddresses(cluster, admitted);
  return cluster.create(kind, whole as unknown as NewObject<Kinds[T['kind']]>) as unknown as T;
}

/** Replaces an object by a changed copy; gives back what is stored. */
export function updateObject<T extends KubeObject>(cluster: Cluster, next: T): Result<T> {
  const { kind } = next;
  const { name, namespace } = next.metadata;
  const before = cluster.get(kind, name, namespace) as T | undefined;
  if (before === undefined) return notFound(kind, name);
  const kept = { ...next, metadata: withServerFields(next.metadata, before.metadata) };
  const wanted = admitChange(withDefaults(kept as unknown as Draft)) as unknown as T;
  const causes = validateChange(before, wanted);
  if (causes.length > 0) return invalid(kind, name, causes);
  return courseRules(cluster, before, wanted) ?? cluster.update(wanted);
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
