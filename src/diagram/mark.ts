/**
 * What differs between two moments of a cluster.
 */
import type { Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { imageOf } from './owner';
import { podState, restartsOf } from './pod-state';

/** `+` new, `-` gone, `~` changed, blank unchanged. */
export type Mark = '+' | '-' | '~' | ' ';

/** Whether anything that the picture shows of a Pod differs. */
export function markOf(pod: Pod, isGone: boolean, before: Cluster, after: Cluster): Mark {
  if (isGone) return '-';
  const { name, namespace, uid } = pod.metadata;
  const old = before.get('Pod', name, namespace);
  if (old?.metadata.uid !== uid) return '+';
  const seen = (at: Pod, cluster: Cluster) => {
    const { box, word } = podState(at, cluster);
    return [box, word, restartsOf(at), at.spec.nodeName, imageOf(at.spec)].join('\0');
  };
  return seen(old, before) === seen(pod, after) ? ' ' : '~';
}

/** Names of the claims that a Pod, or a Pod of this template, mounts. */
export function claimsOf(pod: { readonly spec: Pick<Pod['spec'], 'volumes'> }): readonly string[] {
  return (pod.spec.volumes ?? []).flatMap((volume) =>
    volume.persistentVolumeClaim === undefined ? [] : [volume.persistentVolumeClaim.claimName],
  );
}
