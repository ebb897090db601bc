/**
 * How kubectl's grammar writes one object: `deployment/web` or `deployment web`.
 */
import { KINDS } from '../../api/kinds';
import type { KubeObject } from '../../api/objects';

/** `deployment/web`. */
export function typeSlashName({ kind, metadata }: KubeObject): string {
  return `${KINDS[kind].singular}/${metadata.name}`;
}

/** `deployment web`. */
export function typeThenName({ kind, metadata }: KubeObject): string {
  return `${KINDS[kind].singular} ${metadata.name}`;
}
