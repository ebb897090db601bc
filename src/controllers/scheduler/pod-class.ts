/**
 * Pods that are alike get the same verdict on a Node until something changes there. Ten thousand copies of one template
 * therefore cost little more than the changes that they make.
 */
import type { LabelSelector, Node, Pod } from '../../api/objects';
import { matchesNodeTerm } from '../../api/selectors';
import { tolerates } from '../../api/taints';
import { DomainCounts } from './domain-counts';
import type { Failure } from './failure';
import { type HostPort, hostPorts, nodeFailure, roomFailure } from './filters/node-filters';
import type { NodeInfo } from './node-info';
import { type Demand, demandOf } from './requests';
import type { SchedulingView } from './scheduling-view';
import { imageScore, imagesWanted } from './scores/image-score';
import { asksForResources, balanceScore, roomScore } from './scores/resource-scores';
import { countsOf, domainsOf, type SpreadPlace, type Spreading, spreadingOf } from './topology-spread';

/** What the Node itself says, without its Pods. */
interface Standing extends Pick<SpreadPlace, 'domains' | 'isCounted'> {
  readonly node: Node;
  readonly unfit: Failure | undefined;
  /** PreferNoSchedule taints that the Pod does not tolerate. */
  readonly avoided: number;
  /** Sum of the weights of the preferred node affinity. */
  readonly preferred: number;
}

/** What holds for the Pods of a class on one Node. */
export interface Verdict extends Standing, SpreadPlace {
  readonly info: NodeInfo;
  readonly failure: Failure | undefined;
  readonly room: number;
  readonly balance: number;
}

/** Two Pods with the same key are placed alike. */
export function classKey({ metadata, spec }: Pod, selectors: readonly LabelSelector[]): string {
  const { hostname: _hostname, subdomain: _subdomain, volumes: _volumes, ...rest } = spec;
  const labels = (spec.topologySpreadConstraints ?? []).length > 0 ? metadata.labels : undefined;
  return JSON.stringify([metadata.namespace, labels, rest, selectors]);
}

export class PodClass {
  readonly spreading: Spreading;
  readonly demand: Demand;
  readonly ports: readonly HostPort[];
  private readonly asks: boolean;
  private readonly images: readonly string[];
  /** In the order of the Nodes; undefined until all of them are asked for. */
  private verdicts: Verdict[] | undefined;
  private readonly domains: DomainCounts;
  /** Nodes that changed since they were looked at. */
  private readonly outdated = new Set<NodeInfo>();
  private imageScores: { readonly of: number; readonly scores: readonly number[] } | undefined;

  constructor(
    private readonly pod: Pod,
    selectors: readonly LabelSelector[],
    private readonly view: SchedulingView,
  ) {
    this.demand = demandOf(pod.spec);
    this.ports = hostPorts(pod.spec);
    this.asks = asksForResources(this.demand.requests);
    this.images = imagesWanted(pod.spec);
    this.spreading = spreadingOf(pod, selectors);
    this.domains = new DomainCounts(this.spreading);
  }

  /** Says that something changed on a Node. */
  outdate(info: NodeInfo): void {
    if (this.verdicts !== undefined) this.outdated.add(info);
  }

  /** The verdict on one Node. A Pod that may go nowhere else needs no other. */
  verdictOn(info: NodeInfo): Verdict {
    return this.verdicts === undefined ? this.look(info, this.standing(info.node)) : this.judge().verdicts[info.place]!;
  }

  /** Verdicts on all Nodes, in their order, and the Pods by domain for each spreading constraint. */
  judge(): { readonly verdicts: readonly Verdict[]; readonly totals: DomainCounts['totals'] } {
    const { domains } = this;
    let { verdicts } = this;
    let mustRecount = verdicts === undefined;
    verdicts ??= this.view.infos.map((info) => this.look(info, this.standing(info.node)));
    this.verdicts = verdicts;
    for (const info of this.outdated) {
      const before = verdicts[info.place]!;
      const after = this.look(info, before.node === info.node ? before : this.standing(info.node));
      verdicts[info.place] = after;
      if (!domains.replace(before, after)) mustRecount = true;
    }
    this.outdated.clear();
    if (mustRecount) domains.recount(verdicts);
    return { verdicts, totals: domains.totals };
  }

  /** ImageLocality, by the place of the Node; undefined while no Node has an image of the Pod. */
  imagesThere(): readonly number[] | undefined {
    const { view, images } = this;
    if (images.every((image) => view.imageCount(image) === 0)) return undefined;
    if (this.imageScores?.of !== view.imageChanges) {
      const share = (image: string) => view.imageCount(image) / view.infos.length;
      this.imageScores = { of: view.imageChanges, scores: view.infos.map((info) => imageScore(images, info, share)) };
    }
    return this.imageScores.scores;
  }

  private standing(node: Node): Standing {
    const { pod } = this;
    const soft = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = soft.filter(({ preference }) => matchesNodeTerm(preference, node));
    return {
      node,
      unfit: nodeFailure(pod, node),
      avoided: (node.spec.taints ?? []).filter((taint) => isAvoided(pod, taint)).length,
      preferred: preferred.reduce((sum, { weight }) => sum + weight, 0),
      ...domainsOf(pod, this.spreading, node),
    };
  }

  private look(info: NodeInfo, { node, unfit, avoided, preferred, domains, isCounted }: Standing): Verdict {
    const { requests, scored } = this.demand;
    return {
      node,
      unfit,
      avoided,
      preferred,
      domains,
      isCounted,
      info,
      failure: unfit ?? roomFailure(this.ports, requests, info),
      room: roomScore(scored, info),
      balance: this.asks ? balanceScore(requests, info) : 0,
      counts: countsOf(this.pod, this.spreading, info),
    };
  }
}

function isAvoided({ spec }: Pod, taint: NonNullable<Node['spec']['taints']>[number]): boolean {
  if (taint.effect !== 'PreferNoSchedule') return false;
  return !(spec.tolerations ?? []).some((toleration) => tolerates(toleration, taint));
}
