/**
 * Addresses of Pods: the next one of the Node's range, so that an address is not used again at once.
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { nodeRuntime } from './container/images';

/** `.1` is the Node's own end of the network. */
const FIRST = 2;
const COUNT = 253;

/** The Node's address. */
export function addressOf(node: Node): string {
  return node.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
}

/** Takes the next free address for a Pod; one that shares its Node's network has the Node's. */
export function takeAddress(cluster: Cluster, node: Node, pod: Pod): string {
  if (pod.spec.hostNetwork === true) return addressOf(node);
  const runtime = nodeRuntime(cluster, node);
  const prefix = (node.spec.podCIDR ?? '10.0.0.0/24').replace(/(?<!\d)\d+\/\d+$/, '');
  let given = runtime.addressesGiven;
  const address = () => `${prefix}${FIRST + (given % COUNT)}`;
  if (given >= COUNT) {
    const taken = new Set(cluster.podsOn(node.metadata.name).map(({ status }) => status.podIP));
    while (taken.has(address())) given++;
  }
  cluster.machines.nodes.set(node.metadata.name, { ...runtime, addressesGiven: given + 1 });
  return address();
}
