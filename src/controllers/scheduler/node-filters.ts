/**
 * Filters that look at one Node alone, in upstream's order; the first that fails decides.
 * Follows pkg/scheduler/framework/plugins/{nodeunschedulable,nodename,tainttoleration,nodeaffinity,nodeports,noderesources}.
 */
import type { Pod } from '../../api/objects';
import { matchesLabels, matchesNodeTerm } from '../../api/selectors';
import { tolerates, untolerated } from '../../api/taints';
import { blocked, type Failure, unresolvable } from './failure';
import type { NodeInfo } from './node-info';
import type { Amounts } from './requests';

const UNSCHEDULABLE = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** Why the Pod cannot go to this Node, or undefined. `requests` are the Pod's. */
export function nodeFailure(pod: Pod, requests: Amounts, info: NodeInfo): Failure | undefined {
  const { node } = info;
  const tolerations = pod.spec.tolerations ?? [];
  if (node.spec.unschedulable === true && !tolerations.some((toleration) => tolerates(toleration, UNSCHEDULABLE))) {
    return unresolvable('node(s) were unschedulable');
  }
  if (pod.spec.nodeName !== undefined && pod.spec.nodeName !== node.metadata.name) {
    return unresolvable("node(s) didn't match the requested node name");
  }
  if (untolerated(node.spec.taints, tolerations, ['NoSchedule', 'NoExecute']) !== undefined) {
    return unresolvable('node(s) had untolerated taint(s)');
  }
  if (!matchesNodeAffinity(pod, info)) return unresolvable("node(s) didn't match Pod's node affinity/selector");
  if (hasPortConflict(pod, info)) return blocked("node(s) didn't have free ports for the requested pod ports");
  return resourceFailure(requests, info);
}

/** The Pod's nodeSelector and required node affinity. */
export function matchesNodeAffinity(pod: Pod, { node }: NodeInfo): boolean {
  if (!matchesLabels(pod.spec.nodeSelector, node.metadata.labels)) return false;
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node));
}

/** The only Node that the Pod may go to by name, as DaemonSet Pods ask for; undefined when it may go to others. */
export function namedNodes(pod: Pod): ReadonlySet<string> | undefined {
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined) return undefined;
  const names = new Set<string>();
  for (const { matchFields = [] } of required.nodeSelectorTerms) {
    const named = matchFields.find(({ key, operator }) => key === 'metadata.name' && operator === 'In');
    if (named === undefined) return undefined;
    for (const name of named.values ?? []) names.add(name);
  }
  return names;
}

function hasPortConflict(pod: Pod, info: NodeInfo): boolean {
  const wanted = hostPorts(pod);
  if (wanted.length === 0) return false;
  for (const other of info.pods()) {
    for (const used of hostPorts(other)) if (wanted.some((port) => conflicts(port, used))) return true;
  }
  return false;
}

interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

function hostPorts(pod: Pod): readonly HostPort[] {
  return pod.spec.containers.flatMap(({ ports = [] }) =>
    ports
      .filter(({ hostPort = 0 }) => hostPort > 0)
      .map(({ hostPort, hostIP = '0.0.0.0', protocol = 'TCP' }) => ({ ip: hostIP, protocol, port: hostPort! })),
  );
}

function conflicts(a: HostPort, b: HostPort): boolean {
  const isSameAddress = a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0';
  return isSameAddress && a.protocol === b.protocol && a.port === b.port;
}

/** Sums of requests against what the Node can give. What the Pods really use plays no part. */
function resourceFailure(requests: Amounts, info: NodeInfo): Failure | undefined {
  const { allocatable, requested } = info;
  const reasons: string[] = [];
  let canPreempt = true;
  if (info.podCount + 1 > (allocatable.pods ?? 0)) reasons.push('Too many pods');
  for (const name in requests) {
    const wanted = requests[name]!;
    const total = allocatable[name] ?? 0;
    if (wanted === 0 || wanted <= total - (requested[name] ?? 0)) continue;
    reasons.push(`Insufficient ${name}`);
    if (wanted > total) canPreempt = false;
  }
  if (reasons.length === 0) return undefined;
  return canPreempt ? blocked(...reasons) : unresolvable(...reasons);
}
