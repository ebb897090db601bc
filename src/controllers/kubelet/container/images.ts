/**
 * Images on a Node: the first Pod that needs one starts the pull, later ones find it.
 * Follows pkg/kubelet/images/image_manager.go.
 */
import type { Node } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';

/** Bytes that every image has. */
export const IMAGE_SIZE = 72_072_125;

/** Whether the Node has the image. */
export function hasImage(node: Node, image: string): boolean {
  return (node.status.images ?? []).some(({ names }) => names?.includes(image) === true);
}

/** Starts a pull unless one is under way. Returns when the image is there. */
export function pullImage(cluster: Cluster, node: Node, image: string): number {
  const runtime = nodeRuntime(cluster, node);
  const known = runtime.pulling[image];
  if (known !== undefined) return known;
  const arrivesAt = cluster.now + cluster.timing.pull;
  cluster.machines.nodes.set(node.metadata.name, {
    ...runtime,
    pulling: { ...runtime.pulling, [image]: arrivesAt },
  });
  return arrivesAt;
}

/** Writes an image that has arrived into the Node's status. */
export function storeImage(cluster: Cluster, node: Node, image: string): void {
  const runtime = nodeRuntime(cluster, node);
  const pulling = Object.fromEntries(Object.entries(runtime.pulling).filter(([name]) => name !== image));
  cluster.machines.nodes.set(node.metadata.name, { ...runtime, pulling });
  if (hasImage(node, image)) return;
  const images = [...(node.status.images ?? []), { names: [image], sizeBytes: IMAGE_SIZE }];
  cluster.updateStatus(node, { ...node.status, images });
}

/** What the Node's kubelet remembers; a Node that joined before anything ran remembers nothing. */
export function nodeRuntime(cluster: Cluster, node: Node) {
  return cluster.machines.nodes.get(node.metadata.name) ?? { joinsAt: cluster.now, pulling: {}, addressesGiven: 0 };
}
