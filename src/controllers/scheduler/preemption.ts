/**
 * Where a Pod fits nowhere, less important Pods may have to make room: which ones, and on which Node.
 * Follows pkg/scheduler/framework/preemption and plugins/defaultpreemption.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { nextRandom, pick } from '../../cluster/random';
import { conditionOf } from '../../containers/pod-condition';
import type { Rejected } from './choose-node';
import { countReasons, type Failure, NOT_HELPFUL, noneOf } from './failure';
import type { Filters } from './filters';
import { startOf, type Victims, victimsOn } from './preemption/victims';
import { priorityOf } from './scheduling-queue';

export type { Victims } from './preemption/victims';

/** What came of it: Pods that can make room, or why there are none. */
export interface Preemption {
  readonly victims?: Victims;
  /** Follows `preemption: `. */
  readonly why?: string;
  /** Whether the Node that the Pod was to get is not to be kept for it any longer. */
  readonly isOver?: boolean;
}

/** Of the Nodes where it could help, at least so many are tried, and at least this share of them. */
const FEWEST_TRIALS = 100;
const SHARE_OF_TRIALS = 0.1;

/** Which Pods could make room for this one. `rejected` says of every Node that was looked at why it will not do. */
export function findVictims(cluster: Cluster, pod: Pod, filters: Filters, rejected: readonly Rejected[]): Preemption {
  const why = whyNotEligible(cluster, pod, filters, rejected);
  if (why !== undefined) return { why };
  const hopeful = rejected.filter(({ failure }) => failure.canPreempt);
  const failures = new Map<Rejected, Failure>();
  const found: Victims[] = [];
  filters.beginTrials();
  const enough = Math.max(FEWEST_TRIALS, Math.floor(hopeful.length * SHARE_OF_TRIALS));
  const offset = hopeful.length > enough ? Math.floor(nextRandom(cluster.random) * hopeful.length) : 0;
  for (let i = 0; i < hopeful.length; i++) {
    const rejection = hopeful[(offset + i) % hopeful.length]!;
    const victims = victimsOn(cluster, pod, rejection.info, filters);
    if ('reasons' in victims) failures.set(rejection, victims);
    else found.push(victims);
    if (found.length >= enough && found.some(({ violations }) => violations === 0)) break;
  }
  if (found.length > 0) return { victims: mildest(cluster, found) };
  const verdicts = rejected.map((rejection) => failures.get(rejection) ?? NOT_HELPFUL);
  return { why: noneOf(rejected.length, countReasons(verdicts)), isOver: true };
}

/** The same where no Node was looked at, because the Pod itself is at fault. */
export function noHelp({ spec }: Pod, nodes: number): Preemption {
  if (spec.preemptionPolicy === 'Never') return { why: NEVER };
  const verdicts = Array.from({ length: nodes }, () => NOT_HELPFUL);
  return { why: noneOf(nodes, countReasons(verdicts)), isOver: true };
}

const NEVER = 'not eligible due to preemptionPolicy=Never.';

/** A Pod that asked others to go waits until they are gone, unless its Node cannot take it any more. */
function whyNotEligible(
  cluster: Cluster,
  pod: Pod,
  filters: Filters,
  rejected: readonly Rejected[],
): string | undefined {
  if (pod.spec.preemptionPolicy === 'Never') return NEVER;
  const { nominatedNodeName = '' } = pod.status;
  const kept = filters.verdictOn(nominatedNodeName);
  const failure = rejected.find(({ info }) => info === kept?.info)?.failure;
  if (kept === undefined || failure?.canPreempt === false) return undefined;
  return cluster.podsOn(nominatedNodeName).some((other) => isMakingRoom(other, pod))
    ? 'not eligible due to a terminating pod on the nominated node.'
    : undefined;
}

function isMakingRoom(other: Pod, pod: Pod): boolean {
  if (other.metadata.deletionTimestamp === undefined || priorityOf(other) >= priorityOf(pod)) return false;
  const target = conditionOf(other, 'DisruptionTarget');
  return target?.status === 'True' && target.reason === 'PreemptionByScheduler';
}

/** What is compared, in this order; the smallest wins, and among equals the lot. */
const HARM: readonly ((victims: Victims) => number)[] = [
  ({ violations }) => violations,
  ({ pods }) => priorityOf(pods[0]!),
  ({ pods }) => pods.reduce((sum, pod) => sum + priorityOf(pod) + 2 ** 31, 0),
  ({ pods }) => pods.length,
  ({ pods }) => -earliestStart(pods),
];

/** The Node where preemption does the least harm. */
function mildest(cluster: Cluster, candidates: readonly Victims[]): Victims {
  let left = candidates;
  for (const harm of HARM) {
    if (left.length === 1) break;
    const least = Math.min(...left.map(harm));
    left = left.filter((victims) => harm(victims) === least);
  }
  return left.length === 1 ? left[0]! : pick(cluster.random, left);
}

/** When the first of the most important victims started. */
function earliestStart(pods: readonly Pod[]): number {
  const top = Math.max(...pods.map(priorityOf));
  return Math.min(...pods.filter((pod) => priorityOf(pod) === top).map(startOf));
}
