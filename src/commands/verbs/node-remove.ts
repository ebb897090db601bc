/**
 * `node remove`: a machine leaves the cluster for good.
 */
import { KINDS } from '../../api/kinds';
import { type Node, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { actAsYou } from '../changes/intent';
import { MOST_FIXES } from '../naming/names';
import { findNode } from '../naming/nodes';
import type { Done, Verb } from '../verb';

export const nodeRemove: Verb<Node> = {
  name: 'node remove',
  aliases: ['remove node', 'node delete', 'nodes remove'],
  usage: 'node remove NAME',
  summary: 'takes a machine out of the cluster for good',
  examples: ['node remove node-3'],
  effect: 'change',
  origin: 'tutor',
  parse: (words, cluster) => {
    const [name, ...more] = words.positional;
    if (name === undefined) return whichNode(cluster);
    if (more.length > 0) return oneAtATime(words.positional);
    return findNode(cluster, name, (other) => `node remove ${other}`);
  },
  run: runNodeRemove,
};

function whichNode(cluster: Cluster): Rejection {
  const fixes = cluster
    .list('Node')
    .slice(-MOST_FIXES)
    .map(({ metadata }) => `node remove ${metadata.name}`);
  return { rejected: true, code: 'Tutor', message: 'Which Node? They hold different Pods.', fixes };
}

function oneAtATime(names: readonly string[]): Rejection {
  const fixes = names.slice(0, MOST_FIXES).map((name) => `node remove ${name}`);
  return { rejected: true, code: 'Tutor', message: 'One Node at a time.', fixes };
}

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
