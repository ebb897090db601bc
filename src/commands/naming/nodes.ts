/**
 * Finds Nodes by name: `node-2`, `node/node-2`, or `2`.
 */
import { KINDS, type KindInfo } from '../../api/kinds';
import type { Node } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { type Again, findNamed } from './names';

const NODE = KINDS.Node as KindInfo & { readonly kind: 'Node' };

/** The Node of that name; `again` makes the buttons of a refusal. */
export function findNode(cluster: Cluster, word: string, again: Again): Result<Node> {
  const name = word.replace(/^(nodes?|no)\//i, '');
  const found = findNamed(cluster, NODE, name, '', again);
  if (!isRejected(found) || !/^\d+$/.test(name)) return found;
  return cluster.get('Node', `node-${name}`) ?? found;
}
