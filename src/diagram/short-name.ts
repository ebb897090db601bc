/**
 * Short names of Pods: `web..x2k4p` for `web-6f8d4c97b5-x2k4p`. People may type them back.
 */
import { grouped } from '../api/grouped';
import type { Pod } from '../api/objects';

/** No name in a picture is longer. */
export const LONGEST_NAME = 16;

/**
 * A short name for every Pod, by UID, unique among them. Only what a ReplicaSet made has a part that can be cut
 * without loss: the owner line shows it.
 */
export function shortNames(pods: readonly Pod[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Map<string, string>();
  const namespaces = grouped(pods, ({ metadata }) => metadata.name);
  for (const pod of pods) {
    const { name: full, namespace = 'default', uid } = pod.metadata;
    const key = `${namespace}/${full}`;
    const isElsewhere = (other: Pod) => (other.metadata.namespace ?? 'default') !== namespace;
    const isTwice = namespace !== 'default' && namespaces.get(full)?.some(isElsewhere) === true;
    const wished = isTwice ? [...placed(pod, namespace), ...candidates(pod)] : candidates(pod);
    const unique = wished.find((name) => (taken.get(name) ?? key) === key) ?? full;
    taken.set(unique, key);
    names.set(uid, unique);
  }
  return names;
}

/** `staging/db-0`: another Namespace has a Pod of the same name. */
function placed(pod: Pod, namespace: string): readonly string[] {
  const short = shortName(pod);
  const room = LONGEST_NAME - 3 - short.length;
  return [
    ...(namespace.length + 1 + short.length <= LONGEST_NAME ? [`${namespace}/${short}`] : []),
    ...(room > 0 ? [`${namespace.slice(0, room)}../${short}`] : []),
    clip(`${namespace}/`, pod.metadata.name.slice(-6)),
  ];
}

/** The short name of one Pod, as it stands where no other Pod can be meant. */
export function shortName(pod: Pod): string {
  return candidates(pod)[0] ?? pod.metadata.name;
}

/** From the best to the longest. */
function candidates(pod: Pod): readonly string[] {
  const full = pod.metadata.name;
  const hash = pod.metadata.labels?.['pod-template-hash'];
  const middle = hash === undefined ? -1 : full.lastIndexOf(`-${hash}-`);
  const names: string[] = [];
  if (middle > 0 && hash !== undefined) {
    const tail = full.slice(middle + hash.length + 2);
    names.push(clip(full.slice(0, middle), tail));
    for (let extra = 2; extra <= 6; extra += 2) {
      names.push(clip(full.slice(0, middle), `${hash.slice(-extra)}-${tail}`));
    }
  }
  if (middle <= 0 && full.length <= LONGEST_NAME) names.push(full);
  const dash = full.lastIndexOf('-');
  if (full.length > LONGEST_NAME && middle <= 0) {
    const tail = dash > 0 && full.length - dash <= 8 ? full.slice(dash) : full.slice(-6);
    names.push(clip(full.slice(0, full.length - tail.length), tail));
  }
  for (let length = 8; length <= LONGEST_NAME - 3; length++) {
    names.push(clip(full.slice(0, full.length - length), full.slice(-length)));
  }
  return names;
}

function clip(head: string, tail: string): string {
  const room = LONGEST_NAME - 2 - tail.length;
  return `${head.slice(0, Math.max(1, room)).replace(/(?<![-.])[-.]+$/, '')}..${tail}`;
}
