/**
 * `show nodes` and `show node-2`: machines, their labels, how full they are.
 */
import { isNodeReady } from '../../api/node-state';
import type { Node } from '../../api/objects';
import { milliCpu } from '../../api/quantity';
import type { Cluster } from '../../cluster/cluster';
import { cut, pack, PHONE_COLUMNS } from '../../diagram/text/columns';
import { byName } from '../../diagram/natural';
import { nodeNote } from '../../diagram/node-note';
import { podState } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import { count } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

/** Labels that every Node has and that tell nobody anything. */
const USUAL = /^(kubernetes\.io|beta\.kubernetes\.io|node\.kubernetes\.io|node-role\.kubernetes\.io)\//;

/** One line per Node: state, Pods, labels. */
export function showNodes({ cluster }: Pick<TutorContext, 'cluster'>): Shown {
  const nodes = [...cluster.list('Node')].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  const ready = nodes.filter(isNodeReady).length;
  const width = Math.min(10, Math.max(4, ...nodes.map((node) => node.metadata.name.length)));
  const lines = nodes.flatMap((node) => {
    const start = ` ${cut(node.metadata.name, width).padEnd(width)} | `;
    const parts = pack([`${stateOf(node, cluster)},`, podsOn(node, cluster)], ' ', PHONE_COLUMNS - start.length);
    const labels = ownLabels(node).join(' ');
    const oneLine = `${parts[0] ?? ''}   ${labels}`;
    const fits = parts.length === 1 && start.length + oneLine.length <= PHONE_COLUMNS;
    const rows = labels === '' ? parts : fits ? [oneLine] : [...parts, labels];
    return rows.map((row, index) => (index === 0 ? start : `${' '.repeat(width + 1)} | `) + row);
  });
  const said = nodes.map((node) => {
    const labels = ownLabels(node);
    const labelled = labels.length > 0 ? `, labels ${labels.join(', ')}` : '';
    return `${node.metadata.name}: ${stateOf(node, cluster)}, ${podsOn(node, cluster)}${labelled}`;
  });
  return {
    headline: `${ready} of ${count(nodes.length, 'Node')} ready`,
    picture: fitting(lines),
    said,
    buttons: [button('Add a Node', 'node add')],
  };
}

/** One Node: room, labels, taints, Pods. */
export function showNode(node: Node, { cluster }: Pick<TutorContext, 'cluster'>): Shown {
  const name = node.metadata.name;
  const pods = [...cluster.podsOn(name)].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  const labels = ownLabels(node);
  const taints = (node.spec.taints ?? []).map(({ key, effect }) => `${key.replace(USUAL, '')}:${effect}`);
  const lines = [
    cut(`Node ${cut(name, 16)}, ${stateOf(node, cluster)}`, PHONE_COLUMNS),
    `${asked(name, cluster)} of ${node.status.allocatable?.cpu ?? '?'} CPU asked for`,
    ...(labels.length === 0 ? [] : [`labels: ${labels.join(', ')}`]),
    ...taints.map((taint) => `taint: ${taint}`),
    '',
    ...(pods.length === 0
      ? [' empty']
      : pods.map((pod) => ` [${podState(pod, cluster).box}] ${shortName(pod)}${wordOf(podState(pod, cluster))}`)),
  ];
  const said = [
    `Node ${name} is ${stateOf(node, cluster)}`,
    `${asked(name, cluster)} of ${node.status.allocatable?.cpu ?? '?'} CPU asked for`,
    ...labels.map((label) => `Label ${label}`),
    ...taints.map((taint) => `Taint ${taint}`),
    ...pods.map((pod) => `${shortName(pod).replace('..', ' ')}, ${podState(pod, cluster).word}`),
  ];
  const toggle =
    node.spec.unschedulable === true
      ? button('Uncordon it', `uncordon ${name}`)
      : button('Cordon it', `cordon ${name}`);
  return { headline: `${name} runs ${count(pods.length, 'Pod')}`, picture: fitting(lines), said, buttons: [toggle] };
}

/** `ready`, `ready, cordoned`, `NOT READY, silent 50s`. */
function stateOf(node: Node, cluster: Cluster): string {
  const note = nodeNote(node, cluster);
  return [...(isNodeReady(node) ? ['ready'] : []), ...(note === undefined ? [] : [note])].join(', ');
}

function podsOn({ metadata }: Node, cluster: Cluster): string {
  return count(cluster.podsOn(metadata.name).length, 'Pod');
}

function ownLabels(node: Node): readonly string[] {
  return Object.entries(node.metadata.labels ?? {})
    .filter(([key]) => !USUAL.test(key))
    .map(([key, value]) => `${key}=${value}`);
}

function wordOf({ box, word }: ReturnType<typeof podState>): string {
  return box === 'R' ? '' : `  ${word}`;
}

/** What the Pods of a Node asked for, in CPUs. */
function asked(node: string, cluster: Cluster): string {
  const millis = cluster
    .podsOn(node)
    .flatMap((pod) => pod.spec.containers.map((container) => milliCpu(container.resources?.requests?.cpu)));
  return String(millis.reduce((sum, one) => sum + one, 0) / 1000);
}
