/**
 * Work that failed is tried again: soon at first, then after twice as long as before. What upstream counts in the memory
 * of a controller is kept with the machines.
 * Follows client-go/util/workqueue (ItemExponentialFailureRateLimiter) and client-go/util/flowcontrol (Backoff).
 */
import { type PodMaker, refOf } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { SECOND } from '../cluster/time';
import type { Requeue } from './controller';

/** The first wait and the longest, milliseconds. */
export interface Waits {
  readonly first: number;
  readonly longest: number;
}

const QUEUE: Waits = { first: 5, longest: 1000 * SECOND };

/** Whether work that failed is due again: its time has come, or what it looks at has changed since. */
export function mayTry(cluster: Cluster, key: string, seen: () => string): boolean {
  const known = cluster.machines.backOffs.get(key);
  return known === undefined || cluster.now >= known.retryAt || known.seen !== seen();
}

/** Notes that a key of a work queue failed. A try that is due already stays due; only those after it come later. */
export function noteFailure(cluster: Cluster, key: string, seen: string): void {
  const { backOffs } = cluster.machines;
  const known = backOffs.get(key);
  const failures = (known?.failures ?? 0) + 1;
  const at = cluster.now + waitAfter(failures, QUEUE);
  const isPending = known !== undefined && known.retryAt > cluster.now;
  const retryAt = isPending ? Math.min(known.retryAt, at) : at;
  backOffs.set(key, { failures, last: cluster.now, retryAt, seen });
}

/** Forgets that a key failed, as after a try that did not. */
export function noteSuccess(cluster: Cluster, key: string): void {
  cluster.machines.backOffs.delete(key);
}

/** How often a key failed in a row. */
export function failuresOf(cluster: Cluster, key: string): number {
  return cluster.machines.backOffs.get(key)?.failures ?? 0;
}

/** When the Pods that the server refused are tried again; undefined when it refused none. */
export function retryPods(cluster: Cluster, owner: PodMaker): Requeue | undefined {
  const known = cluster.machines.backOffs.get(owner.metadata.uid);
  if (known === undefined) return undefined;
  return { at: known.retryAt, holdsOpen: false, next: { verb: 'failed-to-make-pod', object: refOf(owner) } };
}

/**
 * Whether something that keeps breaking is left alone for now. Asked when it broke once more: answers until when, or
 * undefined and counts it, so that the next time the wait is twice as long. After a long time without it all begins
 * anew.
 */
export function backOffFrom(cluster: Cluster, key: string, waits: Waits): number | undefined {
  const { backOffs } = cluster.machines;
  const known = backOffs.get(key);
  const isForgotten = known === undefined || cluster.now - known.last > 2 * waits.longest;
  if (!isForgotten && cluster.now < known.retryAt) return known.retryAt;
  const failures = isForgotten ? 1 : known.failures + 1;
  backOffs.set(key, { failures, last: cluster.now, retryAt: cluster.now + waitAfter(failures, waits) });
  return undefined;
}

/** The wait after so many failures in a row. */
function waitAfter(failures: number, { first, longest }: Waits): number {
  return Math.min(first * 2 ** (failures - 1), longest);
}

/** What a controller looked at, as text that differs when any of it changed: spec of the owner, and its Pods. */
export function seenBy(
  { metadata: { generation } }: { readonly metadata: { readonly generation: number } },
  pods: readonly { readonly metadata: { readonly resourceVersion: string } }[],
): string {
  let newest = 0;
  for (const { metadata } of pods) newest = Math.max(newest, Number(metadata.resourceVersion));
  return `${generation}/${pods.length}/${newest}`;
}
