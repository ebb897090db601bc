/**
 * Makes a bound claim's volume as large as the claim asks for now.
 * Follows pkg/controller/volume/expand, the external resizer, and NodeExpandVolume of the kubelet.
 */
import { isTerminal } from '../../api/lifecycle';
import { type PersistentVolume, type PersistentVolumeClaim, type Pod, refOf } from '../../api/objects';
import { parseQuantity } from '../../api/quantity';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { timestamp } from '../../cluster/time';
import { volumeUsers } from '../attach-detach/volume-users';
import { note } from './claim-events';

const PENDING = 'FileSystemResizePending';

/** The disk grows at once, the file system on it when a Pod has it mounted. */
export function growVolume(cluster: Cluster, name: string, namespace: string | undefined): void {
  const claim = cluster.get('PersistentVolumeClaim', name, namespace);
  const volume = cluster.get('PersistentVolume', claim?.spec.volumeName ?? '');
  if (claim === undefined || volume === undefined) return;
  const storage = claim.spec.resources.requests?.storage ?? '';
  if (parseQuantity(storage) <= parseQuantity(claim.status.capacity?.storage)) return;
  growDisk(cluster, claim, volume, storage);
  const pod = volumeUsers(cluster)
    .podsOf(claim)
    .find((user) => hasMounted(cluster, user));
  if (pod === undefined && volume.spec.volumeMode !== 'Block') waitForPod(cluster, claim);
  else growFileSystem(cluster, claim, volume, pod);
}

function growDisk(cluster: Cluster, claim: PersistentVolumeClaim, volume: PersistentVolume, storage: string): void {
  if (parseQuantity(volume.spec.capacity?.storage) >= parseQuantity(storage)) return;
  cluster.record({
    actor: 'volume controller',
    verb: 'grew-volume',
    object: refOf(claim),
    because: `the claim asks for ${storage}, and its class lets volumes grow`,
    detail: { storage, from: volume.spec.capacity?.storage ?? '' },
  });
  note(cluster, claim, 'ExternalExpanding', 'waiting for an external controller to expand this PVC');
  note(cluster, claim, 'Resizing', `External resizer is resizing volume ${volume.metadata.name}`);
  cluster.update({ ...volume, spec: { ...volume.spec, capacity: { storage } } });
  note(cluster, claim, 'FileSystemResizeRequired', 'Require file system resize of volume on node');
}

/** Its containers were started, and its kubelet answers. */
function hasMounted(cluster: Cluster, pod: Pod): boolean {
  if (isTerminal(pod)) return false;
  const { metadata, spec } = pod;
  const { containers = {} } = cluster.machines.pods.get(metadata.uid) ?? {};
  const isSilent = cluster.machines.nodes.get(spec.nodeName ?? '')?.fault?.kind === 'silent';
  return Object.keys(containers).length > 0 && !isSilent;
}

function waitForPod(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const { conditions = [] } = claim.status;
  if (conditions.some(({ type }) => type === PENDING)) return;
  const message = 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.';
  const pending = { type: PENDING, status: 'True', lastTransitionTime: timestamp(cluster.now), message };
  cluster.updateStatus(claim, { ...claim.status, conditions: [...conditions, pending] });
}

function growFileSystem(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  volume: PersistentVolume,
  pod: Pod | undefined,
): void {
  const current = cluster.get('PersistentVolume', volume.metadata.name) ?? volume;
  const { conditions: _done, ...status } = claim.status;
  cluster.updateStatus(claim, { ...status, capacity: current.spec.capacity });
  if (pod === undefined) return;
  const message = `MountVolume.NodeExpandVolume succeeded for volume "${volume.metadata.name}" ${pod.spec.nodeName ?? ''}`;
  for (const about of [pod, claim]) {
    reportEvent(cluster, 'kubelet', about, { type: 'Normal', reason: 'FileSystemResizeSuccessful', message });
  }
}
