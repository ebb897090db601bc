/**
 * Why no Node fits a Pod: the scheduler's counts in plain words, and what would make room.
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { eventText } from './finding';
import { button } from '../button';
import type { Button } from '../reply';

interface Reason {
  readonly pattern: RegExp;
  /** Follows the number of Nodes. */
  readonly words: readonly [one: string, several: string];
}

/** The scheduler's words, in ours. */
const REASONS: readonly Reason[] = [
  { pattern: /Insufficient cpu/, words: ['has too little CPU free', 'have too little CPU free'] },
  { pattern: /Insufficient memory/, words: ['has too little memory free', 'have too little memory free'] },
  { pattern: /Insufficient (\S+)/, words: ['has too little of it free', 'have too little of it free'] },
  { pattern: /Too many pods/, words: ['is full of Pods', 'are full of Pods'] },
  { pattern: /were unschedulable/, words: ['is cordoned', 'are cordoned'] },
  { pattern: /untolerated taint/, words: ['has a taint that keeps it away', 'have a taint that keeps it away'] },
  {
    pattern: /node affinity\/selector/,
    words: ['lacks the label that it asks for', 'lack the label that it asks for'],
  },
  { pattern: /anti-affinity/, words: ['has a Pod that it must not meet', 'have a Pod that it must not meet'] },
  { pattern: /pod affinity/, words: ['lacks a Pod that it must be near', 'lack a Pod that it must be near'] },
  { pattern: /topology spread/, words: ['would be too crowded', 'would be too crowded'] },
  { pattern: /PersistentVolume's node affinity/, words: ['cannot reach its volume', 'cannot reach its volume'] },
  { pattern: /available persistent volumes/, words: ['has no volume for it', 'have no volume for it'] },
  {
    pattern: /ReadWriteOncePod/,
    words: ['cannot get its volume: another Pod has it', 'cannot get its volume: another Pod has it'],
  },
  { pattern: /volume zone/, words: ['is in another zone than its volume', 'are in another zone than its volume'] },
  { pattern: /satisfy plugin/, words: ['is not the Node that it asks for', 'are not the Node that it asks for'] },
  { pattern: /free ports/, words: ['has its port in use', 'have its port in use'] },
];

/** The scheduler's message about a Pod, if it has one. */
export function schedulingEvent(cluster: Cluster, pod: Pod): string | undefined {
  return eventText(cluster, pod, 'FailedScheduling');
}

/** `2 Nodes have too little CPU free`, from `0/3 nodes are available: 2 Insufficient cpu, …`. */
export function plainReasons(message: string): readonly string[] {
  const counts = /nodes are available: (.*?)(?:\. no new claims|\. preemption|\.?$)/.exec(message)?.[1] ?? '';
  return [...counts.matchAll(/(?<!\d)(\d+) ([^,]+)/g)].flatMap(([, number = '0', text = '']) => {
    const words = REASONS.find(({ pattern }) => pattern.test(text))?.words;
    if (words === undefined) return [];
    return [number === '1' ? `1 Node ${words[0]}` : `${number} Nodes ${words[1]}`];
  });
}

/** Whether other Pods go to make room, and why not, from the scheduler's message. */
export function whyNoRoomIsMade(message: string): string {
  if (message.includes('no nodes available')) return 'Nothing can start before a Node joins';
  if (!message.includes('preemption:') || message.includes('terminating pod on the nominated node')) {
    return 'Pods of lower priority stop to make room for it';
  }
  if (message.includes('preemptionPolicy=Never')) return 'Its PriorityClass lets nothing be removed for it';
  if (message.includes('No preemption victims found')) return 'Nothing that runs there has a lower priority';
  return 'It would not help to take other Pods away';
}

/** What gives the Pod a place. */
export function placeCures(cluster: Cluster, pod: Pod, message: string): readonly Button[] {
  // What is open but for one thing comes first.
  const nodes = [...cluster.list('Node')].sort((a, b) => Number(isClosed(a)) - Number(isClosed(b)));
  const found: Button[] = [];
  if (message.includes('were unschedulable')) {
    const cordoned = nodes.find(({ spec }) => spec.unschedulable === true);
    if (cordoned !== undefined) {
      found.push(button(`Uncordon ${cordoned.metadata.name}`, `uncordon ${cordoned.metadata.name}`));
    }
  }
  if (message.includes('node affinity/selector')) found.push(...labelCure(nodes, pod));
  if (message.includes('untolerated taint')) found.push(...taintCure(nodes));
  return [...found, button('Add a Node', 'node add')];
}

const isClosed = ({ spec }: Node): boolean => spec.unschedulable === true || (spec.taints ?? []).length > 0;

function labelCure(nodes: readonly Node[], { spec }: Pod): readonly Button[] {
  const [label] = Object.entries(spec.nodeSelector ?? {});
  const node = nodes.find(({ metadata }) => label !== undefined && metadata.labels?.[label[0]] !== label[1]);
  if (label === undefined || node === undefined) return [];
  const { name } = node.metadata;
  return [button(`Label ${name}`, `label node ${name} ${label.join('=')} --overwrite`)];
}

/** Taints that people set; those of the Node controller go when the Node is back. */
function taintCure(nodes: readonly Node[]): readonly Button[] {
  for (const { metadata, spec } of nodes) {
    const taint = (spec.taints ?? []).find(({ key }) => !key.startsWith('node.kubernetes.io/'));
    if (taint !== undefined) {
      return [button('Take the taint off', `taint nodes ${metadata.name} ${taint.key}:${taint.effect}-`)];
    }
  }
  return [];
}
