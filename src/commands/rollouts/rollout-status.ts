/**
 * What `rollout status` says. Follows kubectl/pkg/polymorphichelpers/rollout_status.go.
 */
import { findCondition } from '../../api/conditions';
import type { DaemonSet, Deployment, StatefulSet } from '../../api/objects';
import type { Rollable } from './history';

export interface RolloutStatus {
  readonly line: string;
  readonly isDone: boolean;
  /** The rollout failed, or its kind of update has no status: the line is an error. */
  readonly isError?: boolean;
}

const OBSERVED = 'spec update to be observed...';
const waiting = (line: string): RolloutStatus => ({ line, isDone: false });

/** How far a rollout is, from the status that its controller wrote. */
export function rolloutStatus(workload: Rollable): RolloutStatus {
  switch (workload.kind) {
    case 'Deployment':
      return deploymentStatus(workload);
    case 'DaemonSet':
      return daemonSetStatus(workload);
    case 'StatefulSet':
      return statefulSetStatus(workload);
  }
}

function deploymentStatus({ metadata, spec, status }: Deployment): RolloutStatus {
  const { name } = metadata;
  if ((status.observedGeneration ?? 0) < metadata.generation) return waiting(`Waiting for deployment ${OBSERVED}`);
  const progressing = findCondition(status.conditions, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return { line: `error: deployment "${name}" exceeded its progress deadline`, isDone: true, isError: true };
  }
  const { updatedReplicas: updated = 0, replicas = 0, availableReplicas: available = 0 } = status;
  const rollout = `Waiting for deployment "${name}" rollout to finish:`;
  if (updated < spec.replicas) {
    return waiting(`${rollout} ${updated} out of ${spec.replicas} new replicas have been updated...`);
  }
  if (replicas > updated) return waiting(`${rollout} ${replicas - updated} old replicas are pending termination...`);
  if (available < updated) return waiting(`${rollout} ${available} of ${updated} updated replicas are available...`);
  return { line: `deployment "${name}" successfully rolled out`, isDone: true };
}

const ONLY_ROLLING: RolloutStatus = {
  line: 'error: rollout status is only available for RollingUpdate strategy type',
  isDone: true,
  isError: true,
};

function daemonSetStatus({ metadata, spec, status }: DaemonSet): RolloutStatus {
  const { name } = metadata;
  if (spec.updateStrategy.type !== 'RollingUpdate') return ONLY_ROLLING;
  if ((status.observedGeneration ?? 0) < metadata.generation) return waiting(`Waiting for daemon set ${OBSERVED}`);
  const {
    updatedNumberScheduled: updated = 0,
    desiredNumberScheduled: desired = 0,
    numberAvailable: available = 0,
  } = status;
  const rollout = `Waiting for daemon set "${name}" rollout to finish:`;
  if (updated < desired) return waiting(`${rollout} ${updated} out of ${desired} new pods have been updated...`);
  if (available < desired) return waiting(`${rollout} ${available} of ${desired} updated pods are available...`);
  return { line: `daemon set "${name}" successfully rolled out`, isDone: true };
}

function statefulSetStatus({ metadata, spec, status }: StatefulSet): RolloutStatus {
  if (spec.updateStrategy.type !== 'RollingUpdate') return ONLY_ROLLING;
  if ((status.observedGeneration ?? 0) < metadata.generation) return waiting(`Waiting for statefulset ${OBSERVED}`);
  const ready = status.readyReplicas ?? 0;
  if (ready < spec.replicas) return waiting(`Waiting for ${spec.replicas - ready} pods to be ready...`);
  const updated = status.updatedReplicas ?? 0;
  const wanted = spec.replicas - (spec.updateStrategy.rollingUpdate?.partition ?? 0);
  if (updated < wanted) {
    return waiting(
      `Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`,
    );
  }
  return { line: `partitioned roll out complete: ${updated} new pods have been updated...`, isDone: true };
}
