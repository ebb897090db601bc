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

type Term = NonNullable<NonNullable<Affinity['podAffinity']>['requiredDuringSchedulingIgnoredDuringExecution']>[number];

/** Weight that a required affinity of a Pod that is there has for the score of a new one. */
const HARD_WEIGHT = 1;

/** Weights by `key=value` of a Node's label. */
type Topology = Map<string, number>;

export interface PodAffinity {
  readonly failure: (node: Node) => Failure | undefined;
  /** Before normalising; undefined when no Pod has an opinion. */
  readonly score: ((node: Node) => number) | undefined;
}

/** What Pods that are there and the new one ask of each other; undefined when none of them asks for anything. */
export function podAffinity(cluster: Cluster, view: SchedulingView, pod: Pod): PodAffinity | undefined {
  const own = pod.spec.affinity;
  const isOpinionated = own?.podAffinity !== undefined || own?.podAntiAffinity !== undefined;
  if (!isOpinionated && view.withAffinity.size === 0) return undefined;
  const near = required(own?.podAffinity);
  const far = required(own?.podAntiAffinity);
  const nearTerms = near.map((): Topology => new Map());
  const farTerms = far.map((): Topology => new Map());
  const repelled: Topology = new Map();
  const scores: Topology = new Map();
  for (const info of view.infos) {
    const { node } = info;
    const others = isOpinionated ? info.pods() : theirs(view, node);
    for (const other of others) {
      near.forEach((term, i) => mark(nearTerms[i]!, term, node, picks(cluster, term, pod, other) ? 1 : 0));
      far.forEach((term, i) => mark(farTerms[i]!, term, node, picks(cluster, term, pod, other) ? 1 : 0));
      weigh(cluster, scores, node, pod, other);
      for (const term of required(other.spec.affinity?.podAntiAffinity)) {
        mark(repelled, term, node, picks(cluster, term, other, pod) ? 1 : 0);
      }
    }
  }
  return {
    failure: (node) => {
      if (!satisfies(cluster, pod, near, nearTerms, node)) {
        return unresolvable("node(s) didn't match pod affinity rules");
      }
      if (far.some((term, i) => valueAt(farTerms[i]!, term, node) > 0)) {
        return blocked("node(s) didn't match pod anti-affinity rules");
      }
      if (sumAt(repelled, node) > 0) return blocked("node(s) didn't satisfy existing pods anti-affinity rules");
      return undefined;
    },
    score: scores.size === 0 ? undefined : (node) => sumAt(scores, node),
  };
}

function* theirs(view: SchedulingView, node: Node): IterableIterator<Pod> {
  for (const other of view.withAffinity.values()) if (other.spec.nodeName === node.metadata.name) yield other;
}

const required = (affinity: Affinity['podAffinity'] | Affinity['podAntiAffinity']): readonly Term[] =>
  affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
const preferred = (affinity: Affinity['podAffinity'] | Affinity['podAntiAffinity']) =>
  affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];

/** Whether a term of `from` picks `other`. */
function picks(cluster: Cluster, term: Term, from: Pod, other: Pod): boolean {
  const { namespaces = [], namespaceSelector, labelSelector } = term;
  const home = other.metadata.namespace ?? '';
  const isOwn = namespaces.length === 0 && namespaceSelector === undefined && home === from.metadata.namespace;
  const isSelected =
    namespaceSelector !== undefined &&
    matchesSelector(namespaceSelector, cluster.get('Namespace', home)?.metadata.labels);
  if (!isOwn && !namespaces.includes(home) && !isSelected) return false;
  const keys = (term as { matchLabelKeys?: readonly string[] }).matchLabelKeys ?? [];
  const same = Object.fromEntries(
    keys.flatMap((key) =>
      own(from.metadata.labels, key) === undefined ? [] : [[key, own(from.metadata.labels, key)!]],
    ),
  );
  return matchesSelector(labelSelector, other.metadata.labels) && matchesLabels(same, other.metadata.labels);
}

/** Every term has a match in the Node's domain; the first Pod of a group that wants its own kind may start it. */
function satisfies(
  cluster: Cluster,
  pod: Pod,
  terms: readonly Term[],
  matches: readonly Topology[],
  node: Node,
): boolean {
  if (terms.some((term) => own(node.metadata.labels, term.topologyKey) === undefined)) return false;
  if (terms.every((term, i) => valueAt(matches[i]!, term, node) > 0)) return true;
  const isFirst = matches.every((topology) => topology.size === 0);
  return isFirst && terms.every((term) => picks(cluster, term, pod, pod));
}

/** Wishes of both sides, and the required affinity of the Pod that is there. */
function weigh(cluster: Cluster, scores: Topology, node: Node, pod: Pod, other: Pod): void {
  const [own, theirs] = [pod.spec.affinity, other.spec.affinity];
  for (const { weight, podAffinityTerm: term } of preferred(own?.podAffinity)) {
    mark(scores, term, node, picks(cluster, term, pod, other) ? weight : 0);
  }
  for (const { weight, podAffinityTerm: term } of preferred(own?.podAntiAffinity)) {
    mark(scores, term, node, picks(cluster, term, pod, other) ? -weight : 0);
  }
  for (const term of required(theirs?.podAffinity)) {
    mark(scores, term, node, picks(cluster, term, other, pod) ? HARD_WEIGHT : 0);
  }
  for (const { weight, podAffinityTerm: term } of preferred(theirs?.podAffinity)) {
    mark(scores, term, node, picks(cluster, term, other, pod) ? weight : 0);
  }
  for (const { weight, podAffinityTerm: term } of preferred(theirs?.podAntiAffinity)) {
    mark(scores, term, node, picks(cluster, term, other, pod) ? -weight : 0);
  }
}

function mark(topology: Topology, { topologyKey }: Term, node: Node, weight: number): void {
  const value = own(node.metadata.labels, topologyKey);
  if (weight === 0 || value === undefined) return;
  const key = `${topologyKey}=${value}`;
  topology.set(key, (topology.get(key) ?? 0) + weight);
}

const valueAt = (topology: Topology, { topologyKey }: Term, node: Node): number =>
  topology.get(`${topologyKey}=${own(node.metadata.labels, topologyKey) ?? ''}`) ?? 0;

function sumAt(topology: Topology, node: Node): number {
  let sum = 0;
  for (const [key, weight] of topology) {
    const [label, value] = splitOnce(key);
    if (own(node.metadata.labels, label) === value) sum += weight;
  }
  return sum;
}

const splitOnce = (key: string): [string, string] => {
  const at = key.indexOf('=');
  return [key.slice(0, at), key.slice(at + 1)];
};
