/**
 * The eviction API: how a Pod is asked to leave its Node politely. Who evicts may be told no where a deletion would
 * not be: a PodDisruptionBudget guards against evictions, and against nothing else.
 * Follows pkg/registry/core/pod/storage/eviction.go.
 */
import { findCondition, isConditionTrue } from '../api/conditions';
import { isActive } from '../api/lifecycle';
import type { Pod, PodDisruptionBudget } from '../api/objects';
import { matchesSelector } from '../api/selectors';
import type { Cluster } from './cluster';
import { deleteObject } from './deletion';
import { DISRUPTION_ALLOWED, withDisruptionCondition } from './eviction/disruption-condition';
import { timestamp } from './time';

export interface EvictionOptions {
  /** Seconds; left out: the Pod's own terminationGracePeriodSeconds. */
  readonly gracePeriodSeconds?: number;
}

/** Why a Pod was not evicted. */
export interface EvictionRefusal {
  /** 429: ask again later. 500: this never works. */
  readonly code: 429 | 500;
  /** The server's words. */
  readonly message: string;
  /** What the budget lacks, in the server's words; empty for 500. */
  readonly cause: string;
  /** The budgets that say no. */
  readonly budgets: readonly string[];
}

const DISRUPTION_TARGET = {
  type: 'DisruptionTarget',
  status: 'True',
  reason: 'EvictionByEvictionAPI',
  message: 'Eviction API: evicting',
} as const;

const VIOLATES = "Cannot evict pod as it would violate the pod's disruption budget.";
const SEVERAL = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

/** Evicts a Pod if its budget allows: notes on it that it is evicted, and deletes it with its grace. */
export function evictPod(cluster: Cluster, pod: Pod, options: EvictionOptions = {}): EvictionRefusal | undefined {
  const refusal = evictionRefusal(cluster, pod);
  if (refusal !== undefined) return refusal;
  const [budget] = guards(pod) ? budgetsOf(cluster, pod) : [];
  if (budget !== undefined && !isFree(budget, pod)) spend(cluster, budget, pod);
  const others = (pod.status.conditions ?? []).filter(({ type }) => type !== DISRUPTION_TARGET.type);
  const conditions = [...others, { ...DISRUPTION_TARGET, lastTransitionTime: timestamp(cluster.now) }];
  deleteObject(cluster, cluster.updateStatus(pod, { ...pod.status, conditions }), options);
  return undefined;
}

/** What the server would answer to an eviction now; undefined: it would evict. Changes nothing. */
export function evictionRefusal(cluster: Cluster, pod: Pod): EvictionRefusal | undefined {
  if (!guards(pod)) return undefined;
  const found = budgetsOf(cluster, pod);
  const [budget] = found;
  const budgets = found.map(({ metadata }) => metadata.name);
  if (found.length > 1) return { code: 500, message: SEVERAL, cause: '', budgets };
  if (budget === undefined || isFree(budget, pod)) return undefined;
  const cause = whyNot(budget);
  return cause === undefined ? undefined : { code: 429, message: VIOLATES, cause, budgets };
}

/** The budgets that pick a Pod. One without labels has none, whatever a selector says. */
function budgetsOf(cluster: Cluster, { metadata }: Pod): readonly PodDisruptionBudget[] {
  if (Object.keys(metadata.labels ?? {}).length === 0) return [];
  return cluster
    .list('PodDisruptionBudget', metadata.namespace)
    .filter(({ spec }) => matchesSelector(spec.selector, metadata.labels));
}

/** Pods that do no work, or stop already, are nobody's loss. */
function guards(pod: Pod): boolean {
  return isActive(pod) && pod.status.phase !== 'Pending';
}

/** A Pod that is not ready costs its budget nothing, as far as unhealthyPodEvictionPolicy allows. */
function isFree({ spec, status }: PodDisruptionBudget, pod: Pod): boolean {
  if (isConditionTrue(pod.status.conditions, 'Ready')) return false;
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  const { currentHealthy = 0, desiredHealthy = 0 } = status;
  return currentHealthy >= desiredHealthy && desiredHealthy > 0;
}

function whyNot({ metadata, status }: PodDisruptionBudget): string | undefined {
  const { name } = metadata;
  if ((status.observedGeneration ?? 0) < metadata.generation) {
    return `The disruption budget ${name} is still being processed by the server.`;
  }
  const { disruptionsAllowed = 0, desiredHealthy = 0, currentHealthy = 0 } = status;
  if (disruptionsAllowed > 0) return undefined;
  const condition = findCondition(status.conditions, DISRUPTION_ALLOWED);
  return condition?.reason === 'SyncFailed'
    ? `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${condition.message}`
    : `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
}

/** The server counts down itself: two evictions at once must not both get the last one. */
function spend(cluster: Cluster, budget: PodDisruptionBudget, pod: Pod): void {
  const status = {
    ...budget.status,
    disruptionsAllowed: (budget.status.disruptionsAllowed ?? 0) - 1,
    disruptedPods: { ...budget.status.disruptedPods, [pod.metadata.name]: timestamp(cluster.now) },
  };
  cluster.updateStatus(budget, withDisruptionCondition(status, cluster.now));
}
