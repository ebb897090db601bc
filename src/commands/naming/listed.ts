/**
 * Lists of objects, as the server answers them: picked by labels and by fields, in the order of namespaces and names.
 * Follows cli-runtime/pkg/resource/selector.go.
 */
import { matchesFields, parseFieldSelector } from '../../api/field-selectors';
import type { KindInfo } from '../../api/kinds';
import type { Kind, KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { matchesSelector } from '../../api/selectors';
import { serverText } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';

export interface Picked {
  /** `app=web,tier in (a,b)`. */
  readonly labels: string;
  /** `status.phase!=Running`. */
  readonly fields: string;
}

/** The objects of a kind that a command picks. */
export function listPicked(
  cluster: Cluster,
  info: KindInfo,
  namespace: string | undefined,
  picked: Picked,
): Result<readonly KubeObject[]> {
  const selector = parseSelector(picked.labels);
  if (isRejected(selector)) return unableToFind(info, picked, selector);
  const fields = parseFieldSelector(picked.fields, info.kind);
  if (isRejected(fields)) return unableToFind(info, picked, fields);
  return listOf(cluster, info.kind, info.namespaced ? namespace : undefined).filter(
    (object) => matchesSelector(selector, object.metadata.labels) && matchesFields(fields, object),
  );
}

/** As the server lists: by namespace, then by name. */
export function listOf(cluster: Cluster, kind: Kind, namespace: string | undefined): readonly KubeObject[] {
  const all: readonly KubeObject[] = cluster.list(kind, namespace);
  return [...all].sort(byNamespaceAndName);
}

function byNamespaceAndName({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number {
  const [one, other] = [a.namespace ?? '', b.namespace ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** kubectl says which list it asked for. */
function unableToFind({ group, version, plural }: KindInfo, { labels, fields }: Picked, why: Rejection): Rejection {
  const resource = `${group}/${version}, Resource=${plural}`;
  const list = `label selector ${JSON.stringify(labels)}, field selector ${JSON.stringify(fields)}`;
  return {
    ...why,
    message: `Error from server (BadRequest): Unable to find "${resource}" that match ${list}: ${serverText(why)}`,
    hint: fields === '' ? 'A label selector is app=web, app!=web or app in (web,db).' : fieldHint(plural),
  };
}

function fieldHint(plural: string): string {
  if (plural === 'pods') return 'Pods can be picked by status.phase, spec.nodeName, metadata.name and a few others.';
  return `A field selector is field=value or field!=value, and of ${plural} few fields can be picked by.`;
}
