/**
 * The objects that can be looked at by themselves, and which of them a part of a picture stands for.
 */
import type { ClusterObject } from '../api';

/** As the address of a picture has it: `Deployment/web`. */
export const nameOf = ({ kind, name }: ClusterObject): string => `${kind}/${name}`;

/** @param part the id of a part of a picture: the kind of part, and a UID or a name; undefined for what is no object */
export function objectOf(objects: readonly ClusterObject[], part: string): ClusterObject | undefined {
  const [, kind = '', rest = ''] = /^([a-z-]+)\/(.+)$/.exec(part) ?? [];
  if (kind === 'node') return objects.find((one) => one.kind === 'Node' && one.name === rest);
  if (kind === 'claim') {
    return objects.find((one) => one.kind === 'PersistentVolumeClaim' && `default/${one.name}` === rest);
  }
  return objects.find(({ uid }) => uid === rest);
}
