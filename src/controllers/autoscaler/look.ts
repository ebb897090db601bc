/**
 * One look of the autoscaler at one HorizontalPodAutoscaler: what it finds, and what it would set. Changes nothing.
 * Follows reconcileAutoscaler in pkg/controller/podautoscaler/horizontal.go.
 */
import type { MetricStatus } from 'kubernetes-types/autoscaling/v2';
import type { HorizontalPodAutoscaler, Pod } from '../../api/objects';
import { formatSelector, matchesSelector } from '../../api/selectors';
import { type Cluster, keyOf } from '../../cluster/cluster';
import type { EventNote } from '../../cluster/events';
import { type Behavior, limitedBy } from './behavior';
import { type History, remember } from './history';
import { type Limited, limited, type Note, type Wish } from './limits';
import { wantedBy } from './metrics';
import { ConditionNotes, DISABLED, GOT_SCALE, rescaled, type Status, statusOf } from './status';
import { podsOf, type Scalable, targetOf } from './target';

export interface Look {
  readonly status: Status;
  /** What could not be read, and what follows from that. */
  readonly events: readonly EventNote[];
  /** What is remembered from now on. */
  readonly history: History;
  readonly target?: Scalable;
  /** The number of Pods to set, and why in an event's words. */
  readonly set?: { readonly replicas: number; readonly reason: string };
  /** What the metrics ask for, whatever the bounds. */
  readonly wish?: Wish;
}

/** Looks at time `now`, which may be later than the cluster's: what would it find then? */
export function lookAt(cluster: Cluster, hpa: HorizontalPodAutoscaler, memory: History, now: number): Look {
  const conditions = new ConditionNotes(hpa.status.conditions ?? [], now);
  const found = targetOf(cluster, hpa);
  if ('problem' in found) {
    const message = `the HPA controller was unable to get the target's current scale: ${found.problem}`;
    conditions.note('AbleToScale', false, { reason: 'FailedGetScale', message });
    const events = [warning({ reason: 'FailedGetScale', message: found.problem })];
    return { status: { ...hpa.status, conditions: [...conditions.all] }, events, history: memory };
  }
  conditions.note('AbleToScale', true, GOT_SCALE);
  const { target } = found;
  const current = target.spec.replicas;
  const history = memory.recommendations.length === 0 ? remember(memory, current, now) : memory;
  const { minReplicas, maxReplicas } = hpa.spec;
  const looking: Looking = { cluster, hpa, target, history, conditions, now };
  if (current === 0) {
    conditions.note('ScalingActive', false, DISABLED);
    return { status: statusOf(hpa, conditions.all, { current, desired: 0 }), events: [], history, target };
  }
  if (current > maxReplicas) return clamp(looking, maxReplicas, 'above Spec.MaxReplicas');
  if (current < minReplicas) return clamp(looking, minReplicas, 'below Spec.MinReplicas');
  return measure(looking);
}

interface Looking {
  readonly cluster: Cluster;
  readonly hpa: HorizontalPodAutoscaler;
  readonly target: Scalable;
  readonly history: History;
  readonly conditions: ConditionNotes;
  readonly now: number;
}

/** Outside of its bounds nobody asks the metrics. */
function clamp({ hpa, target, history, conditions, now }: Looking, replicas: number, bound: string): Look {
  conditions.note('AbleToScale', true, rescaled(replicas));
  const current = target.spec.replicas;
  return {
    status: statusOf(hpa, conditions.all, { current, desired: replicas, scaledAt: now }),
    events: [],
    history,
    target,
    set: { replicas, reason: `Current number of replicas ${bound}` },
  };
}

function measure(looking: Looking): Look {
  const { cluster, hpa, target, history, conditions, now } = looking;
  const pods = podsOf(cluster, target);
  const rivals = rivalsFor(cluster, hpa, pods);
  if (rivals.length > 1) {
    const selector = formatSelector(target.spec.selector);
    const message = `pods by selector ${selector} are controlled by multiple HPAs: [${rivals.join(' ')}]`;
    return unable(looking, { reason: 'AmbiguousSelector', message }, message, [
      { reason: 'AmbiguousSelector', message },
    ]);
  }
  const current = target.spec.replicas;
  const { replicas: desired, metric, statuses, failures, problem } = wantedBy(cluster, hpa, pods, current, now);
  if (desired === undefined) {
    const { reason = '', message = '' } = failures[0] ?? {};
    const said = `the HPA was unable to compute the replica count: ${message}`;
    return unable(looking, { reason, message: said }, problem ?? '', failures, statuses);
  }
  const valid = `the HPA was able to successfully calculate a replica count from ${metric}`;
  conditions.note('ScalingActive', true, { reason: 'ValidMetricFound', message: valid });
  const { minReplicas: min, maxReplicas: max, behavior } = hpa.spec;
  const wish: Wish = { current, desired, min, max, now, history };
  const { replicas, able, limit, isLimited } = within(behavior, wish);
  conditions.note('AbleToScale', true, able);
  conditions.note('ScalingLimited', isLimited, limit);
  const isChange = replicas !== current;
  if (isChange) conditions.note('AbleToScale', true, rescaled(replicas));
  const reason = desired > current ? `${metric} above target` : desired < current ? 'All metrics below target' : '';
  return {
    status: statusOf(hpa, conditions.all, {
      current,
      desired: replicas,
      metrics: statuses,
      ...(isChange && { scaledAt: now }),
    }),
    events: failures.map(warning),
    history: remember(history, desired, now),
    target,
    ...(isChange && { set: { replicas, reason } }),
    wish,
  };
}

/** Nothing is set while the metrics do not tell. */
function unable(
  { hpa, target, history, conditions }: Looking,
  condition: Note,
  problem: string,
  failures: readonly Note[],
  metrics?: readonly MetricStatus[],
): Look {
  conditions.note('ScalingActive', false, condition);
  const current = target.spec.replicas;
  const desired = hpa.status.desiredReplicas ?? 0;
  return {
    status: statusOf(hpa, conditions.all, { current, desired, ...(metrics !== undefined && { metrics }) }),
    events: [...failures, { reason: 'FailedComputeMetricsReplicas', message: problem }].map(warning),
    history,
    target,
  };
}

const warning = (note: Note): EventNote => ({ type: 'Warning', ...note });

const within = (behavior: Behavior | undefined, wish: Wish): Limited =>
  behavior === undefined ? limited(wish) : limitedBy(behavior, wish);

/** An hour of looks: no window is longer. */
const LOOKS_AHEAD = 242;

/** The first of the next looks that would set another number if the metrics stayed as they are. */
export function nextChange(
  { spec: { behavior } }: HorizontalPodAutoscaler,
  { set, wish }: Look,
  next: number,
  interval: number,
): number | undefined {
  if (set !== undefined) return next;
  if (wish === undefined || wish.desired === wish.current) return undefined;
  for (let look = 0; look < LOOKS_AHEAD; look++) {
    const now = next + look * interval;
    if (within(behavior, { ...wish, now }).replicas !== wish.current) return now;
  }
  return undefined;
}

/** Every autoscaler that would scale one of these Pods: where there are two, none of them does. */
function rivalsFor(cluster: Cluster, hpa: HorizontalPodAutoscaler, pods: readonly Pod[]): readonly string[] {
  const rivals = cluster.list('HorizontalPodAutoscaler', hpa.metadata.namespace).filter((other) => {
    const found = targetOf(cluster, other);
    if ('problem' in found) return false;
    return pods.some(({ metadata }) => matchesSelector(found.target.spec.selector, metadata.labels));
  });
  return rivals.map(keyOf);
}
