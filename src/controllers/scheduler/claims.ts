/**
 * The claims of a Pod: what is wrong with them before any Node is looked at, which have their volume, and which wait for
 * the Pod to get a Node.
 * Follows podHasPVCs in pkg/scheduler/framework/plugins/volumebinding/volume_binding.go.
 */
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../api/objects';
import { type Cluster, controllerReference } from '../../cluster/cluster';
import { claimNames, isBound } from '../../containers/volumes/claims';

export interface Claims {
  readonly all: readonly PersistentVolumeClaim[];
  /** The volumes of those that are bound; undefined for a volume that is gone. */
  readonly volumes: readonly (PersistentVolume | undefined)[];
  /** Claims that get their volume when a Node is chosen. */
  readonly waiting: readonly PersistentVolumeClaim[];
}

/** The claims of a Pod, or why no Node at all will do; undefined for a Pod without claims. */
export function claimsOf(cluster: Cluster, pod: Pod): Claims | string | undefined {
  const names = claimNames(pod);
  if (names.length === 0) return undefined;
  const made = ephemeralNames(pod);
  const all: PersistentVolumeClaim[] = [];
  for (const name of names) {
    const claim = cluster.get('PersistentVolumeClaim', name, pod.metadata.namespace);
    if (claim === undefined) {
      return made.has(name)
        ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
        : `persistentvolumeclaim "${name}" not found`;
    }
    if (claim.status.phase === 'Lost') {
      const volume = claim.spec.volumeName ?? '';
      return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${volume}"`;
    }
    if (claim.metadata.deletionTimestamp !== undefined) return `persistentvolumeclaim "${name}" is being deleted`;
    if (made.has(name) && controllerReference(claim)?.uid !== pod.metadata.uid) {
      const { namespace = '' } = pod.metadata;
      return `PVC ${namespace}/${name} was not created for pod ${namespace}/${pod.metadata.name} (pod is not owner)`;
    }
    all.push(claim);
  }
  const unbound = all.filter((claim) => !isBound(claim));
  const waiting = unbound.filter((claim) => waitsForConsumer(cluster, claim));
  if (waiting.length < unbound.length) return 'pod has unbound immediate PersistentVolumeClaims';
  const volumes = all.filter(isBound).map(({ spec }) => cluster.get('PersistentVolume', spec.volumeName ?? ''));
  return { all, volumes, waiting };
}

/** Claims that are made for this Pod and go with it. */
const ephemeralNames = ({ metadata, spec }: Pod): ReadonlySet<string> =>
  new Set((spec.volumes ?? []).flatMap((volume) => (volume.ephemeral ? [`${metadata.name}-${volume.name}`] : [])));

/** Whether a claim's volume is made or chosen only when a Pod that uses it is scheduled. */
function waitsForConsumer(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const name = claim.spec.storageClassName;
  const storageClass = name === undefined ? undefined : cluster.get('StorageClass', name);
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}
