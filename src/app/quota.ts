/**
 * How large a channel's cluster may become. Checked on what the specs ask for, before any controller acts on it, so a
 * command that wants too much costs nothing.
 */
import type { Rejection } from '../api/rejection';
import { type Cluster, controllerOf } from '../cluster/cluster';

export interface Quota {
  readonly nodes: number;
  readonly pods: number;
}

export const CHANNEL_QUOTA: Quota = { nodes: 50, pods: 500 };

/** Why the cluster may not become like `after`, or undefined. What already is too large may shrink. */
export function checkQuota(before: Cluster, after: Cluster, quota: Quota): Rejection | undefined {
  return (
    refusal('Nodes', quota.nodes, before.count('Node'), after.count('Node')) ??
    refusal('Pods', quota.pods, wantedPods(before), wantedPods(after))
  );
}

/** Pods that the specs ask for, and those that nobody controls. Surge during a rollout does not count. */
function wantedPods(cluster: Cluster): number {
  const owned = cluster.list('ReplicaSet').filter((set) => controllerOf(set) === undefined);
  const counted = [...cluster.list('Deployment'), ...owned, ...cluster.list('StatefulSet')];
  const bare = cluster.list('Pod').filter((pod) => controllerOf(pod) === undefined);
  const perNode = cluster.count('DaemonSet') * cluster.count('Node');
  return counted.reduce((sum, workload) => sum + workload.spec.replicas, bare.length + perNode);
}

function refusal(what: string, limit: number, before: number, after: number): Rejection | undefined {
  if (after <= limit || after <= before) return undefined;
  return {
    rejected: true,
    code: 'Tutor',
    message: `A channel's cluster holds up to ${limit} ${what}; this would make ${after}.`,
    hint: `There are ${before} now. Delete or scale something first, or ask for fewer.`,
  };
}
