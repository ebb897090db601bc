/**
 * `activeDeadlineSeconds` of a Pod: it may run for so long on its Node, counted from its start there.
 * Follows pkg/kubelet/active_deadline.go.
 */
import { isTerminal } from '../../api/lifecycle';
import { type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { millisOf, SECOND } from '../../cluster/time';
import { failPod } from '../../containers/faults/fail-pod';
import type { Requeue } from '../controller';
import { recordKubelet } from './reports';

const REASON = 'DeadlineExceeded';
const MESSAGE = 'Pod was active on the node longer than the specified deadline';

/** Ends a Pod whose time is over. Answers whether it did. */
export function exceedsDeadline(cluster: Cluster, pod: Pod): boolean {
  const deadline = deadlineOf(pod);
  if (deadline === undefined || deadline > cluster.now) return false;
  recordKubelet(cluster, pod, 'failed-pod-by-deadline', {
    because: `its activeDeadlineSeconds is ${pod.spec.activeDeadlineSeconds ?? 0}`,
  });
  reportEvent(cluster, 'kubelet', pod, { type: 'Normal', reason: REASON, message: MESSAGE });
  failPod(cluster, pod, { reason: REASON, message: MESSAGE, exitCode: 143 });
  return true;
}

/** The sooner of the next pass over a Pod and its deadline. */
export function withDeadline(cluster: Cluster, key: string, next: Requeue | undefined): Requeue | undefined {
  const pod = cluster.byKey('Pod', key);
  const at = pod === undefined || isTerminal(pod) ? undefined : deadlineOf(pod);
  if (pod === undefined || at === undefined || (next !== undefined && next.at <= at)) return next;
  return { at, holdsOpen: true, next: { verb: 'failed-pod-by-deadline', object: refOf(pod) } };
}

function deadlineOf({ spec: { activeDeadlineSeconds: seconds }, status: { startTime } }: Pod): number | undefined {
  return seconds === undefined || startTime === undefined ? undefined : millisOf(startTime) + seconds * SECOND;
}
