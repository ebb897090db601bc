/**
 * `node recover`: a machine that failed works again, and its kubelet goes on where it stopped.
 */
import { type Node, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { faultOf, setFault } from '../changes/node-fault';
import type { Words } from '../grammar/words';
import { readOneNode } from '../naming/one-node';
import type { Done, Verb } from '../verb';

export const nodeRecover: Verb<Node> = {
  name: 'node recover',
  aliases: ['recover node', 'recover', 'nodes recover', 'node repair', 'repair node'],
  usage: 'node recover [NAME]',
  summary: 'lets a Node that failed report again',
  examples: ['node recover node-3'],
  effect: 'change',
  origin: 'tutor',
  parse: readNodeRecover,
  run: runNodeRecover,
};

function readNodeRecover(words: Words, cluster: Cluster): Result<Node> {
  const hasFailed = (node: Node) => faultOf(cluster, node) !== undefined;
  const node = readOneNode(words, cluster, {
    verb: 'node recover',
    fits: hasFailed,
    none: 'No Node has failed: there is nothing to recover.',
  });
  if (isRejected(node) || hasFailed(node)) return node;
  const failed = cluster.list('Node').filter(hasFailed);
  const names = failed.map(({ metadata }) => metadata.name);
  return {
    rejected: true,
    code: 'Tutor',
    message: `${node.metadata.name} has not failed: there is nothing to recover.`,
    hint: names.length === 0 ? 'A Node fails by /kube node fail NAME' : `${names.join(', ')} did.`,
    fixes:
      names.length === 0
        ? [`node fail ${node.metadata.name}`]
        : names.slice(0, 4).map((name) => `node recover ${name}`),
  };
}

function runNodeRecover(node: Node, cluster: Cluster): Result<Done> {
  setFault(cluster, node, 'recovered-node', undefined);
  return {
    understood: `node recover ${node.metadata.name}`,
    kubectl: { none: 'somebody mends the machine' },
    stdout: resultLine(node, 'recovered'),
    focus: [refOf(node)],
  };
}
