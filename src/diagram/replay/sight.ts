/**
 * What can be seen of a cluster in a picture, in short: two moments that look alike need one frame.
 */
import type { Cluster } from '../../cluster/cluster';
import { leads } from '../leader';
import { nodeNote } from '../node-note';
import { podState, restartsOf } from '../pod-state';

/** What each thing looks like, by what it is. */
export type Sight = ReadonlyMap<string, string>;

/** Owners whose wishes a picture shows. */
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const;

export function sightOf(cluster: Cluster): Sight {
  const sight = new Map<string, string>();
  for (const pod of cluster.each('Pod')) {
    const { box, word } = podState(pod, cluster);
    const ready = (pod.status.containerStatuses ?? []).filter((status) => status.ready).length;
    const lead = leads(pod, cluster) ? '*' : '';
    const look = [box, word, pod.spec.nodeName, restartsOf(pod), ready, lead];
    sight.set(`pod/${pod.metadata.uid}`, look.join(' '));
  }
  for (const node of cluster.each('Node')) {
    const { name, labels } = node.metadata;
    // How long nothing was heard of it grows by itself.
    const note = nodeNote(node, cluster)?.replace(/silent \w+/, 'silent');
    sight.set(`node/${name}`, JSON.stringify([note, labels, node.spec.taints]));
  }
  for (const claim of cluster.each('PersistentVolumeClaim')) {
    sight.set(`claim/${claim.metadata.uid}`, claim.status.phase ?? '');
  }
  for (const kind of WORKLOADS) {
    for (const owner of cluster.each(kind)) {
      const wanted = 'replicas' in owner.spec ? owner.spec.replicas : '';
      sight.set(`owner/${owner.metadata.uid}`, String(wanted));
    }
  }
  return sight;
}

/** How many things look different. */
export function differences(one: Sight, other: Sight): number {
  let count = 0;
  for (const [what, look] of one) if (other.get(what) !== look) count++;
  for (const what of other.keys()) if (!one.has(what)) count++;
  return count;
}
