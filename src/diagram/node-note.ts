/**
 * What is special about a Node: whether it is ready, how long nothing was heard of it, whether it is cordoned.
 */
import { isNodeReady, isSilent } from '../api/node-state';
import type { Node } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { duration } from './duration';
import type { Mark } from './mark';

/** `NOT READY, silent 50s`, `cordoned`, `gone`; undefined for a Node like any other. */
export function nodeNote(node: Node, cluster: Cluster): string | undefined {
  if (cluster.get('Node', node.metadata.name) === undefined) return 'gone';
  const notes = [
    ...(isNodeReady(node) ? [] : ['NOT READY']),
    ...silence(node, cluster),
    ...(node.spec.unschedulable === true ? ['cordoned'] : []),
  ];
  return notes.length === 0 ? undefined : notes.join(', ');
}

/** Nothing is heard of a Node some time before it is marked NotReady. */
function silence(node: Node, cluster: Cluster): readonly string[] {
  const fault = cluster.machines.nodes.get(node.metadata.name)?.fault;
  if (fault?.kind === 'silent') return [`silent ${duration(cluster.now - fault.since)}`];
  return isSilent(node) ? ['silent'] : [];
}

/** Whether anything that the picture shows of a Node differs. */
export function nodeMark(name: string, before: Cluster, after: Cluster): Mark {
  const [old, now] = [before.get('Node', name), after.get('Node', name)];
  if (now === undefined) return old === undefined ? ' ' : '-';
  if (old?.metadata.uid !== now.metadata.uid) return '+';
  return seen(old, before) === seen(now, after) ? ' ' : '~';
}

function seen(node: Node, cluster: Cluster): string {
  const { spec, metadata } = node;
  const fault = cluster.machines.nodes.get(metadata.name)?.fault?.kind;
  return JSON.stringify([
    isNodeReady(node),
    isSilent(node),
    fault,
    spec.unschedulable ?? false,
    metadata.labels,
    spec.taints,
  ]);
}
