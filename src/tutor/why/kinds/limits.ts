/**
 * What bounds others: budgets, autoscalers, quotas, limits, priorities.
 */
import { findCondition } from '../../../api/conditions';
import type {
  HorizontalPodAutoscaler,
  LimitRange,
  PodDisruptionBudget,
  PriorityClass,
  ResourceQuota,
} from '../../../api/objects';
import { parseQuantity } from '../../../api/quantity';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { duration } from '../../../diagram/duration';
import { lackOf, untilNextLook } from '../../autoscaling';
import { count } from '../../story/pod-name';
import type { Standing } from './standing';

/** How many Pods a budget lets go now. */
export function budgetStanding({ metadata, spec, status }: PodDisruptionBudget): Standing {
  const { disruptionsAllowed = 0, currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = status;
  const name = cut(metadata.name, 18);
  const field =
    spec.minAvailable === undefined
      ? `maxUnavailable ${String(spec.maxUnavailable ?? '?')}`
      : `minAvailable ${String(spec.minAvailable)}`;
  const lines = [
    `spec.${field}`,
    `${count(expectedPods, 'Pod')} guarded, ${currentHealthy} ready`,
    `${desiredHealthy} must stay, ${disruptionsAllowed} may be evicted`,
  ];
  const failed = (status.conditions ?? []).some(({ reason }) => reason === 'SyncFailed');
  if (failed) return { headline: `${name} refuses all: it cannot count its Pods`, lines };
  if (expectedPods === 0) return { headline: `${name} guards no Pod: its selector fits none`, lines };
  if (disruptionsAllowed > 0) {
    return { headline: `${name} lets ${count(disruptionsAllowed, 'Pod')} be evicted now`, lines };
  }
  return { headline: `${name} lets none go: ${desiredHealthy} must stay, ${currentHealthy} ready`, lines };
}

/** What an autoscaler measured, and what keeps it from scaling. */
export function autoscalerStanding(hpa: HorizontalPodAutoscaler, cluster: Cluster): Standing {
  const { conditions = [], currentReplicas = 0, desiredReplicas = 0 } = hpa.status;
  const name = cut(hpa.metadata.name, 18);
  const { minReplicas, maxReplicas, scaleTargetRef } = hpa.spec;
  const lines = [
    `scaleTargetRef ${scaleTargetRef.kind}/${cut(scaleTargetRef.name, 14)}`,
    `minReplicas ${minReplicas}, maxReplicas ${maxReplicas}`,
    ...targets(hpa),
    `${currentReplicas} there, ${desiredReplicas} wanted by it`,
    `looks again in ${duration(untilNextLook(hpa, cluster.now))}`,
  ];
  const active = findCondition(conditions, 'ScalingActive');
  const lack = lackOf(cluster, hpa);
  if (findCondition(conditions, 'AbleToScale')?.status === 'False') {
    return { headline: `${name} scales nothing: its target is not there`, lines };
  }
  if (active?.reason === 'ScalingDisabled') {
    return { headline: `${name} rests: its target was set to 0 Pods`, lines };
  }
  if (lack !== undefined) {
    return { headline: `${name} cannot count: no ${lack.what} is asked for`, lines };
  }
  if (active?.reason === 'AmbiguousSelector') {
    return { headline: `${name} stands still: it has a rival`, lines };
  }
  if (active?.status === 'False') return { headline: `${name} cannot count: its metrics cannot be read`, lines };
  if (findCondition(conditions, 'ScalingLimited')?.reason === 'TooManyReplicas') {
    return { headline: `${name} is at its most: maxReplicas is ${maxReplicas}`, lines };
  }
  return { lines };
}

/** What is measured, and what for. */
function targets({ spec, status }: HorizontalPodAutoscaler): readonly string[] {
  return spec.metrics.flatMap(({ resource }) => {
    const wanted = resource?.target.averageUtilization;
    if (resource === undefined || wanted === undefined) return [];
    const now = status.currentMetrics?.find((one) => one.resource?.name === resource.name)?.resource?.current;
    return [`${resource.name} ${now?.averageUtilization ?? '?'}%, target ${wanted}%`];
  });
}

/** How much of a quota is used. */
export function quotaStanding({ metadata, spec, status }: ResourceQuota): Standing {
  const hard = Object.entries(status.hard ?? spec.hard ?? {});
  const used = (what: string) => status.used?.[what] ?? '0';
  const full = hard.find(([what, most]) => parseQuantity(used(what)) >= parseQuantity(most));
  const name = cut(metadata.name, 18);
  const lines = hard.slice(0, 5).map(([what, most]) => cut(`${what}: ${used(what)} of ${most} used`, 38));
  return full === undefined
    ? { headline: `${name} has room left for more`, lines }
    : { headline: `${name} is full: ${cut(`${full[0]} ${used(full[0])} of ${full[1]}`, 28)}`, lines };
}

/** What each container or Pod may ask for. */
export function limitStanding({ metadata, spec }: LimitRange): Standing {
  const lines = spec.limits.flatMap(({ type, min, max, default: given, defaultRequest }) =>
    Object.entries({ min, max, 'default limit': given, 'default request': defaultRequest }).flatMap(([what, amounts]) =>
      Object.entries(amounts ?? {}).map(([resource, amount]) => cut(`${type} ${what}: ${resource} ${amount}`, 38)),
    ),
  );
  return { headline: `${cut(metadata.name, 20)} bounds what new Pods may ask for`, lines: lines.slice(0, 6) };
}

/** Who goes before whom. */
export function priorityStanding(
  { metadata, value, preemptionPolicy, globalDefault }: PriorityClass,
  cluster: Cluster,
): Standing {
  const users = cluster.list('Pod').filter(({ spec }) => spec.priorityClassName === metadata.name);
  return {
    headline: `${cut(metadata.name, 24)} puts its Pods before lower values`,
    lines: [
      `value ${value}`,
      `preemptionPolicy ${preemptionPolicy ?? 'PreemptLowerPriority'}`,
      ...(globalDefault === true ? ['globalDefault true: for Pods without one'] : []),
      `${count(users.length, 'Pod')} with it`,
    ],
  };
}
