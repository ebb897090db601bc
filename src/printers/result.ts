/**
 * kubectl's one-line results: `deployment.apps/web scaled`.
 */
import { KINDS } from '../api/kinds';
import type { KubeObject, Ref } from '../api/objects';

/** `deployment.apps/web`, as `-o name` prints it. */
export function qualifiedName(object: KubeObject): string {
  return nameOfRef({ kind: object.kind, name: object.metadata.name });
}

/** The same of an object that need not exist. */
export function nameOfRef({ kind, name }: Pick<Ref, 'kind' | 'name'>): string {
  const { singular, group } = KINDS[kind];
  return `${singular}${group === '' ? '' : `.${group}`}/${name}`;
}

/** One line with its end. */
export function resultLine(object: KubeObject, operation: string): string {
  return `${qualifiedName(object)} ${operation}\n`;
}

/** `pod "x" deleted from default namespace`. Follows kubectl 1.35's delete. */
export function deletedLine(object: KubeObject, isForced: boolean): string {
  const { singular, group } = KINDS[object.kind];
  const { name, namespace } = object.metadata;
  const from = namespace === undefined ? '' : ` from ${namespace} namespace`;
  const operation = isForced ? 'force deleted' : 'deleted';
  return `${singular}${group === '' ? '' : `.${group}`} "${name}" ${operation}${from}\n`;
}
