/**
 * Which Nodes a DaemonSet wants a Pod on.
 * Follows NodeShouldRunDaemonPod in pkg/controller/daemon. Resources, readiness and cordons do not count here.
 */
import type { DaemonSet, Node, PodSpec, Toleration } from '../../api/objects';
import { matchesLabels, matchesNodeTerm } from '../../api/selectors';
import { untolerated } from '../../api/taints';

export interface Eligibility {
  /** A Pod is wanted there. */
  readonly shouldRun: boolean;
  /** A Pod that is there already may stay. */
  readonly mayStay: boolean;
}

const tolerate = (key: string, effect: string): Toleration => ({ key, operator: 'Exists', effect });

const ALWAYS_TOLERATED: readonly Toleration[] = [
  tolerate('node.kubernetes.io/not-ready', 'NoExecute'),
  tolerate('node.kubernetes.io/unreachable', 'NoExecute'),
  tolerate('node.kubernetes.io/disk-pressure', 'NoSchedule'),
  tolerate('node.kubernetes.io/memory-pressure', 'NoSchedule'),
  tolerate('node.kubernetes.io/pid-pressure', 'NoSchedule'),
  tolerate('node.kubernetes.io/unschedulable', 'NoSchedule'),
];

/** The template's tolerations with those that every daemon Pod gets. Follows AddOrUpdateDaemonPodTolerations. */
export function daemonTolerations(spec: PodSpec): Toleration[] {
  const network = tolerate('node.kubernetes.io/network-unavailable', 'NoSchedule');
  const added = spec.hostNetwork === true ? [...ALWAYS_TOLERATED, network] : ALWAYS_TOLERATED;
  const isSame = (a: Toleration, b: Toleration) =>
    a.key === b.key && a.effect === b.effect && a.operator === b.operator && !a.value;
  const own = (spec.tolerations ?? []).filter((toleration) => !added.some((one) => isSame(toleration, one)));
  return [...own, ...added];
}

/** Whether a Node should have a Pod of this set. `tolerations` are those of its Pods. */
export function eligibility(set: DaemonSet, node: Node, tolerations: readonly Toleration[]): Eligibility {
  const { nodeName, nodeSelector, affinity } = set.spec.template.spec;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const isMeant =
    (nodeName === undefined || nodeName === node.metadata.name) &&
    matchesLabels(nodeSelector, node.metadata.labels) &&
    (required === undefined || required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node)));
  if (!isMeant) return { shouldRun: false, mayStay: false };
  const { taints } = node.spec;
  return {
    shouldRun: untolerated(taints, tolerations, ['NoSchedule', 'NoExecute']) === undefined,
    mayStay: untolerated(taints, tolerations, ['NoExecute']) === undefined,
  };
}
