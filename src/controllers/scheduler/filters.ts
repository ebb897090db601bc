/**
 * Every filter for one Pod, in upstream's order; the first that fails decides about a Node.
 * Follows RunFilterPluginsWithNominatedPods in pkg/scheduler/framework/runtime/framework.go.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Rejected } from './choose-node';
import type { Claims } from './claims';
import { type Failure, unresolvable } from './failure';
import { ClaimsFilter } from './filters/claims-filter';
import { namedNodes, roomFailure } from './filters/node-filters';
import { SpreadFilter } from './filters/spread-filter';
import type { NodeInfo } from './node-info';
import { PodAffinity } from './pod-affinity';
import type { PodClass, Verdict } from './pod-class';
import { priorityOf } from './scheduling-queue';
import type { SchedulingView } from './scheduling-view';

const NOT_NAMED = unresolvable("node(s) didn't satisfy plugin(s) [NodeAffinity]");

export class Filters {
  readonly affinity: PodAffinity | undefined;
  /** The only Nodes that are looked at, by name; undefined: all of them. */
  private readonly names: ReadonlySet<string> | undefined;
  private readonly claims: ClaimsFilter | undefined;
  private spread: SpreadFilter | undefined;

  constructor(
    cluster: Cluster,
    private readonly view: SchedulingView,
    private readonly pod: Pod,
    private readonly podClass: PodClass,
    claims: Claims | undefined,
  ) {
    this.names = namedNodes(pod);
    this.claims = claims === undefined ? undefined : new ClaimsFilter(cluster, view, pod, claims);
    this.spread = SpreadFilter.of(pod, podClass);
    this.affinity = PodAffinity.of(cluster, view, pod);
  }

  /** Whether the verdicts of the Pod's class are the whole truth. */
  get areClassOnly(): boolean {
    const { names, claims, spread, affinity, view } = this;
    return [names, claims, spread, affinity].every((filter) => filter === undefined) && view.nominated.size === 0;
  }

  /** What the Pod's class says of the Nodes to look at, in their order. */
  verdicts(): readonly Verdict[] {
    if (this.names === undefined) return this.podClass.judge().verdicts;
    return [...this.names].flatMap((name) => this.verdictOn(name) ?? []).sort((a, b) => a.info.place - b.info.place);
  }

  /** The Nodes that need no look. */
  passedOver(): readonly Rejected[] {
    const { names, view } = this;
    if (names === undefined) return [];
    const others = view.infos.filter(({ node }) => !names.has(node.metadata.name));
    return others.map((info) => ({ info, failure: NOT_NAMED }));
  }

  /** What the Pod's class says of a Node, by its name. */
  verdictOn(node: string): Verdict | undefined {
    const info = this.view.info(node);
    return info === undefined ? undefined : this.verdictOf(info);
  }

  /** The same for a Node that the scheduler knows. */
  verdictOf(info: NodeInfo): Verdict {
    return this.podClass.verdictOn(info);
  }

  /** Why the Pod cannot go to a Node, or undefined. Room that is kept for Pods as important counts as taken. */
  failure(verdict: Verdict): Failure | undefined {
    const { info } = verdict;
    const { name } = info.node.metadata;
    if (this.names !== undefined && !this.names.has(name)) return NOT_NAMED;
    const coming = this.comingTo(name);
    if (coming.length > 0) {
      const full = info.copy();
      for (const other of coming) this.move(other, full, verdict, 1);
      const failure = this.failureWith(full, verdict);
      for (const other of coming) this.move(other, full, verdict, -1);
      if (failure !== undefined) return failure;
    }
    return verdict.failure ?? this.failureBeside(verdict);
  }

  /** The same for a Node with other Pods than it has; `verdict` is about the Node itself. */
  failureWith(info: NodeInfo, verdict: Verdict): Failure | undefined {
    const { ports, demand } = this.podClass;
    return verdict.unfit ?? roomFailure(ports, demand.requests, info) ?? this.failureBeside(verdict);
  }

  /** The same for a trial, with the Pods that are on their way to the Node as well as without them. */
  failureInTrial(info: NodeInfo, verdict: Verdict): Failure | undefined {
    const coming = this.comingTo(info.node.metadata.name);
    for (const other of coming) this.move(other, info, verdict, 1);
    const failure = coming.length > 0 ? this.failureWith(info, verdict) : undefined;
    for (const other of coming) this.move(other, info, verdict, -1);
    return failure ?? this.failureWith(info, verdict);
  }

  /** From here on `move` leaves what the scheduler keeps of the cluster alone. */
  beginTrials(): void {
    this.spread = this.spread?.copy();
  }

  /** Brings a Pod to a copy of a Node, or takes it away. */
  move(other: Pod, info: NodeInfo, verdict: Verdict, sign: 1 | -1): void {
    if (sign === 1) info.add(other);
    else info.remove(other);
    this.claims?.update(other, sign);
    this.spread?.update(other, verdict, sign);
    this.affinity?.update(other, info.node, sign);
  }

  private failureBeside(verdict: Verdict): Failure | undefined {
    const { node } = verdict.info;
    return this.claims?.failure(node) ?? this.spread?.failure(verdict) ?? this.affinity?.failure(node);
  }

  /** Other Pods for which room on the Node is kept, and that are at least as important. */
  private comingTo(node: string): readonly Pod[] {
    const nominated = this.view.nominated.get(node);
    if (nominated === undefined) return NOBODY;
    const own = priorityOf(this.pod);
    return [...nominated.values()].filter(
      (other) => other.metadata.uid !== this.pod.metadata.uid && priorityOf(other) >= own,
    );
  }
}

const NOBODY: readonly Pod[] = [];
