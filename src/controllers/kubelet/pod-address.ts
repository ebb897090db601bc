/**
 * Addresses of Pods: the next one of the Node's range, so that an address is not used again at once.
 */
import { isTerminal } from '../../api/lifecycle';
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

/** The addresses that a Node has for its Pods, as the network's plugin words it. */
export const rangeOf = (node: Node): string => `${prefixOf(node)}1-${prefixOf(node)}${COUNT + 1}`;

/**
 * Takes the next free address for a Pod, undefined when there is none; one that shares its Node's network has the
 * Node's. A Pod that is over has given its address back, though its status still shows it.
 */
export function takeAddress(cluster: Cluster, node: Node, pod: Pod): string | undefined {
  if (pod.spec.hostNetwork === true) return addressOf(node);
  const runtime = nodeRuntime(cluster, node);
  const prefix = prefixOf(node);
  let given = runtime.addressesGiven;
  const address = () => `${prefix}${FIRST + (given % COUNT)}`;
  if (given >= COUNT) {
    const taken = new Set<string | undefined>();
    for (const one of cluster.podsOn(node.metadata.name)) if (!isTerminal(one)) taken.add(one.status.podIP);
    while (taken.has(address())) if (++given === runtime.addressesGiven + COUNT) return undefined;
  }
  cluster.machines.nodes.set(node.metadata.name, { ...runtime, addressesGiven: given + 1 });
  return address();
}

const prefixOf = ({ spec }: Node): string => (spec.podCIDR ?? '10.0.0.0/24').replace(/(?<!\d)\d+\/\d+$/, '');
