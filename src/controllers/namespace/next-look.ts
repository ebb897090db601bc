/**
 * When a Namespace is looked at again that is not empty yet. Nobody tells its controller that something is gone: it
 * estimates how long that may take, and comes back after half of it.
 * Follows estimateGracefulTermination in pkg/controller/namespace/deletion and the queue of namespace_controller.go.
 */
import { isTerminal } from '../../api/lifecycle';
import type { KubeObject, Namespace } from '../../api/objects';
import { millisOf, MINUTE, SECOND } from '../../cluster/time';
import type { Requeue } from '../controller';

/** Seconds that finalizers are given. */
const FINALIZERS = 15;
const FIRST_DELAY = 5;
const LONGEST_DELAY = MINUTE;

/** The next look; it follows from when the Namespace was deleted and what is left in it. */
export function nextLook(namespace: Namespace, left: readonly KubeObject[], now: number): Requeue {
  const start = startOf(namespace);
  const grace = longestGrace(left);
  const isKept = left.some(({ metadata }) => (metadata.finalizers ?? []).length > 0);
  let at = start;
  let delay = FIRST_DELAY;
  while (at <= now) {
    const estimate = Math.max(0, grace - Math.floor((at - start) / SECOND)) || (isKept ? FINALIZERS : 0);
    if (estimate > 0) at += (Math.floor(estimate / 2) + 1) * SECOND;
    else {
      at += delay;
      delay = Math.min(delay * 2, LONGEST_DELAY);
    }
  }
  const isStopping = grace > 0 && now < start + grace * SECOND;
  return { at, holdsOpen: isStopping };
}

/** Things that should be gone by now, and that nothing keeps: the deletion failed, as far as the controller can tell. */
export function isUnexpected(namespace: Namespace, left: readonly KubeObject[], now: number): boolean {
  if (left.length === 0 || left.some(({ metadata }) => (metadata.finalizers ?? []).length > 0)) return false;
  return now - startOf(namespace) >= longestGrace(left) * SECOND;
}

const startOf = ({ metadata }: Namespace): number => millisOf(metadata.deletionTimestamp ?? metadata.creationTimestamp);

/** Seconds that the Pods may take to stop. */
function longestGrace(left: readonly KubeObject[]): number {
  return Math.max(
    0,
    ...left.map((object) => {
      return object.kind === 'Pod' && !isTerminal(object) ? object.spec.terminationGracePeriodSeconds : 0;
    }),
  );
}
