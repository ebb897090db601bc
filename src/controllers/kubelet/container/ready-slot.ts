/**
 * With `timing.stagger`, Pods become Ready one at a time, in the order in which they would have become Ready. A Pod
 * takes its slot when it could become Ready; where Pods come from, one after another, slots follow that order.
 */
import type { Cluster } from '../../../cluster/cluster';
import type { PodRuntime } from '../../../cluster/runtime';

export interface ReadySlot {
  /** The instant from which a Pod that could be Ready at `due` may be. */
  readonly take: (due: number) => number;
  /** What the Pod must remember. */
  readonly taken: () => Pick<PodRuntime, 'readySlot'>;
}

/** The slot of a Pod on a Node. Once taken it stays: restarted containers do not queue again. */
export function readySlot(cluster: Cluster, node: string, pod: PodRuntime): ReadySlot {
  let slot = pod.readySlot;
  const take = (due: number) => {
    if (cluster.timing.stagger === 0) return due;
    if (slot === undefined) {
      slot = Math.max(due, lastReadyAt(cluster) + cluster.timing.stagger);
      const runtime = cluster.machines.nodes.get(node) ?? { joinsAt: cluster.now, pulling: {}, addressesGiven: 0 };
      cluster.machines.nodes.set(node, { ...runtime, lastReadyAt: slot });
    }
    return Math.max(due, slot);
  };
  return { take, taken: () => (slot === undefined ? {} : { readySlot: slot }) };
}

function lastReadyAt(cluster: Cluster): number {
  let last = -Infinity;
  for (const node of cluster.each('Node')) {
    last = Math.max(last, cluster.machines.nodes.get(node.metadata.name)?.lastReadyAt ?? -Infinity);
  }
  return last;
}
