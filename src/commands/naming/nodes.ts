/**
 * Finds Nodes by name: `node-2`, `node/node-2`, or `2`.
 */
import { KINDS, type KindInfo } from '../../api/kinds';
import type { Node } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { matchesSelector } from '../../api/selectors';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { textOf, type Words } from '../grammar/words';
import type { FlagInfo } from '../verb';
import { type Again, findNamed } from './names';

const NODE = KINDS.Node as KindInfo & { readonly kind: 'Node' };

/** The Node of that name; `again` makes the buttons of a refusal. */
export function findNode(cluster: Cluster, word: string, again: Again): Result<Node> {
  const name = word.replace(/^(nodes?|no)\//i, '');
  const found = findNamed(cluster, NODE, name, '', again);
  if (!isRejected(found) || !/^\d+$/.test(name)) return found;
  return cluster.get('Node', `node-${name}`) ?? found;
}

/** The flag of commands that take several Nodes by their labels. */
export const NODE_SELECTOR: FlagInfo = { name: 'selector', short: 'l', takes: 'text' };

/**
 * The Nodes that `--selector` picks, by name; undefined where it was not given. Names beside it are refused.
 * Follows kubectl/pkg/cmd/drain, Complete.
 */
export function nodesSelected(verb: string, words: Words, cluster: Cluster): Result<readonly Node[]> | undefined {
  const text = textOf(words, 'selector');
  if (text === undefined) return undefined;
  if (words.positional.some((word) => !/^(no|nodes?)$/i.test(word))) {
    const message = 'cannot specify both a node name and a --selector option';
    const hint = 'Name the Nodes, or their labels.';
    return { ...clientError(`${message}\nSee 'kubectl ${verb} -h' for help and examples`), hint };
  }
  const selector = parseSelector(text);
  if (isRejected(selector)) return selector;
  const nodes = cluster.list('Node').filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  if (nodes.length > 0) return [...nodes].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return { ...clientError(`No node found in cluster with selector ${text}`), fixes: ['get nodes --show-labels'] };
}
