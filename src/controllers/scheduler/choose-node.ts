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
import { namedNodes } from './node-filters';
import { podAffinity, type PodAffinity } from './pod-affinity';
import { classKey, PodClass, type Verdict } from './pod-class';
import { schedulingView, type SchedulingView } from './scheduling-view';
import { countDomains, defaultSelectors, spreadFilter, spreadScores } from './topology-spread';

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

export interface Candidate {
  readonly node: string;
  readonly scores: Scores;
  readonly total: number;
  /** Pods on the Node that the first spreading constraint counts. */
  readonly alike: number | undefined;
}

/** A Node for a Pod, or why there is none. */
export type Choice =
  | {
      readonly node: string;
      readonly candidates: readonly Candidate[];
      /** The Nodes with the highest score; by lot when there are several. */
      readonly best: readonly Candidate[];
      readonly claims: ClaimsCheck | undefined;
    }
  | { readonly node: undefined; readonly message: string; readonly summary: string };

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
  const podClass = view.classOf(key, () => new PodClass(pod, selectors));
  const verdicts = podClass.judge(view.infos);
  const totals = countDomains(podClass.spreading, verdicts);
  const affinity = podAffinity(cluster, view, pod);
  const spread = spreadFilter(pod, podClass.spreading, totals);
  const names = namedNodes(pod);
  const failureOf = (verdict: Verdict): Failure | undefined => {
    const { node } = verdict.info;
    if (names !== undefined && !names.has(node.metadata.name)) return NOT_NAMED;
    return verdict.failure ?? claims?.failure(node) ?? spread(verdict) ?? affinity?.failure(node);
  };
  const { feasible, failures } = filter(pod, verdicts, failureOf);
  if (feasible.length === 0) {
    const reasons = countReasons(failures);
    return none(fitError(reasons, failures), reasons);
  }
  const spreads = spreadScores(podClass.spreading, totals, feasible);
  const candidates = score(view, pod, feasible, spreads, affinity);
  const most = candidates.reduce((max, { total }) => Math.max(max, total), -Infinity);
  const best = candidates.filter(({ total }) => total === most);
  const { node } = best.length === 1 ? best[0]! : pick(cluster.random, best);
  return { node, candidates, best, claims };
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

/** Weights as upstream's default plugins have them. */
function score(
  view: SchedulingView,
  pod: Pod,
  feasible: readonly Verdict[],
  spreads: readonly number[] | undefined,
  affinity: PodAffinity | undefined,
): readonly Candidate[] {
  const avoided = Math.max(...feasible.map((verdict) => verdict.avoided));
  const preferred = Math.max(...feasible.map((verdict) => verdict.preferred));
  const pods = podScores(feasible, affinity);
  const image = imageScore(view, pod);
  return feasible.map((verdict, i): Candidate => {
    const { info } = verdict;
    const scores: Scores = {
      taints: 3 * (avoided === 0 ? 100 : 100 - Math.floor((100 * verdict.avoided) / avoided)),
      affinity: 2 * (preferred === 0 ? 0 : Math.floor((100 * verdict.preferred) / preferred)),
      spread: 2 * (spreads?.[i] ?? 0),
      pods: 2 * (pods?.[i] ?? 0),
      room: verdict.room,
      balance: verdict.balance,
      image: image(info),
    };
    const total =
      scores.taints + scores.affinity + scores.spread + scores.pods + scores.room + scores.balance + scores.image;
    return { node: info.node.metadata.name, scores, total, alike: verdict.counts[0] };
  });
}

function podScores(feasible: readonly Verdict[], affinity: PodAffinity | undefined): readonly number[] | undefined {
  if (affinity?.score === undefined) return undefined;
  const raw = feasible.map(({ info }) => affinity.score!(info.node));
  const [least, most] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((value) => (most === least ? 0 : Math.floor((100 * (value - least)) / (most - least))));
}
