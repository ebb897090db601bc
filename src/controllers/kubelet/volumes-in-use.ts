/**
 * What kubelets report about the volumes of their Nodes: those that Pods there have mounted or wait for. A silent kubelet
 * reports nothing, so that nobody knows.
 * Follows pkg/kubelet/volumemanager/volume_manager.go (GetVolumesInUse). Works on names of Nodes.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Node } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { attachableVolumes, uniqueName } from '../../containers/volumes/attachable';
import { claimNames } from '../../containers/volumes/claims';
import { volumeUsers } from '../attach-detach/volume-users';
import type { Controller } from '../controller';

export const volumesInUse: Controller = {
  name: 'volumes-in-use',
  affectedBy({ object, before, type }, cluster) {
    switch (object.kind) {
      case 'Pod':
        return object.spec.nodeName === undefined || claimNames(object).length === 0 ? [] : [object.spec.nodeName];
      case 'PersistentVolumeClaim':
        return volumeUsers(cluster)
          .podsOf(object)
          .flatMap(({ spec }) => spec.nodeName ?? []);
      case 'Node':
        return before === undefined && type !== 'DELETED' ? [object.metadata.name] : [];
      default:
        return [];
    }
  },
  *keys(cluster) {
    const hasVolumes = cluster.count('PersistentVolume') > 0;
    for (const { metadata, status } of cluster.each('Node')) {
      if (hasVolumes || status.volumesInUse !== undefined) yield metadata.name;
    }
  },
  reconcile(name, cluster) {
    const node = cluster.get('Node', name);
    if (node === undefined || cluster.machines.nodes.get(name)?.fault?.kind === 'silent') return undefined;
    const names = mountedOn(cluster, node);
    const reported = node.status.volumesInUse ?? [];
    if (names.length === reported.length && names.every((one, i) => one === reported[i])) return undefined;
    cluster.updateStatus(node, { ...node.status, volumesInUse: names.length > 0 ? names : undefined });
    return undefined;
  },
};

function mountedOn(cluster: Cluster, node: Node): string[] {
  const names = new Set<string>();
  for (const pod of cluster.podsOn(node.metadata.name)) {
    if (isTerminal(pod)) continue;
    for (const { volume } of attachableVolumes(cluster, pod)) names.add(uniqueName(volume));
  }
  return [...names].sort();
}
