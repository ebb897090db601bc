/**
 * Where a container runs: what each part of a kubelet's pass over a Pod needs to know.
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';

export interface Place {
  readonly cluster: Cluster;
  readonly pod: Pod;
  readonly node: Node;
  /** The first instant at which the Pod may become Ready, given that it could be at `due`. */
  readonly readySlot: (due: number) => number;
}
