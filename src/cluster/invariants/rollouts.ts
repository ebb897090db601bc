/** A rollout keeps its bounds. */
import type { Deployment } from '../../api/objects';
import type { Cluster } from '../cluster';
import { keyOf } from '../identity';

/** A Deployment asks for no more Pods than it may, and says what its ReplicaSets say together. */
export function* rollouts(cluster: Cluster): Iterable<string> {
  for (const deployment of cluster.each('Deployment')) {
    if (deployment.metadata.deletionTimestamp !== undefined) continue;
    const name = `Deployment ${keyOf(deployment)}`;
    const sets = cluster.controlledBy('ReplicaSet', deployment.metadata.uid);
    const asked = sum(sets.map(({ spec }) => spec.replicas));
    const most = deployment.spec.replicas + surgeOf(deployment);
    // A rollout that was begun with another strategy and is paused keeps what it asked for.
    if (asked > most && deployment.spec.strategy.type === 'RollingUpdate') {
      yield `${name} asks for ${asked} Pods, ${most} are the most`;
    }
    const { replicas, readyReplicas, availableReplicas } = deployment.status;
    const together = [
      ['replicas', replicas, sum(sets.map(({ status }) => status.replicas ?? 0))],
      ['readyReplicas', readyReplicas, sum(sets.map(({ status }) => status.readyReplicas ?? 0))],
      ['availableReplicas', availableReplicas, sum(sets.map(({ status }) => status.availableReplicas ?? 0))],
    ] as const;
    for (const [what, said = 0, there] of together) {
      if (said !== there) yield `${name} says ${what} ${said}, its ReplicaSets together ${there}`;
    }
  }
}

/** Rounds up. Nothing is asked for where nothing is wanted. */
function surgeOf({ spec: { replicas, strategy } }: Deployment): number {
  const { maxSurge = 0 } = strategy.rollingUpdate ?? {};
  if (replicas === 0) return 0;
  return typeof maxSurge === 'number' ? maxSurge : Math.ceil((Number.parseInt(maxSurge, 10) * replicas) / 100);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
