/**
 * The object that says which Node has which volume.
 * Follows pkg/volume/csi/csi_attacher.go (getAttachmentName).
 */
import type { PersistentVolume, VolumeAttachment } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { hex32 } from '../../cluster/hex';
import { fnv1a } from '../../cluster/names';
import { mix } from '../../cluster/random';
import { attacherOf } from '../../containers/volumes/attachable';

/** The attachment of a volume to a Node, or undefined. */
export function attachmentTo(cluster: Cluster, volume: PersistentVolume, node: string): VolumeAttachment | undefined {
  return cluster.get('VolumeAttachment', attachmentName(volume, node));
}

/** Whether a Node has the volume. */
export function isAttachedTo(cluster: Cluster, volume: PersistentVolume, node: string): boolean {
  return attachmentTo(cluster, volume, node)?.status.attached === true;
}

/** One name for a volume and a Node, everywhere and for ever: `csi-` and 64 hexadecimal digits. */
export function attachmentName(volume: PersistentVolume, node: string): string {
  const hash = fnv1a(`${volume.metadata.name}${attacherOf(volume)}${node}`);
  let name = 'csi-';
  for (let part = 1; part <= 8; part++) name += hex32(mix(hash + part));
  return name;
}
