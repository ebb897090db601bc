/**
 * Filter, score, choose: one scheduling cycle for one Pod.
 * Follows pkg/scheduler/schedule_one.go.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { fnv1a } from '../../cluster/names';
import { pick } from '../../cluster/random';
import { checkClaims, type ClaimsCheck } from './claims-filter';
import { countReasons, type Failure, fitError, unresolvable } from './failure';
import { imageScore } from './image-score';
import type { NodeInfo } from './node-info';
import { namedNodes } from './node-filters';
import { podAffinity, type PodAffinity } from './pod-affinity';
import { classKey, PodClass, type Verdict } from './pod-class';
import { schedulingView, type SchedulingView } from './scheduling-view';
import { defaultSelectors, spreadFilter, spreadScores } from './topology-spread';

/** What each scorer gave a Node, weighted. */
export interface Scores {
  readonly taints: number;
  readonly affinity: number;
  readonly spread: number;
  readonly pods: number;
  readonly room: number;
  readonly balance: number;
  readonly image: number;
}

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
  readonly winner: Candidate;
  /** The best of those with a lower score. */
  readonly next: Candidate | undefined;
  readonly claims: ClaimsCheck | undefined;
}

/** A Node for a Pod, or why there is none: upstream's message, and the part of it that names the reasons. */
export type Choice = Chosen | { readonly node: undefined; readonly message: string; readonly summary: string };

/** Upstream looks at every Node of a cluster smaller than this, and at a part of a larger one. */
const ALL_UP_TO = 100;

/** Chooses a Node for a Pod. Draws a lot from the cluster's generator only between equals. */
export function chooseNode(cluster: Cluster, pod: Pod): Choice {
  const view = schedulingView(cluster);
  const count = view.infos.length;
  if (count === 0) return none('no nodes available to schedule pods', 'there is no Node');
  const claims = checkClaims(cluster, pod);
  if (claims?.refusal !== undefined) {
    const failures = view.infos.map(() => unresolvable(claims.refusal!));
    return none(fitError(claims.refusal, failures), claims.refusal);
  }
  const selectors = (pod.spec.topologySpreadConstraints ?? []).length > 0 ? [] : defaultSelectors(cluster, pod);
  const key = classKey(pod, selectors);
  const podClass = view.classOf(key, () => new PodClass(pod, selectors, view.infos));
  const { verdicts, totals: domains } = podClass.judge();
  const affinity = podAffinity(cluster, view, pod);
  const spread = spreadFilter(pod, podClass.spreading, domains);
  const names = namedNodes(pod);
  const failureOf = (verdict: Verdict): Failure | undefined => {
    const { node } = verdict.info;
    if (names !== undefined && !names.has(node.metadata.name)) return NOT_NAMED;
    return verdict.failure ?? claims?.failure(node) ?? spread?.(verdict) ?? affinity?.failure(node);
  };
  const { nominatedNodeName } = pod.status;
  const nominated = nominatedNodeName === undefined ? undefined : verdicts[view.info(nominatedNodeName)?.place ?? -1];
  const isStillGood = nominated !== undefined && failureOf(nominated) === undefined;
  const { feasible, failures } = filter(pod, isStillGood ? [nominated] : verdicts, failureOf);
  if (feasible.length === 0) {
    const reasons = countReasons(failures);
    return none(fitError(reasons, failures), reasons);
  }
  const spreads = spreadScores(podClass.spreading, domains, feasible);
  const scorer = new Scorer(view, pod, feasible, spreads, affinity);
  const { best, next } = rank(scorer.totals());
  const winner = best.length === 1 ? best[0]! : pick(cluster.random, best);
  const candidate = (i: number): Candidate => ({
    node: feasible[i]!.info.node.metadata.name,
    scores: scorer.scores(i),
    alike: feasible[i]!.counts[0],
  });
  return {
    node: feasible[winner]!.info.node.metadata.name,
    fits: feasible.length,
    equal: best.length,
    winner: candidate(winner),
    next: next === undefined ? undefined : candidate(next),
    claims,
  };
}

/** Places of the highest totals, and of the next lower one. */
function rank(totals: readonly number[]): { best: readonly number[]; next: number | undefined } {
  const most = totals.reduce((highest, total) => Math.max(highest, total), -Infinity);
  const best: number[] = [];
  let next: number | undefined;
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i]!;
    if (total === most) best.push(i);
    else if (next === undefined || total > totals[next]!) next = i;
  }
  return { best, next };
}

const NOT_NAMED = unresolvable("node(s) didn't satisfy plugin(s) [NodeAffinity]");

const none = (message: string, summary: string): Choice => ({ node: undefined, message, summary });

/**
 * Nodes that pass, or why each does not. In a large cluster the search stops when enough pass; it begins at a place
 * that the Pod's UID gives, where upstream goes on from the last Pod's: a loaded cluster must choose alike.
 */
function filter(
  pod: Pod,
  verdicts: readonly Verdict[],
  failureOf: (verdict: Verdict) => Failure | undefined,
): { feasible: readonly Verdict[]; failures: readonly Failure[] } {
  const count = verdicts.length;
  const enough = count < ALL_UP_TO ? count : Math.max(ALL_UP_TO, Math.floor((count * share(count)) / 100));
  const start = count < ALL_UP_TO ? 0 : fnv1a(pod.metadata.uid) % count;
  const feasible: Verdict[] = [];
  const failures: Failure[] = [];
  for (let i = 0; i < count && feasible.length < enough; i++) {
    const verdict = verdicts[(start + i) % count]!;
    const failure = failureOf(verdict);
    if (failure === undefined) feasible.push(verdict);
    else failures.push(failure);
  }
  return { feasible, failures };
}

const share = (count: number): number => Math.max(5, 50 - Math.floor(count / 125));

/** Scores the feasible Nodes, by their place. Weights as upstream's default plugins have them. */
class Scorer {
  private readonly mostAvoided: number;
  private readonly mostPreferred: number;
  private readonly pods: readonly number[] | undefined;
  private readonly image: (info: NodeInfo) => number;

  constructor(
    view: SchedulingView,
    pod: Pod,
    private readonly feasible: readonly Verdict[],
    private readonly spreads: readonly number[] | undefined,
    affinity: PodAffinity | undefined,
  ) {
    this.mostAvoided = feasible.reduce((most, verdict) => Math.max(most, verdict.avoided), 0);
    this.mostPreferred = feasible.reduce((most, verdict) => Math.max(most, verdict.preferred), 0);
    this.pods = podScores(feasible, affinity);
    this.image = imageScore(view, pod);
  }

  scores(place: number): Scores {
    const verdict = this.feasible[place]!;
    return {
      taints: 3 * this.taints(verdict),
      affinity: 2 * this.affinity(verdict),
      spread: 2 * (this.spreads?.[place] ?? 0),
      pods: 2 * (this.pods?.[place] ?? 0),
      room: verdict.room,
      balance: verdict.balance,
      image: this.image(verdict.info),
    };
  }

  /** The sums of the scores of all places. */
  totals(): readonly number[] {
    return this.feasible.map((_, place) => sum(this.scores(place)));
  }

  private taints({ avoided }: Verdict): number {
    return this.mostAvoided === 0 ? 100 : 100 - Math.floor((100 * avoided) / this.mostAvoided);
  }

  private affinity({ preferred }: Verdict): number {
    return this.mostPreferred === 0 ? 0 : Math.floor((100 * preferred) / this.mostPreferred);
  }
}

const sum = ({ taints, affinity, spread, pods, room, balance, image }: Scores): number =>
  taints + affinity + spread + pods + room + balance + image;

function podScores(feasible: readonly Verdict[], affinity: PodAffinity | undefined): readonly number[] | undefined {
  if (affinity?.score === undefined) return undefined;
  const raw = feasible.map(({ info }) => affinity.score!(info.node));
  const [least, most] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((value) => (most === least ? 0 : Math.floor((100 * (value - least)) / (most - least))));
}
