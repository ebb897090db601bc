/**
 * Names for what has a random name: `$pod[3]` is the third Pod created in the run, `$rs[1]` the first ReplicaSet,
 * `$pod[agent@node-2]` the Pod of DaemonSet agent on node-2.
 */
import type { Pod } from '../api/objects';
import { type Cluster, controllerOf } from '../cluster/cluster';

export class Placeholders {
  private readonly pods: string[] = [];
  private readonly replicaSets: string[] = [];

  constructor(private readonly cluster: Cluster) {
    cluster.onChange(({ type, object }) => {
      if (type !== 'ADDED') return;
      if (object.kind === 'Pod') this.pods.push(object.metadata.name);
      if (object.kind === 'ReplicaSet') this.replicaSets.push(object.metadata.name);
    });
  }

  /** The text with real names; a placeholder that stands for nothing stays as it is. */
  fill(text: string): string {
    return text.replace(/\$(pod|rs)\[([^\]]+)\]/g, (whole, what: string, which: string) => {
      if (what === 'rs') return this.replicaSets[Number(which) - 1] ?? whole;
      if (/^\d+$/.test(which)) return this.pods[Number(which) - 1] ?? whole;
      const [owner, node] = which.split('@');
      return this.podOn(owner ?? '', node ?? '')?.metadata.name ?? whole;
    });
  }

  /** The Pod that is not being deleted, if there are two. */
  private podOn(owner: string, node: string): Pod | undefined {
    const fitting = this.cluster.podsOn(node).filter((pod) => controllerOf(pod)?.name === owner);
    return fitting.find((pod) => pod.metadata.deletionTimestamp === undefined) ?? fitting[0];
  }
}
