/**
 * A DaemonSet seen Node by Node.
 * Follows getNodesToDaemonPods in pkg/controller/daemon.
 */
import { isTerminal, isTerminating } from '../../api/lifecycle';
import type { DaemonSet, Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { claim } from '../workload/adoption';
import { isAvailable } from '../workload/availability';
import { REVISION_LABEL } from '../workload/revisions';
import { daemonTolerations, eligibility, type Eligibility } from './eligibility';

/** One Node, or a name of one that is gone but still has Pods. */
export interface Place extends Eligibility {
  readonly node: string;
  readonly exists: boolean;
  /** Pods of the set that are there or on their way: bound ones first, then by age. */
  readonly pods: readonly Pod[];
}

export interface View {
  readonly cluster: Cluster;
  readonly set: DaemonSet;
  /** The hash of the template as it is now. */
  readonly hash: string;
  /** In the order in which the Nodes joined. */
  readonly places: readonly Place[];
}

/** The set and its Pods as they are now. Adopts and releases on the way. */
export function viewOf(cluster: Cluster, set: DaemonSet, hash: string): View {
  const byNode = new Map<string, Pod[]>();
  for (const pod of claim(cluster, set, 'Pod')) {
    const node = targetOf(pod);
    if (node === undefined || (isTerminal(pod) && isTerminating(pod))) continue;
    const pods = byNode.get(node);
    if (pods === undefined) byNode.set(node, [pod]);
    else pods.push(pod);
  }
  const tolerations = daemonTolerations(set.spec.template.spec);
  const places = cluster.list('Node').map((node: Node): Place => {
    const { name } = node.metadata;
    const pods = byNode.get(name) ?? [];
    byNode.delete(name);
    return { node: name, exists: true, pods: boundFirst(pods), ...eligibility(set, node, tolerations) };
  });
  const gone = [...byNode].map(([node, pods]): Place => ({
    node,
    exists: false,
    pods: boundFirst(pods),
    shouldRun: false,
    mayStay: false,
  }));
  return { cluster, set, hash, places: [...places, ...gone] };
}

/** The Node of a Pod, also of one that the scheduler has not bound yet: its affinity names it. */
function targetOf(pod: Pod): string | undefined {
  if (pod.spec.nodeName !== undefined) return pod.spec.nodeName;
  const terms =
    pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  for (const { matchFields = [] } of terms) {
    const field = matchFields.find(({ key, operator }) => key === 'metadata.name' && operator === 'In');
    if (field?.values?.length === 1) return field.values[0];
  }
  return undefined;
}

/** Whether a Pod was made from the template as it is now. */
export function isUpdated(pod: Pod, hash: string): boolean {
  return pod.metadata.labels?.[REVISION_LABEL] === hash;
}

export function isAvailableNow({ cluster, set }: View, pod: Pod): boolean {
  return isAvailable(pod, set.spec.minReadySeconds ?? 0, cluster.now);
}

/** `pods` comes in the order of creation. */
function boundFirst(pods: readonly Pod[]): readonly Pod[] {
  if (pods.length < 2) return pods;
  const rank = (pod: Pod) => (pod.spec.nodeName === undefined ? 1 : 0);
  return [...pods].sort((a, b) => rank(a) - rank(b));
}
