/**
 * How a Pod is to be spread over Nodes and zones, and what that says about one Node.
 * Follows pkg/scheduler/framework/plugins/podtopologyspread/common.go.
 */
import type { LabelSelector, Node, Pod, StringMap } from '../../api/objects';
import { own } from '../../api/own';
import { matchesLabels, matchesSelector } from '../../api/selectors';
import { untolerated } from '../../api/taints';
import { controllerOf, type Cluster } from '../../cluster/cluster';
import { matchesNodeAffinity } from './filters/node-filters';
import type { NodeInfo } from './node-info';

export const HOSTNAME = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  /** Whether a Node that breaks it will not do; else it is a wish. */
  readonly isRequired: boolean;
  /** Whether Nodes that the Pod could not go to, by its affinity or their taints, do not count. */
  readonly honoursAffinity: boolean;
  readonly honoursTaints: boolean;
  /** Whether Pods with these labels count. */
  readonly matches: (labels: StringMap | undefined) => boolean;
}

/** The constraints of a Pod, or those that the system gives to Pods without any; see defaultSelectors. */
export interface Spreading {
  readonly constraints: readonly SpreadConstraint[];
  readonly isDefault: boolean;
}

/** How a Pod is to be spread. `selectors` are those of its Services and of its controller. */
export function spreadingOf(pod: Pod, selectors: readonly LabelSelector[]): Spreading {
  const { labels } = pod.metadata;
  const own = pod.spec.topologySpreadConstraints ?? [];
  if (own.length > 0) return { constraints: own.map((one) => constraintOf(one, labels)), isDefault: false };
  if (selectors.length === 0) return { constraints: [], isDefault: true };
  const common = {
    minDomains: 1,
    isRequired: false,
    honoursAffinity: true,
    honoursTaints: false,
    matches: (other: StringMap | undefined) => selectors.every((selector) => matchesSelector(selector, other)),
  };
  return {
    constraints: [
      { ...common, topologyKey: HOSTNAME, maxSkew: 3 },
      { ...common, topologyKey: ZONE, maxSkew: 5 },
    ],
    isDefault: true,
  };
}

type OwnConstraint = NonNullable<Pod['spec']['topologySpreadConstraints']>[number];

function constraintOf(constraint: OwnConstraint, labels: StringMap | undefined): SpreadConstraint {
  const { labelSelector, matchLabelKeys = [] } = constraint;
  const same: Record<string, string> = {};
  for (const key of matchLabelKeys) {
    const value = own(labels, key);
    if (value !== undefined) same[key] = value;
  }
  return {
    topologyKey: constraint.topologyKey,
    maxSkew: constraint.maxSkew,
    minDomains: constraint.minDomains ?? 1,
    isRequired: constraint.whenUnsatisfiable === 'DoNotSchedule',
    honoursAffinity: constraint.nodeAffinityPolicy !== 'Ignore',
    honoursTaints: constraint.nodeTaintsPolicy === 'Honor',
    matches: (other) => matchesSelector(labelSelector, other) && matchesLabels(same, other),
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

/** A Node as spreading sees it, with an entry for each constraint. */
export interface SpreadPlace {
  /** The value of the constraint's label. */
  readonly domains: readonly (string | undefined)[];
  /** Whether the Node's Pods count. */
  readonly isCounted: readonly boolean[];
  /** The Node's Pods that the constraint is about. */
  readonly counts: readonly number[];
}

/** What the Node itself, without its Pods, says to the constraints. */
export function domainsOf(
  pod: Pod,
  { constraints, isDefault }: Spreading,
  node: Node,
): Pick<SpreadPlace, 'domains' | 'isCounted'> {
  const domains = constraints.map(({ topologyKey }) => own(node.metadata.labels, topologyKey));
  const hasAll = (isRequired: boolean) =>
    constraints.every((constraint, i) => constraint.isRequired !== isRequired || domains[i] !== undefined);
  return {
    domains,
    isCounted: constraints.map(
      (constraint) => (isDefault || hasAll(constraint.isRequired)) && isIncluded(pod, constraint, node),
    ),
  };
}

/** Whether nodeAffinityPolicy and nodeTaintsPolicy let a Node count. */
function isIncluded(pod: Pod, { honoursAffinity, honoursTaints }: SpreadConstraint, node: Node): boolean {
  if (honoursAffinity && !matchesNodeAffinity(pod, node)) return false;
  if (!honoursTaints) return true;
  return untolerated(node.spec.taints, pod.spec.tolerations, ['NoSchedule', 'NoExecute']) === undefined;
}

/** The Pods of a Node that each constraint is about. */
export function countsOf(pod: Pod, { constraints }: Spreading, info: NodeInfo): readonly number[] {
  return constraints.map(({ matches }) => info.countAlike(pod.metadata.namespace, matches));
}
