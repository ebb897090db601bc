/**
 * Gives a volume to the Nodes on which Pods need it, or says why it cannot.
 * Follows attachDesiredVolumes and reportMultiAttachError in pkg/controller/volume/attachdetach/reconciler/reconciler.go.
 */
import { type PersistentVolume, type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { allowsManyNodes, attacherOf, uniqueName } from '../../containers/volumes/attachable';
import { attachmentName, attachmentTo } from './attachment';
import { volumeUsers } from './volume-users';
import type { Wanted } from './wanted';

const SOURCE = 'attachdetach-controller';

export function attachWhereWanted(cluster: Cluster, volume: PersistentVolume, wanted: Wanted): void {
  for (const [node, pods] of wanted) {
    if (attachmentTo(cluster, volume, node) !== undefined || cluster.get('Node', node) === undefined) continue;
    const elsewhere = volumeUsers(cluster).attachmentsOf(volume.metadata.name);
    if (elsewhere.length === 0 || allowsManyNodes(volume)) attach(cluster, volume, node, pods);
    else {
      const nodes = elsewhere.map(({ spec }) => spec.nodeName);
      for (const pod of pods) {
        refuse(cluster, pod, { volume, nodes, users: nodes.flatMap((one) => wanted.get(one) ?? []) });
      }
    }
  }
}

function attach(cluster: Cluster, volume: PersistentVolume, nodeName: string, pods: readonly Pod[]): void {
  const { name } = volume.metadata;
  cluster.record({
    actor: 'volume controller',
    verb: 'attached-volume',
    object: refOf(volume),
    because: `${pods.map(({ metadata }) => metadata.name).join(', ')} needs it there`,
    detail: { node: nodeName, claim: volume.spec.claimRef?.name ?? '' },
  });
  cluster.create('VolumeAttachment', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'VolumeAttachment',
    metadata: { name: attachmentName(volume, nodeName) },
    spec: { attacher: attacherOf(volume), nodeName, source: { persistentVolumeName: name } },
    status: { attached: true },
  });
  const node = cluster.get('Node', nodeName)!;
  const volumesAttached = [...(node.status.volumesAttached ?? []), { name: uniqueName(volume), devicePath: '' }];
  cluster.updateStatus(node, { ...node.status, volumesAttached });
  const message = `AttachVolume.Attach succeeded for volume "${name}" `;
  for (const pod of pods) {
    reportEvent(cluster, SOURCE, pod, { type: 'Normal', reason: 'SuccessfulAttachVolume', message });
  }
}

interface Elsewhere {
  readonly volume: PersistentVolume;
  /** The Nodes that have the volume. */
  readonly nodes: readonly string[];
  /** The Pods on them that need it. */
  readonly users: readonly Pod[];
}

/** Says once to a Pod who has the volume that it needs. */
function refuse(cluster: Cluster, pod: Pod, { volume, nodes, users }: Elsewhere): void {
  const about = `Multi-Attach error for volume "${volume.metadata.name}"`;
  const said = cluster.eventsAbout(pod.metadata.uid);
  if (said.some(({ reason, message }) => reason === 'FailedAttachVolume' && message.startsWith(about))) return;
  cluster.record({
    actor: 'volume controller',
    verb: 'could-not-attach',
    object: refOf(pod),
    because: `it is still on ${nodes.join(', ')}`,
    detail: { node: pod.spec.nodeName ?? '', at: nodes.join(', '), claim: volume.spec.claimRef?.name ?? '' },
  });
  const message = `${about} ${whoHasIt(pod, users)}`;
  reportEvent(cluster, SOURCE, pod, { type: 'Warning', reason: 'FailedAttachVolume', message });
}

/** Names of Pods in other namespaces are nobody else's business. */
function whoHasIt(pod: Pod, users: readonly Pod[]): string {
  if (users.length === 0) return "Volume is already exclusively attached to one node and can't be attached to another";
  const near = users.filter(({ metadata }) => metadata.namespace === pod.metadata.namespace);
  const far = users.length - near.length;
  if (near.length === 0) return `Volume is already used by ${far} pod(s) in different namespaces`;
  const names = `Volume is already used by pod(s) ${near.map(({ metadata }) => metadata.name).join(', ')}`;
  return far === 0 ? names : `${names} and ${far} pod(s) in different namespaces`;
}
