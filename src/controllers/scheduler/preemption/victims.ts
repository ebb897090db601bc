/**
 * The fewest Pods of one Node that have to go so that a more important one fits there. Tried on a copy of the Node.
 * Follows SelectVictimsOnNode in pkg/scheduler/framework/plugins/defaultpreemption.
 */
import { isTerminal } from '../../../api/lifecycle';
import type { Pod, PodDisruptionBudget } from '../../../api/objects';
import { own } from '../../../api/own';
import { matchesSelector, selectsEverything } from '../../../api/selectors';
import type { Cluster } from '../../../cluster/cluster';
import { millisOf } from '../../../cluster/time';
import { type Failure, NO_VICTIMS } from '../failure';
import type { Filters } from '../filters';
import type { NodeInfo } from '../node-info';
import { priorityOf } from '../scheduling-queue';

/** Pods that have to go. */
export interface Victims {
  readonly node: string;
  /** The most important first. */
  readonly pods: readonly Pod[];
  /** How many of them their budgets could not spare. */
  readonly violations: number;
}

/** The victims on a Node, or why the Pod does not fit there even without all that are less important. */
export function victimsOn(cluster: Cluster, pod: Pod, info: NodeInfo, filters: Filters): Victims | Failure {
  if (!info.holdsBelow(priorityOf(pod))) return NO_VICTIMS;
  // What the scheduler keeps of a Pod is not told of every change of its status.
  const lesser = cluster
    .podsOn(info.node.metadata.name)
    .filter((other) => !isTerminal(other) && priorityOf(other) < priorityOf(pod));
  if (lesser.length === 0) return NO_VICTIMS;
  const verdict = filters.verdictOf(info);
  const trial = info.copy();
  for (const other of lesser) filters.move(other, trial, verdict, -1);
  const gone = new Set(lesser);
  const failure = filters.failureInTrial(trial, verdict);
  if (failure === undefined) {
    const { guarded, free } = byBudget(cluster, lesser.sort(byImportance));
    // Whoever may stay comes back: first those that a budget guards, the more important before the others.
    for (const other of [...guarded, ...free]) {
      filters.move(other, trial, verdict, 1);
      gone.delete(other);
      if (filters.failureInTrial(trial, verdict) === undefined) continue;
      filters.move(other, trial, verdict, -1);
      gone.add(other);
    }
    for (const other of gone) filters.move(other, trial, verdict, 1);
    const violations = guarded.filter((other) => gone.has(other)).length;
    return { node: info.node.metadata.name, pods: [...gone].sort(byImportance), violations };
  }
  for (const other of gone) filters.move(other, trial, verdict, 1);
  return failure;
}

/** When a Pod started; one that has not yet counts as the latest. */
export const startOf = ({ status }: Pod): number =>
  status.startTime === undefined ? Number.MAX_SAFE_INTEGER : millisOf(status.startTime);

/** Of two that are as important the older one is worth more. */
const byImportance = (a: Pod, b: Pod): number => priorityOf(b) - priorityOf(a) || startOf(a) - startOf(b);

/** Pods that a budget cannot spare, and the others. Budgets count down from Pod to Pod. */
function byBudget(cluster: Cluster, pods: readonly Pod[]): { guarded: readonly Pod[]; free: readonly Pod[] } {
  const budgets = cluster.list('PodDisruptionBudget');
  const left = new Map(budgets.map((budget) => [budget, budget.status.disruptionsAllowed ?? 0]));
  const [guarded, free]: [Pod[], Pod[]] = [[], []];
  for (const pod of pods) {
    let isSpared = true;
    for (const budget of budgets) {
      if (!guards(budget, pod)) continue;
      const rest = left.get(budget)! - 1;
      left.set(budget, rest);
      if (rest < 0) isSpared = false;
    }
    (isSpared ? free : guarded).push(pod);
  }
  return { guarded, free };
}

/** An empty selector guards nothing here, and neither does a budget that let the Pod go already. */
function guards({ metadata, spec, status }: PodDisruptionBudget, pod: Pod): boolean {
  const { labels = {}, name, namespace } = pod.metadata;
  if (metadata.namespace !== namespace || Object.keys(labels).length === 0) return false;
  if (spec.selector === undefined || selectsEverything(spec.selector)) return false;
  return matchesSelector(spec.selector, labels) && own(status.disruptedPods, name) === undefined;
}
