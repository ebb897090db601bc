/**
 * Filter, score, choose: one scheduling cycle for one Pod.
 * Follows pkg/scheduler/schedule_one.go.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { pick } from '../../cluster/random';
import { type Claims, claimsOf } from './claims';
import { countReasons, type Failure, noneOf, withPreemption } from './failure';
import { Filters } from './filters';
import { namedNodes } from './filters/node-filters';
import type { NodeInfo } from './node-info';
import type { Verdict } from './pod-class';
import { findVictims, noHelp, type Preemption, type Victims } from './preemption';
import { schedulingView, type SchedulingView } from './scheduling-view';
import { Scorer, type Scores } from './scores';

/** A Node that passed the filters, with its scores. */
export interface Candidate {
  readonly node: string;
  readonly scores: Scores;
  /** Pods on the Node that the first spreading constraint counts. */
  readonly alike: number | undefined;
}

/** A Node for a Pod. */
export interface Chosen {
  readonly node: string;
  /** How many Nodes passed the filters, and how many of them share the highest score: the lot decides between these. */
  readonly fits: number;
  readonly equal: number;
  /** The Node, and the best of those with a lower score, where there is one. */
  readonly contest: { readonly winner: Candidate; readonly next: Candidate } | undefined;
  readonly claims: Claims | undefined;
}

/** Why there is no Node: upstream's message, and the part of it that names the reasons. */
export interface NoNode {
  readonly node: undefined;
  readonly message: string;
  readonly summary: string;
  /** Less important Pods that can make room. */
  readonly victims: Victims | undefined;
  /** Whether a Node that was kept for the Pod is kept no longer. */
  readonly isNominationOver: boolean;
}

export type Choice = Chosen | NoNode;

/** Upstream looks at every Node of a cluster smaller than this, and at a part of a larger one. */
const ALL_UP_TO = 100;

/** Chooses a Node for a Pod. Draws a lot from the cluster's generator only between equals. */
export function chooseNode(cluster: Cluster, pod: Pod): Choice {
  const view = schedulingView(cluster);
  const count = view.infos.length;
  if (count === 0) return noNode('no nodes available to schedule pods', 'there is no Node', {});
  const claims = claimsOf(cluster, pod);
  if (typeof claims === 'string') return refusedEverywhere(view, pod, claims);
  if (namedNodes(pod)?.size === 0) return refusedEverywhere(view, pod, 'pod affinity terms conflict');
  const podClass = view.classOf(pod);
  const filters = new Filters(cluster, view, pod, podClass, claims);
  const { feasible, rejected } = filter(cluster, pod, filters, count);
  const [only] = feasible;
  if (only === undefined) {
    const failed = [...rejected, ...filters.passedOver()];
    const reasons = countReasons(failed.map(({ failure }) => failure));
    return noNode(noneOf(count, reasons), reasons, findVictims(cluster, pod, filters, failed));
  }
  if (feasible.length === 1) {
    return { node: only.node.metadata.name, fits: 1, equal: 1, contest: undefined, claims };
  }
  const scorer = new Scorer(podClass, feasible, filters.affinity);
  const { best, next } = rank(scorer, feasible.length);
  const winner = best.length === 1 ? best[0]! : pick(cluster.random, best);
  const candidate = (place: number): Candidate => ({
    node: feasible[place]!.node.metadata.name,
    scores: scorer.scores(place),
    alike: feasible[place]!.counts[0],
  });
  return {
    node: feasible[winner]!.node.metadata.name,
    fits: feasible.length,
    equal: best.length,
    contest: next === undefined ? undefined : { winner: candidate(winner), next: candidate(next) },
    claims,
  };
}

/** The Pod itself is at fault, and no Node was looked at. */
function refusedEverywhere(view: SchedulingView, pod: Pod, why: string): NoNode {
  const { length } = view.infos;
  return noNode(noneOf(length, why), why, noHelp(pod, length));
}

function noNode(message: string, summary: string, { victims, why, isOver = false }: Preemption): NoNode {
  const whole = why === undefined ? message : withPreemption(message, why);
  return { node: undefined, message: whole, summary, victims, isNominationOver: isOver };
}

/** A Node that will not do, and why. */
export interface Rejected {
  readonly info: NodeInfo;
  readonly failure: Failure;
}

/**
 * Nodes that pass, or why each does not, of `nodes` in the cluster. A Node that was kept for the Pod is looked at first. In
 * a large cluster the search stops when enough pass, and begins where the last one ended.
 */
function filter(
  cluster: Cluster,
  pod: Pod,
  filters: Filters,
  nodes: number,
): { feasible: readonly Verdict[]; rejected: readonly Rejected[] } {
  const { nominatedNodeName } = pod.status;
  const kept = nominatedNodeName === undefined ? undefined : filters.verdictOn(nominatedNodeName);
  if (kept !== undefined && filters.failure(kept) === undefined) return { feasible: [kept], rejected: [] };
  const verdicts = filters.verdicts();
  const count = verdicts.length;
  const enough = count < ALL_UP_TO ? count : Math.max(ALL_UP_TO, Math.floor((count * share(count)) / 100));
  const { machines } = cluster;
  const start = nodes < ALL_UP_TO ? 0 : machines.nextNode;
  const { areClassOnly } = filters;
  const feasible: Verdict[] = [];
  const rejected: Rejected[] = [];
  let looked = 0;
  while (looked < count && feasible.length < enough) {
    const verdict = verdicts[(start + looked++) % count]!;
    const failure = areClassOnly ? verdict.failure : filters.failure(verdict);
    if (failure === undefined) feasible.push(verdict);
    else rejected.push({ info: verdict.info, failure });
  }
  if (nodes >= ALL_UP_TO) machines.nextNode = (start + looked) % nodes;
  return { feasible, rejected };
}

const share = (count: number): number => Math.max(5, 50 - Math.floor(count / 125));

/** Places of the highest totals, and of the next lower one. */
function rank(scorer: Scorer, count: number): { best: readonly number[]; next: number | undefined } {
  let best: number[] = [];
  let most = -Infinity;
  let next: number | undefined;
  let second = -Infinity;
  for (let place = 0; place < count; place++) {
    const total = scorer.total(place);
    if (total === most) best.push(place);
    else if (total > most) {
      [next, second] = [best[0], most];
      [best, most] = [[place], total];
    } else if (total > second) [next, second] = [place, total];
  }
  return { best, next };
}
