/**
 * Spreading Pods over Nodes and zones.
 * Follows pkg/scheduler/framework/plugins/podtopologyspread.
 */
import type { LabelSelector, Pod } from '../../api/objects';
import { matchesLabels, matchesSelector } from '../../api/selectors';
import { controllerOf, type Cluster } from '../../cluster/cluster';
import { blocked, type Failure, unresolvable } from './failure';
import type { NodeInfo } from './node-info';

const HOSTNAME = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly isRequired: boolean;
  readonly honoursTaints: boolean;
  readonly matches: (pod: Pod) => boolean;
}

/** The constraints of a Pod, or those that the system gives to Pods without any; see defaultSelectors. */
export interface Spreading {
  readonly constraints: readonly SpreadConstraint[];
  readonly isDefault: boolean;
}

/** How a Pod is to be spread. `selectors` are those of its Services and of its controller. */
export function spreadingOf(pod: Pod, selectors: readonly LabelSelector[]): Spreading {
  const own = pod.spec.topologySpreadConstraints ?? [];
  if (own.length > 0) {
    const constraints = own.map((constraint): SpreadConstraint => {
      const sameValue = Object.fromEntries(
        (constraint.matchLabelKeys ?? []).flatMap((key) => {
          const value = pod.metadata.labels?.[key];
          return value === undefined ? [] : [[key, value]];
        }),
      );
      return {
        topologyKey: constraint.topologyKey,
        maxSkew: constraint.maxSkew,
        minDomains: constraint.minDomains ?? 1,
        isRequired: constraint.whenUnsatisfiable === 'DoNotSchedule',
        honoursTaints: constraint.nodeTaintsPolicy === 'Honor',
        matches: alikeWith(pod, ({ metadata: { labels } }) => {
          return matchesSelector(constraint.labelSelector, labels) && matchesLabels(sameValue, labels);
        }),
      };
    });
    return { constraints, isDefault: false };
  }
  if (selectors.length === 0) return { constraints: [], isDefault: true };
  const matches = alikeWith(pod, ({ metadata: { labels } }) => {
    return selectors.every((selector) => matchesSelector(selector, labels));
  });
  const common = { minDomains: 1, isRequired: false, honoursTaints: false, matches };
  return {
    constraints: [
      { ...common, topologyKey: HOSTNAME, maxSkew: 3 },
      { ...common, topologyKey: ZONE, maxSkew: 5 },
    ],
    isDefault: true,
  };
}

/** Selectors of the Services that pick the Pod, and of the ReplicaSet or StatefulSet that controls it. */
export function defaultSelectors(cluster: Cluster, pod: Pod): readonly LabelSelector[] {
  const selectors: LabelSelector[] = [];
  for (const service of cluster.each('Service')) {
    const { selector } = service.spec;
    if (service.metadata.namespace !== pod.metadata.namespace || selector === undefined) continue;
    if (Object.keys(selector).length > 0 && matchesLabels(selector, pod.metadata.labels)) {
      selectors.push({ matchLabels: selector });
    }
  }
  const owner = controllerOf(pod);
  const set = owner?.kind === 'ReplicaSet' || owner?.kind === 'StatefulSet' ? cluster.resolve(owner) : undefined;
  if (set?.kind === 'ReplicaSet' || set?.kind === 'StatefulSet') selectors.push(set.spec.selector);
  return selectors;
}

/** Pods of the same namespace that count: a Pod that is being deleted does not. */
function alikeWith(pod: Pod, matches: (other: Pod) => boolean): (other: Pod) => boolean {
  return (other) =>
    other.metadata.namespace === pod.metadata.namespace &&
    other.metadata.deletionTimestamp === undefined &&
    matches(other);
}

/** How many Pods of the Node a constraint counts. */
export function countAlike(constraint: SpreadConstraint, info: NodeInfo): number {
  let count = 0;
  for (const pod of info.pods()) if (constraint.matches(pod)) count++;
  return count;
}

/** A Node as spreading sees it: its domain and its count, one for each constraint. */
export interface SpreadPlace {
  readonly domains: readonly (string | undefined)[];
  readonly counts: readonly number[];
  /** Whether the Pod's node selector lets it in: other Nodes do not count. */
  readonly isEligible: boolean;
}

/**
 * A filter over all constraints that must hold: count + 1 - least of all domains may not exceed the skew. Undefined when
 * there are none. `totals` are Pods by domain, one map for each constraint.
 */
export function spreadFilter(
  pod: Pod,
  { constraints }: Spreading,
  totals: readonly ReadonlyMap<string, number>[],
): ((place: SpreadPlace) => Failure | undefined) | undefined {
  const rules = constraints.flatMap((constraint, i) => {
    if (!constraint.isRequired) return [];
    const total = totals[i]!;
    const least = total.size < constraint.minDomains ? 0 : leastOf(total.values());
    return [{ constraint, i, total, least, self: constraint.matches(pod) ? 1 : 0 }];
  });
  if (rules.length === 0) return undefined;
  return ({ domains }) => {
    for (const { constraint, i, total, least, self } of rules) {
      const domain = domains[i];
      if (domain === undefined) {
        return unresolvable("node(s) didn't match pod topology spread constraints (missing required label)");
      }
      if ((total.get(domain) ?? 0) + self - least > constraint.maxSkew) {
        return blocked("node(s) didn't match pod topology spread constraints");
      }
    }
    return undefined;
  };
}

function leastOf(counts: Iterable<number>): number {
  let least = Infinity;
  for (const count of counts) least = Math.min(least, count);
  return least;
}

/**
 * Scores 0 to 100 of the Nodes that are left, over the constraints that are only wishes; undefined when there are none.
 */
export function spreadScores(
  { constraints, isDefault }: Spreading,
  totals: readonly ReadonlyMap<string, number>[],
  places: readonly SpreadPlace[],
): readonly number[] | undefined {
  const soft = constraints.flatMap(({ isRequired }, i) => (isRequired ? [] : [i]));
  if (soft.length === 0) return undefined;
  const isIgnored = ({ domains }: SpreadPlace) => !isDefault && soft.some((i) => domains[i] === undefined);
  const scored = isDefault ? places : places.filter((place) => !isIgnored(place));
  const wishes = soft.map((i) => {
    const { topologyKey, maxSkew } = constraints[i]!;
    const isHost = topologyKey === HOSTNAME;
    const size = isHost ? scored.length : countDomains(scored, i);
    return { i, total: isHost ? undefined : totals[i]!, weight: Math.log(size + 2), skew: maxSkew - 1 };
  });
  const raw = places.map((place) => {
    if (isIgnored(place)) return undefined;
    let score = 0;
    for (const { i, total, weight, skew } of wishes) {
      const domain = place.domains[i];
      if (domain === undefined) continue;
      const count = total === undefined ? place.counts[i]! : (total.get(domain) ?? 0);
      score += count * weight + skew;
    }
    return Math.round(score);
  });
  return normalise(raw);
}

/** How many domains of one constraint these places are in. */
function countDomains(places: readonly SpreadPlace[], constraint: number): number {
  const domains = new Set<string>();
  for (const place of places) {
    const domain = place.domains[constraint];
    if (domain !== undefined) domains.add(domain);
  }
  return domains.size;
}

/** The fewer, the better. Nodes without a score get none. */
function normalise(raw: readonly (number | undefined)[]): readonly number[] {
  let most = 0;
  let least = Infinity;
  raw.forEach((score) => {
    if (score === undefined) return;
    if (score > most) most = score;
    if (score < least) least = score;
  });
  return raw.map((score) => {
    if (score === undefined) return 0;
    return most === 0 ? 100 : Math.floor((100 * (most + least - score)) / most);
  });
}
