/**
 * Takes volumes away from Nodes on which no Pod needs them: when they are unmounted, or by force.
 * Follows reconcile in pkg/controller/volume/attachdetach/reconciler/reconciler.go.
 */
import { isNodeReady } from '../../api/node-state';
import { isOutOfService } from '../../api/node-state';
import { type Node, type PersistentVolume, refOf, type VolumeAttachment } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { LONGEST_WAIT_FOR_UNMOUNT, uniqueName } from '../../containers/volumes/attachable';
import type { Requeue } from '../controller';
import { soonest } from '../loop/soonest';
import type { Wanted } from './wanted';

/** The controller looks around so often: a Pod that is made again on the same Node at once finds its volume there. */
const PERIOD = 100;

/** Detaches what may go now; answers when more may. `volume` is undefined when it is gone itself. */
export function detachUnwanted(
  cluster: Cluster,
  volume: PersistentVolume | undefined,
  attachments: readonly VolumeAttachment[],
  wanted: Wanted,
): Requeue | undefined {
  const nextLooks = attachments.map((attachment) => {
    const { nodeName } = attachment.spec;
    if (wanted.has(nodeName)) {
      cluster.machines.attachments.delete(attachment.metadata.name);
      return undefined;
    }
    const isWaitedFor = wanted.size > 0 || volume?.status.phase !== 'Bound';
    return detachWhenFree(cluster, { attachment, volume, isWaitedFor });
  });
  return soonest(nextLooks);
}

interface Unwanted {
  readonly attachment: VolumeAttachment;
  readonly volume: PersistentVolume | undefined;
  /** Whether somebody waits until it is free. */
  readonly isWaitedFor: boolean;
}

function detachWhenFree(cluster: Cluster, { attachment, volume, isWaitedFor }: Unwanted): Requeue | undefined {
  const { nodeName } = attachment.spec;
  const node = cluster.get('Node', nodeName);
  if (volume === undefined || isOutOfService(node)) {
    detach(cluster, attachment, { volume, node, because: `${nodeName} is out of service` });
    return undefined;
  }
  const { unwantedSince, unmountedAt } = remember(cluster, attachment, isMountedOn(node, volume));
  if (unmountedAt !== undefined) {
    const { timing } = cluster;
    const at = unmountedAt + (isWaitedFor ? timing.detach : Math.max(timing.detach, PERIOD));
    if (at > cluster.now) return { at, holdsOpen: isWaitedFor };
    const isLate = isWaitedFor && cluster.now > unwantedSince;
    detach(cluster, attachment, { volume, node, because: `${nodeName} has unmounted it`, isLate });
    return undefined;
  }
  if (node !== undefined && isNodeReady(node)) return undefined;
  const at = unwantedSince + LONGEST_WAIT_FOR_UNMOUNT;
  if (at > cluster.now) return { at, holdsOpen: true, next: { verb: 'detached-volume', object: refOf(volume) } };
  detach(cluster, attachment, {
    volume,
    node,
    because: `${nodeName} did not say for 6 minutes that it is unmounted`,
    isForced: true,
  });
  return undefined;
}

/** Since when nobody needs the volume there, and since when it is unmounted. */
function remember(cluster: Cluster, { metadata }: VolumeAttachment, isMounted: boolean) {
  const { attachments } = cluster.machines;
  const before = attachments.get(metadata.name);
  const unwantedSince = before?.unwantedSince ?? cluster.now;
  const unmountedAt = isMounted ? undefined : (before?.unmountedAt ?? cluster.now);
  const isSame = before?.unwantedSince === unwantedSince && before.unmountedAt === unmountedAt;
  const known = isSame ? before : { unwantedSince, ...(unmountedAt !== undefined && { unmountedAt }) };
  if (!isSame) attachments.set(metadata.name, known);
  return known;
}

interface How {
  readonly volume: PersistentVolume | undefined;
  readonly node: Node | undefined;
  readonly because: string;
  /** Although nobody knows whether the machine still writes to it. */
  readonly isForced?: boolean;
  /** Somebody had to wait for it. */
  readonly isLate?: boolean;
}

function detach(cluster: Cluster, attachment: VolumeAttachment, how: How): void {
  const { volume, node, because, isForced, isLate } = how;
  const { nodeName, source } = attachment.spec;
  const isUnsure = isForced === true || isOutOfService(node);
  cluster.record({
    actor: 'volume controller',
    verb: 'detached-volume',
    object: { kind: 'PersistentVolume', name: source.persistentVolumeName ?? '' },
    because,
    detail: {
      node: nodeName,
      claim: volume?.spec.claimRef?.name ?? '',
      ...(isLate === true ? { late: 1 } : {}),
      ...(isUnsure ? { forced: isForced === true ? 'timeout' : 'out-of-service' } : {}),
    },
  });
  if (node !== undefined && volume !== undefined) {
    const name = uniqueName(volume);
    const left = (node.status.volumesAttached ?? []).filter((one) => one.name !== name);
    cluster.updateStatus(node, { ...node.status, volumesAttached: left.length > 0 ? left : undefined });
  }
  cluster.remove(attachment);
}

/** Whether the Node may have the volume mounted, by the last that its kubelet said. Of a Node that is gone, nobody knows. */
function isMountedOn(node: Node | undefined, volume: PersistentVolume): boolean {
  return node === undefined || (node.status.volumesInUse ?? []).includes(uniqueName(volume));
}
