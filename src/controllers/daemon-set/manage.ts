/**
 * A Pod on every Node that should have one, and on no other.
 * Follows podsShouldBeOnNode in pkg/controller/daemon/daemon_controller.go.
 */
import { isTerminating } from '../../api/lifecycle';
import type { DaemonSet, Pod } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import { MINUTE, SECOND } from '../../cluster/time';
import { backOffFrom, type Waits } from '../loop/back-off';
import { isReady } from '../workload/availability';
import { report } from '../workload/own-pods';
import { allowsSurge } from './limits';
import { isAvailableNow, isUpdated, type Place, type View } from './view';
import type { Doomed, Work } from './work';

/** How long a failed Pod is left alone where one failed before. */
const FAILED_PODS: Waits = { first: SECOND, longest: 15 * MINUTE };

/** What the Nodes need, and when to look again at one whose Pods keep failing. */
export interface Need extends Work {
  readonly lookAgainAt: number | undefined;
}

export function needOf(view: View): Need {
  const needy: string[] = [];
  const doomed: Doomed[] = [];
  const waits: number[] = [];
  for (const place of view.places) {
    if (place.shouldRun && place.pods.length === 0) {
      needy.push(place.node);
    } else if (place.mayStay) {
      const { ended, running, backOffUntil } = sortOut(view, place);
      if (backOffUntil !== undefined) waits.push(backOffUntil);
      doomed.push(...ended, ...surplus(view, running));
      if (allowsSurge(view.set) && running.length === 0 && place.shouldRun) needy.push(place.node);
    } else {
      doomed.push(...strays(view.set, place));
    }
  }
  return { needy, doomed, lookAgainAt: waits.length > 0 ? Math.min(...waits) : undefined };
}

/** Pods where none may be. On a Node that is gone only those that were never bound are the set's business. */
function strays(set: DaemonSet, { node, exists, pods }: Place): readonly Doomed[] {
  const because = exists ? `${node} does not fit ${set.metadata.name} any more` : `${node} is gone`;
  return pods
    .filter((pod) => !isTerminating(pod) && (exists || pod.spec.nodeName === undefined))
    .map((pod) => ({ pod, because }));
}

interface Sorted {
  /** Ended Pods, which make room for a new one. */
  readonly ended: readonly Doomed[];
  readonly running: readonly Pod[];
  readonly backOffUntil: number | undefined;
}

function sortOut({ cluster, set }: View, { node, pods }: Place): Sorted {
  const ended: Doomed[] = [];
  const running: Pod[] = [];
  let backOffUntil: number | undefined;
  for (const pod of pods) {
    if (isTerminating(pod)) continue;
    const { phase } = pod.status;
    if (phase === 'Failed') {
      const until = backOffFrom(cluster, failureKey(set, node), FAILED_PODS);
      if (until !== undefined) {
        backOffUntil = until;
        continue;
      }
      const message = `Found failed daemon pod ${keyOf(pod)} on node ${node}, will try to kill it`;
      report(cluster, set, { type: 'Warning', reason: 'FailedDaemonPod', message });
      ended.push({ pod, because: 'it failed and will not run again' });
    } else if (phase === 'Succeeded') {
      const message = `Found succeeded daemon pod ${keyOf(pod)} on node ${node}, will try to delete it`;
      report(cluster, set, { type: 'Normal', reason: 'SucceededDaemonPod', message });
      ended.push({ pod, because: 'it ended, and a DaemonSet wants a Pod that runs' });
    } else {
      running.push(pod);
    }
  }
  return { ended, running, backOffUntil };
}

/** Failures are counted by Node, and anew when the spec changes. */
function failureKey({ metadata, status }: DaemonSet, node: string): string {
  return `${metadata.uid}/${status.observedGeneration ?? 0}/${node}`;
}

/** More Pods than one on a Node: the oldest stays, and with surge the oldest of either template while the new one is not up. */
function surplus(view: View, running: readonly Pod[]): readonly Doomed[] {
  if (running.length <= 1) return [];
  if (!allowsSurge(view.set)) {
    return running.slice(1).map((pod) => ({ pod, because: 'one Pod a Node is enough, and an older one is there' }));
  }
  const fresh = running.find((pod) => isUpdated(pod, view.hash));
  const old = running.find((pod) => !isUpdated(pod, view.hash));
  const doomed: Doomed[] = running
    .filter((pod) => pod !== fresh && pod !== old)
    .map((pod) => ({ pod, because: 'one Pod of each template is enough' }));
  if (fresh === undefined || old === undefined) return doomed;
  if (!isReady(old)) return [...doomed, { pod: old, because: 'it is not ready, and a new one is there' }];
  if (isAvailableNow(view, fresh)) return [...doomed, { pod: old, because: 'the new one beside it is ready' }];
  return doomed;
}
