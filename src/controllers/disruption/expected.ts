/**
 * How many Pods a budget counts on, and how many of them must be ready.
 * Follows getExpectedPodCount and getExpectedScale in pkg/controller/disruption/disruption.go. Shares round up.
 */
import { resolveAmount } from '../../api/int-or-percent';
import { resourceName } from '../../api/kinds';
import type { Pod, PodDisruptionBudget } from '../../api/objects';
import { type Cluster, controllerReference } from '../../cluster/cluster';

interface Expectation {
  readonly expected: number;
  readonly desired: number;
  /** Whether Pods were left out because nobody can say how many of them there should be. */
  readonly hasUnmanaged: boolean;
}

interface Problem {
  readonly problem: string;
}

/** The numbers, or why they cannot be known. */
export function expectationOf(
  cluster: Cluster,
  { spec }: PodDisruptionBudget,
  pods: readonly Pod[],
): Expectation | Problem {
  const { maxUnavailable, minAvailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable !== 'string') {
    return { expected: pods.length, desired: minAvailable ?? 0, hasUnmanaged: false };
  }
  const expected = scaleOf(cluster, pods);
  if (typeof expected !== 'number') return expected;
  const hasUnmanaged = pods.some((pod) => controllerReference(pod) === undefined);
  const desired =
    maxUnavailable === undefined
      ? resolveAmount(minAvailable, expected, Math.ceil)
      : Math.max(0, expected - resolveAmount(maxUnavailable, expected, Math.ceil));
  return { expected, desired, hasUnmanaged };
}

/** What the controllers of the Pods are asked for, each once. Pods without a controller do not count. */
function scaleOf(cluster: Cluster, pods: readonly Pod[]): number | Problem {
  const scales = new Map<string, number>();
  for (const pod of pods) {
    const scale = controllerScale(cluster, pod);
    if (scale === undefined) continue;
    if ('problem' in scale) return scale;
    scales.set(scale.uid, scale.replicas);
  }
  return [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
}

function controllerScale(
  cluster: Cluster,
  pod: Pod,
): { readonly uid: string; readonly replicas: number } | Problem | undefined {
  const { name, namespace } = pod.metadata;
  const reference = controllerReference(pod);
  if (reference === undefined) return undefined;
  if (reference.kind === 'DaemonSet' || reference.kind === 'Job') {
    const resource = reference.kind === 'DaemonSet' ? resourceName('DaemonSet') : 'jobs.batch';
    return { problem: `${resource} does not implement the scale subresource` };
  }
  const nobody = { problem: `found no controllers for pod "${name}"` };
  if (reference.kind !== 'ReplicaSet' && reference.kind !== 'StatefulSet') return nobody;
  const owner = cluster.get(reference.kind, reference.name, namespace);
  if (owner?.metadata.uid !== reference.uid) return nobody;
  const above = controllerReference(owner);
  if (above?.kind !== 'Deployment') return { uid: owner.metadata.uid, replicas: owner.spec.replicas };
  const deployment = cluster.get('Deployment', above.name, namespace);
  if (deployment?.metadata.uid !== above.uid) return nobody;
  return { uid: deployment.metadata.uid, replicas: deployment.spec.replicas };
}
