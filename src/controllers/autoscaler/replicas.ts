/**
 * How many Pods a metric asks for: the number of ready Pods, times what they use, divided by what they should.
 * Follows GetResourceReplicas and calcPlainMetricReplicas in pkg/controller/podautoscaler/replica_calculator.go.
 */
import { isTerminating } from '../../api/lifecycle';
import type { Pod } from '../../api/objects';
import { millisOf, MINUTE, SECOND } from '../../cluster/time';
import { conditionOf } from '../../containers/pod-condition';
import { type Measure, type Metrics, type Problem, requestsOf, type Tolerances, valuesOf } from './measure';

/** So long after its start a Pod's CPU counts only while it is ready: programs work hard while they start. */
const CPU_INITIALIZATION = 5 * MINUTE;
/** Who becomes unready so soon after its start was never ready. */
const INITIAL_READINESS = 30 * SECOND;
/** What a metrics server reports is the average of so long. */
const METRIC_WINDOW = 15 * SECOND;

/** How many Pods are right, and what was measured. */
export interface Proposal {
  readonly replicas: number;
  /** Average use of a Pod: thousandths of a core, or bytes. */
  readonly average: number;
  /** Use as a percentage of what the Pods asked for. */
  readonly utilization?: number;
}

export type Counted = Proposal | Problem;

/** The Pods' use is to be `target` per cent of what they ask for: of all that they use, and all that they ask for. */
export function forUtilization(measure: Measure, target: number): Counted {
  const groups = grouped(measure);
  if ('problem' in groups) return groups;
  const asked = requestsOf(measure);
  if ('problem' in asked) return asked;
  const requestOf = (name: string): number => asked.requests.get(name) ?? 0;
  const percentOf = (metrics: Metrics): number => {
    let requested = 0;
    for (const name of metrics.keys()) requested += requestOf(name);
    return requested === 0 ? NaN : Math.trunc((sumOf(metrics) * 100) / requested);
  };
  const utilization = percentOf(groups.metrics);
  if (Number.isNaN(utilization)) return { problem: 'no metrics returned matched known pods' };
  const fallback = Math.max(100, target);
  const assumed = (name: string): number => Math.trunc((requestOf(name) * fallback) / 100);
  const replicas = replicasFor(measure, groups, (metrics) => percentOf(metrics) / target, assumed);
  return { replicas, average: averageOf(groups.metrics), utilization };
}

/** A Pod is to use `target` on average: thousandths of a core, or bytes. */
export function forAverage(measure: Measure, target: number): Counted {
  const groups = grouped(measure);
  if ('problem' in groups) return groups;
  const ratioOf = (metrics: Metrics): number => averageOf(metrics) / target;
  return { replicas: replicasFor(measure, groups, ratioOf, () => target), average: averageOf(groups.metrics) };
}

function sumOf(metrics: Metrics): number {
  let sum = 0;
  for (const value of metrics.values()) sum += value;
  return sum;
}

const averageOf = (metrics: Metrics): number => Math.trunc(sumOf(metrics) / metrics.size);

interface Groups {
  readonly ready: number;
  readonly unready: readonly string[];
  /** Pods of which nothing is known. */
  readonly missing: readonly string[];
  /** Of those that count. */
  readonly metrics: Metrics;
}

function replicasFor(
  { current, tolerances }: Measure,
  { ready, unready, missing, metrics }: Groups,
  ratioOf: (metrics: Metrics) => number,
  ofMissing: (name: string) => number,
): number {
  const ratio = ratioOf(metrics);
  const isUpWithUnready = unready.length > 0 && ratio > 1;
  if (!isUpWithUnready && missing.length === 0) {
    return isWithin(tolerances, ratio) ? current : Math.ceil(ratio * ready);
  }
  // Of whom nothing is known, and who is not ready yet, the least favourable is assumed: fewer changes follow.
  const filled = new Map(metrics);
  if (ratio !== 1) for (const name of missing) filled.set(name, ratio < 1 ? ofMissing(name) : 0);
  if (isUpWithUnready) for (const name of unready) filled.set(name, 0);
  const again = ratioOf(filled);
  if (isWithin(tolerances, again) || (ratio < 1 && again > 1) || (ratio > 1 && again < 1)) return current;
  const replicas = Math.ceil(again * filled.size);
  return (again < 1 && replicas > current) || (again > 1 && replicas < current) ? current : replicas;
}

const isWithin = ({ up, down }: Tolerances, ratio: number): boolean => 1 - down <= ratio && ratio <= 1 + up;

function grouped(measure: Measure): Groups | Problem {
  const { resource, pods } = measure;
  const known = valuesOf(measure);
  if ('problem' in known) return { problem: `unable to get metrics for resource ${resource}: ${known.problem}` };
  const unready: string[] = [];
  const missing: string[] = [];
  let ready = 0;
  const metrics = new Map(known.values);
  for (const pod of pods) {
    const { name } = pod.metadata;
    const group = groupOf(pod, metrics.has(name), measure);
    if (group === 'ready') ready++;
    else metrics.delete(name);
    if (group === 'unready') unready.push(name);
    if (group === 'missing') missing.push(name);
  }
  if (metrics.size === 0) return { problem: 'did not receive metrics for targeted pods (pods might be unready)' };
  return { ready, unready, missing, metrics };
}

function groupOf(pod: Pod, isKnown: boolean, { resource, now }: Measure): 'ready' | 'unready' | 'missing' | 'ignored' {
  const { phase, startTime } = pod.status;
  if (isTerminating(pod) || phase === 'Failed') return 'ignored';
  if (phase === 'Pending') return 'unready';
  if (!isKnown) return 'missing';
  if (resource !== 'cpu') return 'ready';
  const condition = conditionOf(pod, 'Ready');
  if (condition === undefined || startTime === undefined) return 'unready';
  const started = millisOf(startTime);
  const since = millisOf(condition.lastTransitionTime ?? startTime);
  const isNotReady = condition.status === 'False';
  const isStarting = started + CPU_INITIALIZATION > now;
  const counts = isStarting
    ? !isNotReady && now >= since + METRIC_WINDOW
    : !(isNotReady && started + INITIAL_READINESS > since);
  return counts ? 'ready' : 'unready';
}
