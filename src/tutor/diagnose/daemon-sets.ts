/**
 * DaemonSets that have no Pod on a Node: which Nodes they leave out, and why.
 */
import { type DaemonSet, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { leftOut } from '../daemon-nodes';
import { count } from '../story/pod-name';
import type { Finding, Patient } from './finding';

export function checkDaemonSets({ cluster }: Patient): readonly Finding[] {
  return cluster.list('DaemonSet').flatMap((set) => leavesOut(set, cluster) ?? []);
}

const MOST_NAMED = 3;

function leavesOut(set: DaemonSet, cluster: Cluster): Finding | undefined {
  const nodes = cluster.count('Node');
  const out = leftOut(set, cluster);
  const [first] = out;
  if (first === undefined) return undefined;
  const name = cut(set.metadata.name, 24);
  const isNone = out.length === nodes;
  const named = out.slice(0, MOST_NAMED).map(({ node, reason }) => `${cut(node, 20)}: ${reason}`);
  const rest = out.length - named.length;
  return {
    // It is meant so, as a rule, unless it is for no Node at all.
    rank: isNone ? 55 : 35,
    about: [refOf(set)],
    symptom: isNone
      ? `${name}: none of ${nodes} Nodes fits`
      : `${name} is not on ${out.length === 1 ? cut(first.node, 20) : count(out.length, 'Node')}`,
    short: isNone ? `${cut(name, 12)}  0 Nodes fit` : `${cut(name, 10)}  not on ${cut(first.node, 8)}: ${first.reason}`,
    why: [...named, ...(rest > 0 ? [count(rest, 'more Node')] : [])],
    evidence: `Node-Selectors:  ${selectorText(set)}\nDesired Number of Nodes Scheduled: ${set.status.desiredNumberScheduled ?? 0}`,
    helps: first.field.startsWith('nodeSelector')
      ? 'the label on a Node: the Pod comes by itself.'
      : 'a toleration in its template, or a Node without the taint.',
    cures: first.cures,
  };
}

function selectorText({ spec }: DaemonSet): string {
  const labels = Object.entries(spec.template.spec.nodeSelector ?? {}).map((label) => label.join('='));
  return labels.length === 0 ? '<none>' : labels.join(',');
}
