/**
 * What a DaemonSet reports: Nodes, not Pods, are counted.
 * Follows updateDaemonSetStatus in pkg/controller/daemon/daemon_controller.go.
 */
import type { DaemonSet } from '../../api/objects';
import { isReady } from '../workload/availability';
import { isAvailableNow, isUpdated, type View } from './view';

export function daemonSetStatus(view: View, collisionCount: number | undefined): DaemonSet['status'] {
  let [desired, scheduled, misscheduled, ready, available, updated] = [0, 0, 0, 0, 0, 0];
  for (const { exists, shouldRun, pods } of view.places) {
    const [pod] = pods;
    if (!exists) continue;
    if (!shouldRun) {
      if (pod !== undefined) misscheduled++;
      continue;
    }
    desired++;
    if (pod === undefined) continue;
    scheduled++;
    if (isReady(pod)) ready++;
    if (isAvailableNow(view, pod)) available++;
    if (isUpdated(pod, view.hash)) updated++;
  }
  return {
    currentNumberScheduled: scheduled,
    numberMisscheduled: misscheduled,
    desiredNumberScheduled: desired,
    numberReady: ready,
    observedGeneration: view.set.metadata.generation,
    updatedNumberScheduled: updated || undefined,
    numberAvailable: available || undefined,
    numberUnavailable: desired - available || undefined,
    collisionCount,
  };
}
