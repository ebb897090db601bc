/**
 * `node fail`: a machine falls silent. Its containers may go on; nobody hears of them.
 */
import { type Node, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { faultOf, setFault } from '../changes/node-fault';
import type { Words } from '../grammar/words';
import { readOneNode } from '../naming/one-node';
import type { Done, Verb } from '../verb';

export const nodeFail: Verb<Node> = {
  name: 'node fail',
  aliases: ['fail node', 'nodes fail', 'node silence', 'silence node'],
  usage: 'node fail NAME',
  summary: 'lets a machine fall silent: nothing is heard of its kubelet',
  examples: ['node fail node-3'],
  effect: 'change',
  origin: 'tutor',
  parse: readNodeFail,
  run: runNodeFail,
};

function readNodeFail(words: Words, cluster: Cluster): Result<Node> {
  const answers = (node: Node) => faultOf(cluster, node)?.kind !== 'silent';
  const named = words.positional.length > 0;
  const node = readOneNode(words, cluster, {
    verb: 'node fail',
    none: 'Every Node is silent already.',
    ...(named ? {} : { fits: answers }),
  });
  if (isRejected(node) || answers(node)) return node;
  const { name } = node.metadata;
  return {
    rejected: true,
    code: 'Tutor',
    message: `${name} is silent already.`,
    hint: `It answers again after /kube node recover ${name}`,
    fixes: [`node recover ${name}`, 'wait 5m'],
  };
}

function runNodeFail(node: Node, cluster: Cluster): Result<Done> {
  setFault(cluster, node, 'silenced-node', 'silent');
  return {
    understood: `node fail ${node.metadata.name}`,
    kubectl: { none: 'machines fail by themselves' },
    stdout: resultLine(node, 'silent'),
    focus: [refOf(node)],
  };
}
