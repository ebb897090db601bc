/**
 * `node remove`: a machine leaves the cluster for good.
 */
import { KINDS } from '../../api/kinds';
import { type Node, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { actAsYou } from '../changes/intent';
import { readOneNode } from '../naming/one-node';
import type { Done, Verb } from '../verb';

export const nodeRemove: Verb<Node> = {
  name: 'node remove',
  aliases: ['remove node', 'node delete', 'nodes remove'],
  usage: 'node remove NAME',
  summary: 'takes a machine out of the cluster for good',
  examples: ['node remove node-3'],
  effect: 'change',
  origin: 'tutor',
  parse: (words, cluster) => readOneNode(words, cluster, { verb: 'node remove' }),
  run: runNodeRemove,
};

function runNodeRemove(node: Node, cluster: Cluster): Result<Done> {
  const { name } = node.metadata;
  const gone = actAsYou(cluster, { verb: 'removed-node', object: refOf(node) }, (target) => {
    deleteObject(target, node);
    return node;
  });
  if (isRejected(gone)) return gone;
  return {
    understood: `node remove ${name}`,
    kubectl: { line: `delete ${KINDS.Node.singular} ${name}` },
    stdout: `node "${name}" deleted\n`,
    focus: [refOf(node)],
  };
}
