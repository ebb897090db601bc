/**
 * The claims of a Pod: its containers start only when every volume is there.
 */
import type { PersistentVolumeClaim, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';

/** Names of the claims that the Pod's volumes are made of. */
export function claimNames(pod: {
  readonly metadata: { readonly name?: string };
  readonly spec: Pick<Pod['spec'], 'volumes'>;
}): readonly string[] {
  const names: string[] = [];
  for (const volume of pod.spec.volumes ?? []) {
    if (volume.persistentVolumeClaim !== undefined) names.push(volume.persistentVolumeClaim.claimName);
    else if (volume.ephemeral !== undefined) names.push(`${pod.metadata.name ?? ''}-${volume.name}`);
  }
  return names;
}

/** Whether a claim of the Pod is missing or has no volume yet. */
export function waitsForClaim(cluster: Cluster, pod: Pod): boolean {
  return claimNames(pod).some((name) => {
    const claim = cluster.get('PersistentVolumeClaim', name, pod.metadata.namespace);
    return claim === undefined || !isBound(claim);
  });
}

/** Whether a claim has its volume. */
export function isBound(claim: PersistentVolumeClaim): boolean {
  return claim.status.phase === 'Bound';
}
