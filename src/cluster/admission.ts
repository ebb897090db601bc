/**
 * The way of an object into the cluster, as through the API server: defaults, admission, validation, storage. Nothing
 * changes when an object is rejected.
 */
import { withDefaults } from '../api/defaults';
import { KINDS } from '../api/kinds';
import type { Draft, Kinds, KubeObject } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { alreadyExists, forbidden, invalid, notFound } from '../api/status';
import { validateChange, validateNew } from '../api/validate';
import { admitNew } from './admission-plugins';
import type { Cluster, NewObject } from './cluster';
import { courseRules } from './course-rules';

/** Creates an object; gives back what is stored. */
export function createObject<T extends KubeObject>(cluster: Cluster, draft: Draft<T>): Result<T> {
  const kind = draft.kind;
  const placed = inNamespace(draft as Draft);
  const refused = refusedByNamespace(cluster, placed);
  if (refused !== undefined) return refused;
  const admitted = admitNew(cluster, withDefaults(placed));
  const causes = validateNew(admitted);
  const { name, namespace, generateName } = admitted.metadata;
  if (causes.length > 0) return invalid(kind, name ?? generateName ?? '', causes);
  if (name !== undefined && cluster.get(kind, name, namespace) !== undefined) return alreadyExists(kind, name);
  return cluster.create(kind, admitted as unknown as NewObject<Kinds[T['kind']]>) as unknown as T;
}

/** Replaces an object by a changed copy; gives back what is stored. */
export function updateObject<T extends KubeObject>(cluster: Cluster, next: T): Result<T> {
  const { kind } = next;
  const { name, namespace } = next.metadata;
  const before = cluster.get(kind, name, namespace) as T | undefined;
  if (before === undefined) return notFound(kind, name);
  const wanted = withDefaults(next as unknown as Draft) as unknown as T;
  const denied = courseRules(cluster, before, wanted);
  if (isRejected(denied)) return denied;
  const causes = validateChange(before, wanted);
  return causes.length > 0 ? invalid(kind, name, causes) : cluster.update(wanted);
}

/** A namespaced draft that names no namespace goes to `default`. */
function inNamespace(draft: Draft): Draft {
  if (!KINDS[draft.kind].namespaced || draft.metadata.namespace !== undefined) return draft;
  return { ...draft, metadata: { ...draft.metadata, namespace: 'default' } };
}

function refusedByNamespace(cluster: Cluster, draft: Draft): Rejection | undefined {
  const { name = '', namespace } = draft.metadata;
  if (namespace === undefined || !KINDS[draft.kind].namespaced) return undefined;
  const found = cluster.get('Namespace', namespace);
  if (found === undefined) return notFound('Namespace', namespace);
  if (found.metadata.deletionTimestamp === undefined) return undefined;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  return forbidden(draft.kind, name, why);
}
