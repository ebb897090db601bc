/**
 * Names of Pods as they stand in a story: short, as in the picture beside it.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { shortName } from '../../diagram/short-name';

/** `APP-HASH-SUFFIX`, as a ReplicaSet of a Deployment names its Pods. */
const MADE_BY_DEPLOYMENT = /^(.+)-[bcdf-hj-np-tv-xz24-9]{5,10}-([bcdf-hj-np-tv-xz24-9]{5})$/;

/** The short name of a Pod that is, was, or came and went; the name itself for other kinds. */
export function nameIn(ref: Ref, before: Cluster, after: Cluster): string {
  if (ref.kind !== 'Pod') return ref.name;
  const pod = after.get('Pod', ref.name, ref.namespace) ?? before.get('Pod', ref.name, ref.namespace);
  if (pod !== undefined) return shortName(pod);
  return shortened(ref.name);
}

/** `web..x2k4p` for the name of a Pod that a Deployment's ReplicaSet makes; any other name as it is. */
export function shortened(name: string): string {
  const parts = MADE_BY_DEPLOYMENT.exec(name);
  return parts === null ? name : `${parts[1]?.slice(0, 9).replace(/(?<!-)-+$/, '') ?? ''}..${parts[2] ?? ''}`;
}

/** Names from this length on fill a line by twos. */
const LONG_NAME = 9;

/** `a`, `a and b`, `a, b and c`, `4 Pods`; `3 Pods` where three names would not fit into a line. */
export function listed(names: readonly string[], unit: string): string {
  const unique = [...new Set(names)];
  const most = unit === 'Pods' && unique.some((name) => name.length >= LONG_NAME) ? 2 : 3;
  if (unique.length > most) return `${unique.length} ${unit}`;
  if (unique.length < 2) return unique.join('');
  return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
}

/** `1 of 1 Pod`, `1 of 3 Pods`. */
export function fraction(part: number, whole: number, unit: string): string {
  return `${part} of ${count(whole, unit)}`;
}

/** `1 Pod`, `3 Pods`. */
export function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : unit.endsWith('s') ? 'es' : 's'}`;
}
