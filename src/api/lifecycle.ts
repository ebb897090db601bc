/**
 * How far an object is on its way to its end.
 * Follows IsPodActive and IsPodTerminal in pkg/controller and pkg/api/v1/pod/util.go.
 */
import type { KubeObject, Pod } from './objects';

interface WithPhase {
  readonly status?: { readonly phase?: string };
}

/** Marked for deletion and not gone yet. */
export function isTerminating(object: Pick<KubeObject, 'metadata'>): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

/** A Pod that ended for good: phase Failed or Succeeded. */
export function isTerminal({ status }: WithPhase): boolean {
  return status?.phase === 'Failed' || status?.phase === 'Succeeded';
}

/** A Pod that has neither ended nor is on its way out: what a ReplicaSet counts. */
export function isActive(pod: Pod): boolean {
  return !isTerminal(pod) && !isTerminating(pod);
}
