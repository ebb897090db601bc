/**
 * What a Node's state means for its volumes.
 * Follows nodeIsHealthy and hasOutOfServiceTaint in pkg/controller/volume/attachdetach/reconciler.
 */
import type { Node, PersistentVolume } from '../../api/objects';
import { OUT_OF_SERVICE_TAINT } from '../../api/taints';
import { uniqueName } from '../../containers/volumes/attachable';

/** Somebody who knows that the machine is off has said so. */
export function isOutOfService(node: Node | undefined): boolean {
  return (node?.spec.taints ?? []).some(({ key }) => key === OUT_OF_SERVICE_TAINT);
}

/** Whether the Node may have the volume mounted, by the last that its kubelet said. Of a Node that is gone, nobody knows. */
export function isMountedOn(node: Node | undefined, volume: PersistentVolume): boolean {
  return node === undefined || (node.status.volumesInUse ?? []).includes(uniqueName(volume));
}
