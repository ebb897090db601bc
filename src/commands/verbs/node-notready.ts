/**
 * `node notready`: a kubelet reports itself that its Node is not ready. It still does what it is told.
 */
import { type Node, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { faultOf, setFault } from '../changes/node-fault';
import type { Words } from '../grammar/words';
import { readOneNode } from '../naming/one-node';
import type { Done, Verb } from '../verb';

export const nodeNotReady: Verb<Node> = {
  name: 'node notready',
  aliases: ['notready node', 'node not-ready', 'node unready', 'unready node', 'nodes notready'],
  usage: 'node notready NAME',
  summary: 'lets a kubelet report that its Node is not ready',
  examples: ['node notready node-2'],
  effect: 'change',
  origin: 'tutor',
  parse: readNodeNotReady,
  run: runNodeNotReady,
};

function readNodeNotReady(words: Words, cluster: Cluster): Result<Node> {
  const isSound = (node: Node) => faultOf(cluster, node) === undefined;
  const named = words.positional.length > 0;
  const node = readOneNode(words, cluster, {
    verb: 'node notready',
    none: 'No Node is ready any more.',
    ...(named ? {} : { fits: isSound }),
  });
  if (isRejected(node)) return node;
  const fault = faultOf(cluster, node);
  if (fault === undefined) return node;
  const { name } = node.metadata;
  return {
    rejected: true,
    code: 'Tutor',
    message:
      fault.kind === 'silent'
        ? `${name} is silent: its kubelet can report nothing, not even that.`
        : `${name} reports already that it is not ready.`,
    hint: `It works again after /kube node recover ${name}`,
    fixes: [`node recover ${name}`],
  };
}

function runNodeNotReady(node: Node, cluster: Cluster): Result<Done> {
  setFault(cluster, node, 'unreadied-node', 'not-ready');
  return {
    understood: `node notready ${node.metadata.name}`,
    kubectl: { none: 'a kubelet says so when its machine has trouble' },
    stdout: resultLine(node, 'not ready'),
    focus: [refOf(node)],
  };
}
