/**
 * Keeps the status of PodDisruptionBudgets: how many Pods may be evicted now. It looks at Pods only, and evicts none.
 * Follows pkg/controller/disruption/disruption.go. Works on keys of budgets.
 */
import { isTerminating } from '../api/lifecycle';
import {
  type KubeObject,
  type Pod,
  type PodDisruptionBudget,
  type PodDisruptionBudgetStatus,
  refOf,
} from '../api/objects';
import { goSelector, matchesSelector } from '../api/selectors';
import { type Cluster, keyOf } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import { withDisruptionCondition } from '../cluster/eviction/disruption-condition';
import { millisOf, MINUTE } from '../cluster/time';
import type { Controller, Requeue } from './controller';
import { expectationOf } from './disruption/expected';
import { isReady } from './workload/availability';

/** So long a Pod counts as gone after its eviction was allowed, even if nobody sees it go. */
const DELETION_TIMEOUT = 2 * MINUTE;
const SOURCE = 'controllermanager';

export const disruptionController: Controller = {
  name: 'disruption',
  affectedBy({ object, before }, cluster) {
    if (object.kind === 'PodDisruptionBudget') return [keyOf(object)];
    if (cluster.count('PodDisruptionBudget') === 0) return [];
    if (object.kind === 'Pod') return budgetsOf(cluster, object, before);
    const isScaled = object.kind === 'Deployment' || object.kind === 'ReplicaSet' || object.kind === 'StatefulSet';
    return isScaled ? cluster.list('PodDisruptionBudget', object.metadata.namespace).map(keyOf) : [];
  },
  keys: (cluster) => cluster.list('PodDisruptionBudget').map(keyOf),
  reconcile(key, cluster) {
    const budget = cluster.byKey('PodDisruptionBudget', key);
    return budget === undefined ? undefined : sync(cluster, budget);
  },
};

function budgetsOf(cluster: Cluster, pod: Pod, before: KubeObject | undefined): readonly string[] {
  const keys: string[] = [];
  for (const budget of cluster.each('PodDisruptionBudget')) {
    if (budget.metadata.namespace !== pod.metadata.namespace) continue;
    const { selector } = budget.spec;
    const picks = ({ metadata }: KubeObject) => matchesSelector(selector, metadata.labels);
    if (picks(pod) || (before !== undefined && picks(before))) keys.push(keyOf(budget));
  }
  return keys;
}

function sync(cluster: Cluster, budget: PodDisruptionBudget): Requeue | undefined {
  const pods = cluster
    .list('Pod', budget.metadata.namespace)
    .filter(({ metadata }) => matchesSelector(budget.spec.selector, metadata.labels));
  const isNew = budget.status.observedGeneration !== budget.metadata.generation;
  if (isNew && pods.length === 0) {
    reportEvent(cluster, SOURCE, budget, { type: 'Normal', reason: 'NoPods', message: 'No matching pods found' });
  }
  const expectation = expectationOf(cluster, budget, pods);
  if ('problem' in expectation) {
    failSafe(cluster, budget, expectation.problem);
    return undefined;
  }
  const { disruptedPods, recheckAt } = disruptedOf(budget, pods, cluster.now);
  const currentHealthy = pods.filter(
    (pod) => !isTerminating(pod) && disruptedPods[pod.metadata.name] === undefined && isReady(pod),
  ).length;
  const { expected, desired, hasUnmanaged } = expectation;
  const spare = expected <= 0 ? 0 : Math.max(0, currentHealthy - desired);
  const { disruptedPods: _, ...others } = budget.status;
  const status: PodDisruptionBudgetStatus = {
    ...others,
    ...(Object.keys(disruptedPods).length > 0 && { disruptedPods }),
    currentHealthy,
    desiredHealthy: desired,
    disruptionsAllowed: spare,
    expectedPods: expected,
    observedGeneration: budget.metadata.generation,
  };
  if (isNew) {
    cluster.record({
      actor: 'disruption controller',
      verb: 'counted-budget',
      object: refOf(budget),
      because: `${desired} must stay ready, ${currentHealthy} ${currentHealthy === 1 ? 'is' : 'are'}`,
      detail: { expected, desired, ready: currentHealthy, spare },
    });
  }
  const stored = cluster.updateStatus(budget, withDisruptionCondition(status, cluster.now));
  if (hasUnmanaged && stored !== budget) tellUnmanaged(cluster, stored);
  return recheckAt === undefined ? undefined : { at: recheckAt, holdsOpen: false };
}

/** Pods that nobody manages are not expected, so that a share of all of them means little. */
function tellUnmanaged(cluster: Cluster, budget: PodDisruptionBudget): void {
  const message =
    `Pods selected by this PodDisruptionBudget (selector: ${goSelector(budget.spec.selector)}) were found to be ` +
    'unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined ' +
    'behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.';
  reportEvent(cluster, SOURCE, budget, { type: 'Warning', reason: 'UnmanagedPods', message });
}

/** Pods whose eviction was allowed and that are not marked for deletion yet. */
function disruptedOf(
  { status }: PodDisruptionBudget,
  pods: readonly Pod[],
  now: number,
): { readonly disruptedPods: Record<string, string>; readonly recheckAt: number | undefined } {
  const disruptedPods: Record<string, string> = {};
  let recheckAt: number | undefined;
  for (const pod of pods) {
    const { name } = pod.metadata;
    const since = Object.hasOwn(status.disruptedPods ?? {}, name) ? status.disruptedPods?.[name] : undefined;
    if (since === undefined || isTerminating(pod)) continue;
    const until = millisOf(since) + DELETION_TIMEOUT;
    if (until <= now) continue;
    disruptedPods[name] = since;
    recheckAt = Math.min(recheckAt ?? until, until);
  }
  return { disruptedPods, recheckAt };
}

/** Who cannot count allows nothing. */
function failSafe(cluster: Cluster, budget: PodDisruptionBudget, message: string): void {
  const status = { ...budget.status, disruptionsAllowed: 0 };
  const next = withDisruptionCondition(status, cluster.now, { reason: 'SyncFailed', message });
  const stored = cluster.updateStatus(budget, next);
  if (stored === budget) return;
  reportEvent(cluster, SOURCE, budget, {
    type: 'Warning',
    reason: 'CalculateExpectedPodCountFailed',
    message: `Failed to calculate the number of expected pods: ${message}`,
  });
}
