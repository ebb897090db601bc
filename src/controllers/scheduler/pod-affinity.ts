/**
 * Pods that want to be near other Pods, or far from them.
 * Follows pkg/scheduler/framework/plugins/interpodaffinity.
 */
import { own } from '../../api/own';
import type { Affinity, Node, Pod } from '../../api/objects';
import { matchesLabels, matchesSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { blocked, type Failure, unresolvable } from './failure';
import type { SchedulingView } from './scheduling-view';

type Kind = 'podAffinity' | 'podAntiAffinity';
type Term = NonNullable<NonNullable<Affinity['podAffinity']>['requiredDuringSchedulingIgnoredDuringExecution']>[number];

/** Weight that a required affinity of a Pod that is there has for the score of a new one. */
const HARD_WEIGHT = 1;

const NOT_NEAR = unresolvable("node(s) didn't match pod affinity rules");
const NOT_FAR = blocked("node(s) didn't match pod anti-affinity rules");
const REPELLED = blocked("node(s) didn't satisfy existing pods anti-affinity rules");

/** Numbers by the key and the value of a Node's label. */
class Topology {
  private readonly keys = new Map<string, Map<string, number>>();

  get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  add({ topologyKey }: Term, node: Node, amount: number): void {
    const value = own(node.metadata.labels, topologyKey);
    if (value === undefined) return;
    let values = this.keys.get(topologyKey);
    if (values === undefined) this.keys.set(topologyKey, (values = new Map<string, number>()));
    const sum = (values.get(value) ?? 0) + amount;
    if (sum !== 0) values.set(value, sum);
    else values.delete(value);
    if (values.size === 0) this.keys.delete(topologyKey);
  }

  at({ topologyKey }: Term, node: Node): number {
    return this.keys.get(topologyKey)?.get(own(node.metadata.labels, topologyKey) ?? '') ?? 0;
  }

  sumAt(node: Node): number {
    let sum = 0;
    for (const [key, values] of this.keys) sum += values.get(own(node.metadata.labels, key) ?? '') ?? 0;
    return sum;
  }
}

export class PodAffinity {
  private readonly near: readonly Term[];
  private readonly far: readonly Term[];
  /** Pods that every term of `near` picks; Pods that terms of `far` pick; terms of others that pick this Pod. */
  private readonly wanted = new Topology();
  private readonly unwanted = new Topology();
  private readonly repelled = new Topology();
  private readonly wishes = new Topology();

  private constructor(
    private readonly cluster: Cluster,
    private readonly pod: Pod,
  ) {
    this.near = required(pod, 'podAffinity');
    this.far = required(pod, 'podAntiAffinity');
  }

  /** What Pods that are there and the new one ask of each other; undefined when none of them asks for anything. */
  static of(cluster: Cluster, view: SchedulingView, pod: Pod): PodAffinity | undefined {
    const own = pod.spec.affinity;
    const isOpinionated = own?.podAffinity !== undefined || own?.podAntiAffinity !== undefined;
    if (!isOpinionated && view.withAffinity.size === 0) return undefined;
    const affinity = new PodAffinity(cluster, pod);
    if (isOpinionated) {
      for (const { node, pods } of view.infos.map((info) => ({ node: info.node, pods: info.pods() }))) {
        for (const other of pods) affinity.meet(other, node);
      }
    } else {
      for (const other of view.withAffinity.values()) {
        const info = view.info(other.spec.nodeName ?? '');
        if (info !== undefined) affinity.meet(other, info.node);
      }
    }
    return affinity;
  }

  failure(node: Node): Failure | undefined {
    if (!this.isNear(node)) return NOT_NEAR;
    if (this.far.some((term) => this.unwanted.at(term, node) > 0)) return NOT_FAR;
    return this.repelled.sumAt(node) > 0 ? REPELLED : undefined;
  }

  /** Scores 0 to 100 of these Nodes; undefined when no Pod wishes for anything. */
  scores(nodes: readonly Node[]): readonly number[] | undefined {
    if (this.wishes.isEmpty) return undefined;
    const raw = nodes.map((node) => this.wishes.sumAt(node));
    const least = raw.reduce((a, b) => Math.min(a, b), Infinity);
    const most = raw.reduce((a, b) => Math.max(a, b), -Infinity);
    // The order of the operations matters: upstream divides first, in floating point.
    return raw.map((value) => (most === least ? 0 : Math.trunc(100 * ((value - least) / (most - least)))));
  }

  /** What filters count, after a Pod came to a Node or left it. */
  update(other: Pod, node: Node, sign: 1 | -1): void {
    const { near, far, pod } = this;
    if (near.length > 0 && near.every((term) => this.picks(term, pod, other))) {
      for (const term of near) this.wanted.add(term, node, sign);
    }
    for (const term of far) if (this.picks(term, pod, other)) this.unwanted.add(term, node, sign);
    for (const term of required(other, 'podAntiAffinity')) {
      if (this.picks(term, other, pod)) this.repelled.add(term, node, sign);
    }
  }

  /** A Pod that is there, with its wishes and those of the new one. */
  private meet(other: Pod, node: Node): void {
    const { pod } = this;
    this.update(other, node, 1);
    this.wish(pod, other, node);
    for (const term of required(other, 'podAffinity')) {
      if (this.picks(term, other, pod)) this.wishes.add(term, node, HARD_WEIGHT);
    }
    this.wish(other, pod, node);
  }

  /** What `from` prefers about `to`; one of the two is on the Node. */
  private wish(from: Pod, to: Pod, node: Node): void {
    for (const [kind, sign] of [
      ['podAffinity', 1],
      ['podAntiAffinity', -1],
    ] as const) {
      for (const { weight, podAffinityTerm } of preferred(from, kind)) {
        if (this.picks(podAffinityTerm, from, to)) this.wishes.add(podAffinityTerm, node, sign * weight);
      }
    }
  }

  /** Whether a Pod that suits every term is in the Node's domains; the first of a group that wants its own kind may start it. */
  private isNear(node: Node): boolean {
    const { near, pod } = this;
    if (near.some((term) => own(node.metadata.labels, term.topologyKey) === undefined)) return false;
    if (near.every((term) => this.wanted.at(term, node) > 0)) return true;
    return this.wanted.isEmpty && near.every((term) => this.picks(term, pod, pod));
  }

  /** Whether a term of `from` picks `other`. */
  private picks(term: Term, from: Pod, other: Pod): boolean {
    const { namespaces = [], namespaceSelector, labelSelector } = term;
    const { namespace: home = '', labels } = other.metadata;
    const isOwn = namespaces.length === 0 && namespaceSelector === undefined && home === from.metadata.namespace;
    if (!isOwn && !namespaces.includes(home)) {
      if (namespaceSelector === undefined) return false;
      if (!matchesSelector(namespaceSelector, this.cluster.get('Namespace', home)?.metadata.labels)) return false;
    }
    return matchesSelector(labelSelector, labels) && matchesKeys(term, from, other);
  }
}

/** Labels that must be the same on both Pods, or must not. */
function matchesKeys(term: Term, from: Pod, other: Pod): boolean {
  const { matchLabelKeys = [], mismatchLabelKeys = [] } = term as Term & {
    readonly matchLabelKeys?: readonly string[];
    readonly mismatchLabelKeys?: readonly string[];
  };
  const { labels } = from.metadata;
  const wanted = (keys: readonly string[]) => keys.filter((key) => own(labels, key) !== undefined);
  const isSame = (key: string) => matchesLabels({ [key]: own(labels, key)! }, other.metadata.labels);
  return wanted(matchLabelKeys).every(isSame) && !wanted(mismatchLabelKeys).some(isSame);
}

const required = ({ spec }: Pod, kind: Kind): readonly Term[] =>
  spec.affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
const preferred = ({ spec }: Pod, kind: Kind) =>
  spec.affinity?.[kind]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
