/**
 * Work that failed is tried again: soon at first, then after twice as long as before. What upstream counts in the memory
 * of a controller is kept with the machines.
 * Follows client-go/util/workqueue (ItemExponentialFailureRateLimiter) and client-go/util/flowcontrol (Backoff).
 */
import { type KubeObject, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { StepVerb } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import type { Requeue } from '../controller';

/** The first wait and the longest, milliseconds. */
export interface Waits {
  readonly first: number;
  readonly longest: number;
}

/** Later than any clock; a number, so that it can be stored. */
const NEVER = Number.MAX_SAFE_INTEGER;

const QUEUE: Waits = { first: 5, longest: 1000 * SECOND };

/** Whether work that failed is due again: its time has come, or what it looks at has changed since. */
export function mayTry(cluster: Cluster, key: string, seen: () => string): boolean {
  const known = cluster.machines.backOffs.get(key);
  return known === undefined || cluster.now >= known.retryAt || known.seen !== seen();
}

/**
 * Notes that a key of a work queue failed. A try that is due already stays due; only those after it come later. After
 * more than `most` failures in a row there is none, until what the work looks at changes.
 */
export function noteFailure(cluster: Cluster, key: string, seen: string, most = Infinity): void {
  const { backOffs } = cluster.machines;
  const known = backOffs.get(key);
  const failures = (known?.failures ?? 0) + 1;
  if (failures > most) {
    backOffs.set(key, { failures: 0, last: cluster.now, retryAt: NEVER, seen });
    return;
  }
  const at = cluster.now + waitAfter(failures, QUEUE);
  const isPending = known !== undefined && known.retryAt > cluster.now;
  const retryAt = isPending ? Math.min(known.retryAt, at) : at;
  backOffs.set(key, { failures, last: cluster.now, retryAt, seen });
}

/** Forgets that a key failed, as after a try that did not. */
export function noteSuccess(cluster: Cluster, key: string): void {
  cluster.machines.backOffs.delete(key);
}

/** When work that failed first at `since`, and at each try after that, is tried next. */
export function nextTry(since: number, now: number): number {
  let failures = 1;
  let at = since + waitAfter(failures, QUEUE);
  while (at <= now) at += waitAfter(++failures, QUEUE);
  return at;
}

/** How often a key failed in a row. */
export function failuresOf(cluster: Cluster, key: string): number {
  return cluster.machines.backOffs.get(key)?.failures ?? 0;
}

/** When what the server refused is tried again; undefined when it refused nothing. `verb` tells that it failed. */
export function retryOf(
  cluster: Cluster,
  owner: KubeObject,
  verb: StepVerb = 'failed-to-make-pod',
): Requeue | undefined {
  const at = cluster.machines.backOffs.get(owner.metadata.uid)?.retryAt;
  if (at === undefined || at === NEVER) return undefined;
  // What comes within a second is no news.
  const isSoon = at - cluster.now < SECOND;
  return { at, holdsOpen: false, ...(isSoon ? {} : { next: { verb, object: refOf(owner) } }) };
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
