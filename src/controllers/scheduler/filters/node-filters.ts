/**
 * Filters that look at one Node alone, in upstream's order; the first that fails decides.
 * Follows pkg/scheduler/framework/plugins/{nodeunschedulable,nodename,tainttoleration,nodeaffinity,nodeports,noderesources}.
 */
import type { Node, Pod } from '../../../api/objects';
import { matchesLabels, matchesNodeTerm } from '../../../api/selectors';
import { tolerates, UNSCHEDULABLE_TAINT, untolerated } from '../../../api/taints';
import { blocked, type Failure, unresolvable } from '../failure';
import type { NodeInfo } from '../node-info';
import type { Amounts } from '../requests';

const UNSCHEDULABLE = { key: UNSCHEDULABLE_TAINT, effect: 'NoSchedule' };

const CORDONED = unresolvable('node(s) were unschedulable');
const NOT_REQUESTED = unresolvable("node(s) didn't match the requested node name");
const TAINTED = unresolvable('node(s) had untolerated taint(s)');
const NO_MATCH = unresolvable("node(s) didn't match Pod's node affinity/selector");
const PORT_TAKEN = blocked("node(s) didn't have free ports for the requested pod ports");

/** Why the Pod cannot go to this Node whatever Pods are there, or undefined. */
export function nodeFailure({ spec }: Pod, node: Node): Failure | undefined {
  const tolerations = spec.tolerations ?? [];
  if (node.spec.unschedulable === true && !tolerations.some((toleration) => tolerates(toleration, UNSCHEDULABLE))) {
    return CORDONED;
  }
  if (spec.nodeName !== undefined && spec.nodeName !== node.metadata.name) return NOT_REQUESTED;
  if (untolerated(node.spec.taints, tolerations, ['NoSchedule', 'NoExecute']) !== undefined) return TAINTED;
  return matchesNodeAffinity({ spec }, node) ? undefined : NO_MATCH;
}

/** Why the Pod cannot go to this Node beside the Pods that are there, or undefined. `requests` are the Pod's. */
export function roomFailure(ports: readonly HostPort[], requests: Amounts, info: NodeInfo): Failure | undefined {
  return hasPortConflict(ports, info) ? PORT_TAKEN : resourceFailure(requests, info);
}

/** The Pod's nodeSelector and required node affinity. */
export function matchesNodeAffinity({ spec }: Pick<Pod, 'spec'>, node: Node): boolean {
  if (!matchesLabels(spec.nodeSelector, node.metadata.labels)) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node));
}

/**
 * The only Nodes that the Pod may go to by name, as DaemonSet Pods ask for; undefined when it may go to others. Terms
 * are alternatives, the names of one term must all allow a Node.
 */
export function namedNodes({ spec }: Pod): ReadonlySet<string> | undefined {
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined) return undefined;
  const names = new Set<string>();
  for (const { matchFields = [] } of required.nodeSelectorTerms) {
    const lists = matchFields
      .filter(({ key, operator }) => key === 'metadata.name' && operator === 'In')
      .map(({ values }) => values ?? []);
    const [first, ...others] = lists;
    if (first === undefined) return undefined;
    for (const name of first) if (others.every((list) => list.includes(name))) names.add(name);
  }
  return names;
}

export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

/** Ports of the Node itself that a Pod's containers take. Sidecars take theirs too. */
export function hostPorts({ containers, initContainers = [] }: Pod['spec']): readonly HostPort[] {
  const running = [...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always'), ...containers];
  return running.flatMap(({ ports = [] }) =>
    ports
      .filter(({ hostPort = 0 }) => hostPort > 0)
      .map(({ hostPort, hostIP = '', protocol = 'TCP' }) => ({
        ip: hostIP === '' ? '0.0.0.0' : hostIP,
        protocol,
        port: hostPort!,
      })),
  );
}

function hasPortConflict(wanted: readonly HostPort[], info: NodeInfo): boolean {
  if (wanted.length === 0) return false;
  for (const { spec } of info.pods()) {
    for (const used of hostPorts(spec)) if (wanted.some((port) => conflicts(port, used))) return true;
  }
  return false;
}

function conflicts(a: HostPort, b: HostPort): boolean {
  const isSameAddress = a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0';
  return isSameAddress && a.protocol === b.protocol && a.port === b.port;
}

/** Sums of requests against what the Node can give. What the Pods really use plays no part. */
function resourceFailure(requests: Amounts, { allocatable, requested, podCount }: NodeInfo): Failure | undefined {
  const reasons: string[] = [];
  let canPreempt = true;
  if (podCount + 1 > (allocatable.pods ?? 0)) reasons.push('Too many pods');
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
