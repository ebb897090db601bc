/**
 * A claim may grow only where its class says that volumes can.
 * Follows plugin/pkg/admission/storage/persistentvolume/resize.
 */
import type { KubeObject } from '../../api/objects';
import { parseQuantity } from '../../api/quantity';
import type { Rejection } from '../../api/rejection';
import { forbidden } from '../../api/status';
import type { Cluster } from '../cluster';

const RULE =
  'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';

/** Why a claim may not become larger, if so. */
export function refusedGrowth(cluster: Cluster, before: KubeObject, next: KubeObject): Rejection | undefined {
  if (before.kind !== 'PersistentVolumeClaim' || next.kind !== 'PersistentVolumeClaim') return undefined;
  const size = (claim: typeof next) => parseQuantity(claim.spec.resources.requests?.storage);
  if (size(next) <= size(before)) return undefined;
  const storageClass = cluster.get('StorageClass', next.spec.storageClassName ?? '');
  if (storageClass?.allowVolumeExpansion === true) return undefined;
  return forbidden('PersistentVolumeClaim', before.metadata.name, RULE);
}
