/** Claims and volumes are bound one to one. */
import type { Cluster } from '../cluster';
import { keyOf } from '../identity';

/** A bound claim has its volume, no other claim has it, and the volume says so too. */
export function* claims(cluster: Cluster): Iterable<string> {
  const taken = new Map<string, string>();
  for (const claim of cluster.each('PersistentVolumeClaim')) {
    if (claim.status.phase !== 'Bound') continue;
    const volume = cluster.get('PersistentVolume', claim.spec.volumeName ?? '');
    if (volume === undefined) continue;
    if (volume.spec.claimRef?.uid !== claim.metadata.uid) yield `claim ${keyOf(claim)} and its volume disagree`;
    const other = taken.get(volume.metadata.name);
    if (other !== undefined) yield `claims ${keyOf(claim)} and ${other} have the same volume`;
    taken.set(volume.metadata.name, keyOf(claim));
  }
  for (const { metadata, spec, status } of cluster.each('PersistentVolume')) {
    if (status.phase !== 'Bound') continue;
    const { name = '', namespace, uid } = spec.claimRef ?? {};
    const claim = cluster.get('PersistentVolumeClaim', name, namespace);
    // A claim that is gone: the volume is released when its controller looks next.
    if (claim === undefined || claim.metadata.uid !== uid) continue;
    if (claim.spec.volumeName !== metadata.name) yield `volume ${metadata.name} and its claim disagree`;
  }
}
