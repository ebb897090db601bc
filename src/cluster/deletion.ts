/**
 * Deleting, as the API server does it: grace for Pods, finalizers, and what happens to dependents.
 * Follows apiserver/pkg/registry/rest/delete.go, registry/generic/registry/store.go and pkg/registry/core/pod/strategy.go.
 */
import { FOREGROUND, ORPHAN } from '../api/finalizers';
import { isTerminal } from '../api/lifecycle';
import type { KubeObject, Metadata, Pod } from '../api/objects';
import { asTerminating, isUnfinalized } from './admission/namespace-lifecycle';
import type { Cluster } from './cluster';
import { millisOf, SECOND, timestamp } from './time';

export type Propagation = 'Background' | 'Foreground' | 'Orphan';

export interface DeleteOptions {
  /** Seconds; left out: the Pod's own terminationGracePeriodSeconds. */
  readonly gracePeriodSeconds?: number;
  /** Left out: what the object's finalizers say already, else in the background. */
  readonly propagation?: Propagation;
}

/**
 * Deletes an object or marks it for deletion. A Pod that runs on a Node is only marked: its kubelet removes it when the
 * containers have stopped. An object with finalizers stays until the last of them is gone.
 */
export function deleteObject(cluster: Cluster, object: KubeObject, options: DeleteOptions = {}): void {
  const { metadata } = object;
  const isMarked = metadata.deletionTimestamp !== undefined;
  const graceLeft = metadata.deletionGracePeriodSeconds ?? 0;
  const grace = object.kind === 'Pod' ? graceOf(object, options.gracePeriodSeconds) : 0;
  // A grace that runs can only become shorter.
  const isShortened = isMarked && graceLeft > 0 && options.gracePeriodSeconds !== undefined && grace < graceLeft;
  if (isMarked && graceLeft > 0 && !isShortened) return;
  const finalizers = withPropagation(metadata.finalizers ?? [], options.propagation);
  if (grace === 0 && finalizers.length === 0 && !isUnfinalized(object)) {
    cluster.remove(object);
    return;
  }
  const marks = isMarked && !isShortened ? {} : marksOf(metadata, grace, cluster.now);
  cluster.update({ ...asTerminating(object), metadata: { ...metadata, ...marks, finalizers: listed(finalizers) } });
}

/** Takes one finalizer away, and the object with it when that was the last thing that kept it. */
export function removeFinalizer(cluster: Cluster, object: KubeObject, finalizer: string): void {
  const finalizers = (object.metadata.finalizers ?? []).filter((name) => name !== finalizer);
  const stored = cluster.update({ ...object, metadata: { ...object.metadata, finalizers: listed(finalizers) } });
  finishDeletion(cluster, stored);
}

/** Takes an object out that was deleted and that nothing keeps any more: no finalizer, no grace. */
export function finishDeletion(cluster: Cluster, object: KubeObject): void {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, finalizers = [] } = object.metadata;
  const isReleased = deletionTimestamp !== undefined && finalizers.length === 0 && deletionGracePeriodSeconds === 0;
  if (isReleased && !isUnfinalized(object)) cluster.remove(object);
}

/** Seconds: a hundred years. What is longer ends after every time that can be written. */
const LONGEST_GRACE = 100 * 365 * 24 * 60 * 60;

/** A Pod that was never bound, or has ended, needs no grace. Negative means one second. */
function graceOf(pod: Pod, seconds: number | undefined): number {
  if (pod.spec.nodeName === undefined || isTerminal(pod)) return 0;
  const wanted = seconds ?? pod.spec.terminationGracePeriodSeconds;
  return wanted < 0 ? 1 : Math.min(wanted, LONGEST_GRACE);
}

/** When the grace ends: counted from the first deletion, also when it is made shorter later. */
function marksOf(
  { deletionTimestamp, deletionGracePeriodSeconds = 0 }: Metadata,
  grace: number,
  now: number,
): Pick<Metadata, 'deletionTimestamp' | 'deletionGracePeriodSeconds'> {
  const since =
    deletionTimestamp === undefined ? now : millisOf(deletionTimestamp) - deletionGracePeriodSeconds * SECOND;
  return { deletionTimestamp: timestamp(since + grace * SECOND), deletionGracePeriodSeconds: grace };
}

/** Who deletes says what becomes of dependents; both finalizers at once make no sense. */
function withPropagation(finalizers: readonly string[], propagation: Propagation | undefined): readonly string[] {
  if (propagation === undefined) return finalizers;
  const others = finalizers.filter((name) => name !== FOREGROUND && name !== ORPHAN);
  if (propagation === 'Foreground') return [...others, FOREGROUND];
  return propagation === 'Orphan' ? [...others, ORPHAN] : others;
}

const listed = (finalizers: readonly string[]): string[] | undefined =>
  finalizers.length === 0 ? undefined : [...finalizers];
