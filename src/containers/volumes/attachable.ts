/**
 * Volumes that a Node must be given before a Pod on it can mount them, as a machine is given a disk.
 * Follows pkg/volume (AttachableVolumePlugin) and pkg/volume/util/util.go (IsMultiAttachAllowed).
 */
import type { PersistentVolume, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { FILES_PROVISIONER } from '../../cluster/storage-classes';
import { MINUTE } from '../../cluster/time';
import { claimNames } from './claims';

/** How long an unready Node may keep a volume that no Pod on it needs. */
export const LONGEST_WAIT_FOR_UNMOUNT = 6 * MINUTE;

/** Sources in a volume's own fields whose plugins attach; `nfs`, `hostPath`, `local` and others only mount. */
const ATTACHED_SOURCES = [
  'awsElasticBlockStore',
  'azureDisk',
  'cinder',
  'fc',
  'gcePersistentDisk',
  'iscsi',
  'vsphereVolume',
] as const;

/** Whether a volume has to be attached to a Node. A file system on the network is mounted from anywhere. */
export function isAttachable({ spec }: PersistentVolume): boolean {
  if (spec.csi !== undefined) return spec.csi.driver !== FILES_PROVISIONER;
  return ATTACHED_SOURCES.some((source) => spec[source] !== undefined);
}

/** Whether several Nodes may have the volume at a time; a volume without access modes leaves that to its driver. */
export function allowsManyNodes({ spec }: PersistentVolume): boolean {
  const modes = spec.accessModes ?? [];
  return modes.length === 0 || modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
}

/** Who attaches the volume: the name of its driver. */
export function attacherOf({ spec }: PersistentVolume): string {
  return spec.csi?.driver ?? `kubernetes.io/${ATTACHED_SOURCES.find((source) => spec[source] !== undefined) ?? ''}`;
}

/** The volume as a Node's status names it. */
export function uniqueName(volume: PersistentVolume): string {
  const { csi } = volume.spec;
  return csi === undefined
    ? `${attacherOf(volume)}/${volume.metadata.name}`
    : `kubernetes.io/csi/${csi.driver}^${csi.volumeHandle}`;
}

/** The volumes of a Pod that must be attached to its Node, each with the name that the Pod gives it. */
export function attachableVolumes(
  cluster: Cluster,
  pod: Pod,
): readonly { readonly name: string; readonly volume: PersistentVolume }[] {
  const names = claimNames(pod);
  if (names.length === 0) return [];
  return (pod.spec.volumes ?? []).flatMap((source) => {
    const [claimName = ''] = claimNames({ ...pod, spec: { volumes: [source] } });
    const claim = cluster.get('PersistentVolumeClaim', claimName, pod.metadata.namespace);
    const volume = cluster.get('PersistentVolume', claim?.spec.volumeName ?? '');
    return volume !== undefined && isAttachable(volume) ? [{ name: source.name, volume }] : [];
  });
}
