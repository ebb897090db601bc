/**
 * Deleting, as the API server does it: grace for Pods, finalizers, and what happens to dependents.
 * Follows apiserver/pkg/registry/rest/delete.go and pkg/registry/core/pod/strategy.go.
 */
import type { KubeObject, Pod } from '../api/objects';
import type { Cluster } from './cluster';
import { SECOND, timestamp } from './time';

export type Propagation = 'Background' | 'Foreground' | 'Orphan';

export interface DeleteOptions {
  /** Seconds; left out: the Pod's own terminationGracePeriodSeconds. */
  readonly gracePeriodSeconds?: number;
  readonly propagation?: Propagation;
}

const FINALIZERS = { Foreground: 'foregroundDeletion', Orphan: 'orphan' } as const;

/**
 * Deletes an object or marks it for deletion. A Pod that runs on a Node is only marked: its kubelet removes it when the
 * containers have stopped. An object with finalizers stays until the last of them is gone.
 */
export function deleteObject(cluster: Cluster, object: KubeObject, options: DeleteOptions = {}): void {
  const propagation = options.propagation ?? 'Background';
  let current = object;
  if (propagation !== 'Background' && cluster.dependentsOf(object.metadata.uid).length > 0) {
    current = withFinalizer(cluster, current, FINALIZERS[propagation]);
  }
  const grace = current.kind === 'Pod' ? graceOf(current, options.gracePeriodSeconds) : 0;
  const waits = grace > 0 || (current.metadata.finalizers ?? []).length > 0;
  if (!waits) {
    cluster.remove(current);
    return;
  }
  if (current.metadata.deletionTimestamp !== undefined) {
    const shortened = Math.min(grace, current.metadata.deletionGracePeriodSeconds ?? grace);
    if (shortened === current.metadata.deletionGracePeriodSeconds) return;
    mark(cluster, current, shortened);
    return;
  }
  mark(cluster, current, grace);
}

/** Takes one finalizer away, and the object with it when that was the last thing that kept it. */
export function removeFinalizer(cluster: Cluster, object: KubeObject, finalizer: string): void {
  const finalizers = (object.metadata.finalizers ?? []).filter((name) => name !== finalizer);
  const stored = cluster.update({ ...object, metadata: { ...object.metadata, finalizers } });
  const isMarked = stored.metadata.deletionTimestamp !== undefined;
  const hasGrace = stored.kind === 'Pod' && (stored.metadata.deletionGracePeriodSeconds ?? 0) > 0;
  if (isMarked && finalizers.length === 0 && !hasGrace) cluster.remove(stored);
}

/** A Pod that was never bound, or has ended, needs no grace. Negative means one second. */
function graceOf(pod: Pod, seconds: number | undefined): number {
  const ended = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  if (pod.spec.nodeName === undefined || ended) return 0;
  const wanted = seconds ?? pod.spec.terminationGracePeriodSeconds;
  return wanted < 0 ? 1 : wanted;
}

function mark(cluster: Cluster, object: KubeObject, graceSeconds: number): void {
  cluster.update({
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: timestamp(cluster.now + graceSeconds * SECOND),
      deletionGracePeriodSeconds: graceSeconds,
    },
  });
}

function withFinalizer(cluster: Cluster, object: KubeObject, finalizer: string): KubeObject {
  const finalizers = object.metadata.finalizers ?? [];
  if (finalizers.includes(finalizer)) return object;
  return cluster.update({
    ...object,
    metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] },
  });
}
