/**
 * Pods of a StatefulSet that got back a volume which was kept for their name.
 */
import type { Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { claimsOf } from '../diagram/mark';
import { topOwnerOf } from '../diagram/owner';

/** Of these Pods those whose name had no Pod before, while its claim was there. */
export function keptAgain(made: readonly Pod[], before: Cluster, after: Cluster): readonly Pod[] {
  return made.filter((pod) => {
    const { name, namespace } = pod.metadata;
    if (topOwnerOf(pod, after)?.kind !== 'StatefulSet' || before.get('Pod', name, namespace) !== undefined) {
      return false;
    }
    const claims = claimsOf(pod);
    return claims.some((claim) => before.get('PersistentVolumeClaim', claim, namespace) !== undefined);
  });
}
