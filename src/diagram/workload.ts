/**
 * What a workload wants and what it has: its Pods, how many of them can serve, whether they are being replaced.
 */
import { isNodeReady } from '../api/node-state';
import type { DaemonSet, Pod, ReplicaSet } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { replicaSetsOf, type TopOwner } from './owner';
import { isReady } from './pod-state';

/** How many Pods an owner wants, and how many can serve. For a DaemonSet the numbers count Nodes. */
export interface Fraction {
  readonly ready: number;
  readonly wanted: number;
}

/** The Pods that a workload controls, through ReplicaSets or directly. */
export function podsOf(owner: TopOwner, cluster: Cluster): readonly Pod[] {
  if (owner.kind !== 'Deployment') return cluster.controlledBy('Pod', owner.metadata.uid);
  const sets = cluster.controlledBy('ReplicaSet', owner.metadata.uid);
  return sets.flatMap((set) => cluster.controlledBy('Pod', set.metadata.uid));
}

export function fractionOf(owner: TopOwner, cluster: Cluster): Fraction {
  const pods = podsOf(owner, cluster);
  // A Pod of a Job has done its part when it has ended well.
  if (owner.kind === 'Job') return { ready: owner.status.succeeded ?? 0, wanted: owner.spec.completions ?? 1 };
  if (owner.kind !== 'DaemonSet') return { ready: readyCount(pods), wanted: owner.spec.replicas };
  // A Pod that may stay on a Node that does not count any more does not count either.
  const counted = pods.filter(({ spec }) => isOnReadyNode(spec.nodeName, cluster));
  const wanted = wantedNodes(owner);
  return { ready: Math.min(readyCount(counted), wanted), wanted };
}

/** `3 of 4 ready`, `2 of 3 Nodes`, `1 of 2 complete`. */
export function fractionWords(owner: TopOwner, cluster: Cluster): string {
  const { ready, wanted } = fractionOf(owner, cluster);
  return `${ready} of ${wanted} ${unitOf(owner, wanted, cluster)}`;
}

function unitOf(owner: TopOwner, wanted: number, cluster: Cluster): string {
  if (owner.kind === 'DaemonSet') return wanted === 1 ? 'Node' : 'Nodes';
  if (owner.kind === 'Job') return 'complete';
  return isRollingOut(owner, cluster) ? 'can serve' : 'ready';
}

function isOnReadyNode(name: string | undefined, cluster: Cluster): boolean {
  const node = name === undefined ? undefined : cluster.get('Node', name);
  return node !== undefined && isNodeReady(node);
}

/** Whether Pods of an older template still stand: beside those of the newest, or because those could not be made. */
export function isRollingOut(owner: TopOwner, cluster: Cluster): boolean {
  if (owner.kind !== 'Deployment') return false;
  if (isRefused(owner)) return true;
  const { current, old } = replicaSetsOf(owner, cluster);
  return current !== undefined && old.some((set) => standing(set, cluster).length > 0);
}

/** Whether the server refuses the ReplicaSet of the newest template. */
export function isRefused(owner: TopOwner): boolean {
  const conditions = owner.kind === 'Deployment' ? owner.status.conditions : undefined;
  return conditions?.some(({ reason }) => reason === 'ReplicaSetCreateError') === true;
}

/** How many of an owner's Pods can serve: ready, and not stopping. */
export function readyCount(pods: readonly Pod[]): number {
  return pods.filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length;
}

/** Pods of a ReplicaSet that are not stopping. */
export function standing(set: ReplicaSet, cluster: Cluster): readonly Pod[] {
  return cluster.controlledBy('Pod', set.metadata.uid).filter((pod) => pod.metadata.deletionTimestamp === undefined);
}

function wantedNodes(set: DaemonSet): number {
  return set.status.desiredNumberScheduled ?? 0;
}
