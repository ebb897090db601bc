/**
 * Pods that are alike get the same verdict on a Node until something changes there. Ten thousand copies of one template
 * therefore cost little more than the changes that they make.
 */
import { own } from '../../api/own';
import type { LabelSelector, Pod } from '../../api/objects';
import { matchesNodeTerm } from '../../api/selectors';
import { tolerates } from '../../api/taints';
import { DomainCounts } from './domain-counts';
import type { Failure } from './failure';
import { matchesNodeAffinity, nodeFailure } from './node-filters';
import type { NodeInfo } from './node-info';
import { type Amounts, requestsOf, scoredRequestsOf } from './requests';
import { asksForResources, balanceScore, roomScore } from './resource-scores';
import { countAlike, type SpreadPlace, type Spreading, spreadingOf } from './topology-spread';

/** What holds for the Pods of a class on one Node. */
export interface Verdict extends SpreadPlace {
  readonly info: NodeInfo;
  readonly failure: Failure | undefined;
  /** PreferNoSchedule taints that the Pod does not tolerate. */
  readonly avoided: number;
  /** Sum of the weights of the preferred node affinity. */
  readonly preferred: number;
  readonly room: number;
  readonly balance: number;
}

/** Two Pods with the same key are placed alike. */
export function classKey(pod: Pod, selectors: readonly LabelSelector[]): string {
  const { hostname: _hostname, subdomain: _subdomain, ...spec } = pod.spec;
  return JSON.stringify([pod.metadata.namespace, pod.metadata.labels, spec, selectors]);
}

export class PodClass {
  readonly requests: Amounts;
  readonly spreading: Spreading;
  private readonly scored: Amounts;
  private readonly asks: boolean;
  /** In the order of the Nodes. */
  private readonly verdicts: Verdict[];
  private readonly domains: DomainCounts;
  /** Nodes that changed since they were looked at. */
  private readonly outdated = new Set<NodeInfo>();

  constructor(
    private readonly pod: Pod,
    selectors: readonly LabelSelector[],
    infos: readonly NodeInfo[],
  ) {
    this.requests = requestsOf(pod.spec);
    this.scored = scoredRequestsOf(pod.spec);
    this.asks = asksForResources(this.requests);
    this.spreading = spreadingOf(pod, selectors);
    this.verdicts = infos.map((info) => this.look(info));
    this.domains = new DomainCounts(this.spreading);
    this.domains.recount(this.verdicts);
  }

  /** Says that something changed on a Node. */
  outdate(info: NodeInfo): void {
    this.outdated.add(info);
  }

  /** Verdicts on all Nodes, in their order, and the Pods by domain for each spreading constraint. */
  judge(): { readonly verdicts: readonly Verdict[]; readonly totals: DomainCounts['totals'] } {
    let mustRecount = false;
    for (const info of this.outdated) {
      const before = this.verdicts[info.place]!;
      const after = this.look(info);
      this.verdicts[info.place] = after;
      if (!this.domains.replace(before, after)) mustRecount = true;
    }
    this.outdated.clear();
    if (mustRecount) this.domains.recount(this.verdicts);
    return { verdicts: this.verdicts, totals: this.domains.totals };
  }

  private look(info: NodeInfo): Verdict {
    const { pod, requests, spreading } = this;
    const { node } = info;
    const { constraints } = spreading;
    const soft = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = soft.filter(({ preference }) => matchesNodeTerm(preference, node));
    const failure = nodeFailure(pod, requests, info);
    return {
      info,
      failure,
      avoided: (node.spec.taints ?? []).filter((taint) => isAvoided(pod, taint)).length,
      preferred: preferred.reduce((sum, { weight }) => sum + weight, 0),
      room: roomScore(this.scored, info),
      balance: this.asks ? balanceScore(requests, info) : 0,
      domains: constraints.map(({ topologyKey }) => own(node.metadata.labels, topologyKey)),
      counts: constraints.map((constraint) => countAlike(constraint, info)),
      isEligible: matchesNodeAffinity(pod, info),
    };
  }
}

function isAvoided(pod: Pod, taint: NonNullable<NodeInfo['node']['spec']['taints']>[number]): boolean {
  if (taint.effect !== 'PreferNoSchedule') return false;
  return !(pod.spec.tolerations ?? []).some((toleration) => tolerates(toleration, taint));
}
