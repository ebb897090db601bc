/**
 * Names for what has a random name: `$pod[3]` is the third Pod created in the run, `$rs[1]` the first ReplicaSet,
 * `$pod[agent@node-2]` the Pod of DaemonSet agent on node-2.
 */
import type { Pod } from '../api/objects';
import { type Cluster, controllerOf } from '../cluster/cluster';

/** What was created so far, in order. */
export interface MadeNames {
  readonly pods: readonly string[];
  readonly replicaSets: readonly string[];
}

export class Placeholders {
  private readonly pods: string[];
  private readonly replicaSets: string[];

  /** @param before what was created before this began */
  constructor(
    private readonly cluster: Cluster,
    before: MadeNames = { pods: [], replicaSets: [] },
  ) {
    this.pods = [...before.pods];
    this.replicaSets = [...before.replicaSets];
    cluster.onChange(({ type, object }) => {
      if (type !== 'ADDED') return;
      if (object.kind === 'Pod') this.pods.push(object.metadata.name);
      if (object.kind === 'ReplicaSet') this.replicaSets.push(object.metadata.name);
    });
  }

  /** What was created until now. */
  get made(): MadeNames {
    return { pods: [...this.pods], replicaSets: [...this.replicaSets] };
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

  /** Real names in every text of a value. */
  fillAll(value: unknown): unknown {
    if (typeof value === 'string') return this.fill(value);
    if (Array.isArray(value)) return value.map((item) => this.fillAll(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.fillAll(item)]));
  }

  /** The Pod that is not being deleted, if there are two. */
  private podOn(owner: string, node: string): Pod | undefined {
    const fitting = this.cluster.podsOn(node).filter((pod) => controllerOf(pod)?.name === owner);
    return fitting.find((pod) => pod.metadata.deletionTimestamp === undefined) ?? fitting[0];
  }
}
