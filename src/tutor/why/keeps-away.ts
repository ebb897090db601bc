/**
 * What keeps a Pod from a Node, with the field and its value: the scheduler's words, made short and plain.
 */
import type { Node, Pod, Taint } from '../../api/objects';
import { own } from '../../api/own';
import { formatQuantity } from '../../api/quantity';
import { untolerated } from '../../api/taints';
import type { Cluster } from '../../cluster/cluster';
import { demandOf } from '../../controllers/scheduler/requests';
import { schedulingView } from '../../controllers/scheduler/scheduling-view';

/** What upstream says of a Node, and what we say; the first that fits. */
const PLAIN: readonly (readonly [RegExp, (pod: Pod, node: Node, cluster: Cluster) => string])[] = [
  [/unschedulable/, () => 'cordoned'],
  [/untolerated taint/, (pod, node) => taintText(pod, node)],
  [/node affinity\/selector/, (pod, node) => labelText(pod, node)],
  [/Insufficient cpu/, (pod, node, cluster) => shortText('cpu', pod, node, cluster)],
  [/Insufficient memory/, (pod, node, cluster) => shortText('memory', pod, node, cluster)],
  [/Too many pods/, (_, node) => `full: ${node.status.allocatable?.pods ?? '?'} Pods at most`],
  [/free ports/, (pod) => `${portText(pod)} is in use`],
  [/requested node name/, (pod) => `nodeName is ${pod.spec.nodeName ?? '?'}`],
  [/satisfy plugin/, () => 'not the Node that it names'],
  [/PersistentVolume's node affinity/, () => 'cannot reach its volume'],
  [/volume zone/, () => 'another zone than its volume'],
  [/available persistent volumes/, () => 'no volume for its claim there'],
  [/ReadWriteOncePod/, () => 'another Pod has its volume'],
  [/bound to non-existent/, () => 'its volume is gone'],
  [/unbound immediate/, () => 'its claim has no volume yet'],
  [/persistentvolumeclaim "[^"]+" not found/, () => 'its claim is not there'],
  [/is being deleted/, () => 'its claim is being deleted'],
  [/anti-affinity/, () => 'a Pod is there that it must avoid'],
  [/pod affinity/, () => 'lacks a Pod that it must be near'],
  [/missing required label/, () => 'lacks the label to spread by'],
  [/topology spread/, () => 'too many Pods like it there'],
  [/Insufficient (\S+)/, () => 'too little of what it asks for'],
];

/** Reasons of the scheduler about one Node: `CPU: 3 free, 9 asked for`. */
export function keepsAway(reasons: readonly string[], pod: Pod, node: string, cluster: Cluster): string {
  const object = cluster.get('Node', node);
  if (object === undefined) return 'gone';
  const said = reasons.map(
    (reason) => PLAIN.find(([pattern]) => pattern.test(reason))?.[1](pod, object, cluster) ?? reason,
  );
  return [...new Set(said)].join(', ');
}

/** `taint a=b:NoSchedule`. */
export function taintText({ spec }: Pick<Pod, 'spec'>, node: Node): string {
  const taint = untolerated(node.spec.taints, spec.tolerations, ['NoSchedule', 'NoExecute']);
  return taint === undefined ? 'a taint, not there any more' : `taint ${taintName(taint)}`;
}

/** `a=b:NoSchedule`. */
export function taintName({ key, value = '', effect }: Taint): string {
  return `${key.replace('node.kubernetes.io/', '')}${value === '' ? '' : `=${value}`}:${effect}`;
}

/** `no label disk=ssd`. */
export function labelText({ spec }: Pick<Pod, 'spec'>, node: Node): string {
  const missing = Object.entries(spec.nodeSelector ?? {}).find(
    ([key, value]) => own(node.metadata.labels, key) !== value,
  );
  return missing === undefined ? 'its labels do not fit affinity' : `no label ${missing.join('=')}`;
}

function shortText(resource: 'cpu' | 'memory', pod: Pod, node: Node, cluster: Cluster): string {
  const info = schedulingView(cluster).info(node.metadata.name);
  const isHere = pod.spec.nodeName === node.metadata.name;
  const asked = demandOf(pod.spec).requests[resource] ?? 0;
  const free = (info?.allocatable[resource] ?? 0) - (info?.requested[resource] ?? 0) + (isHere ? asked : 0);
  const name = resource === 'cpu' ? 'CPU' : 'memory';
  return `${name}: ${amount(resource, Math.max(0, free))} free, ${amount(resource, asked)} asked`;
}

const amount = (resource: 'cpu' | 'memory', value: number): string =>
  resource === 'cpu' ? String(value / 1000) : formatQuantity(value, 'BinarySI');

function portText({ spec }: Pod): string {
  const [port] = spec.containers.flatMap(({ ports = [] }) => ports.flatMap(({ hostPort }) => hostPort ?? []));
  return port === undefined ? 'its port' : `port ${port}`;
}
