/**
 * The one Node that a verb is about: Nodes are not interchangeable, they hold different Pods.
 */
import type { Node } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import type { Words } from '../grammar/words';
import { MOST_FIXES } from './names';
import { findNode } from './nodes';

/** What a verb wants of a Node. */
export interface NodeQuestion {
  /** Name of the verb. */
  readonly verb: string;
  /** Nodes that the verb can do something with: they are offered when none was named. Left out: all. */
  readonly fits?: (node: Node) => boolean;
  /** Said when none was named and none fits. */
  readonly none?: string;
}

/** The Node that the words name; `node 3` and `3` are node-3. The only one that fits need not be named. */
export function readOneNode(words: Words, cluster: Cluster, question: NodeQuestion): Result<Node> {
  const { verb, fits } = question;
  const [first, ...rest] = words.positional;
  const names = first !== undefined && rest.length > 0 && /^(no|nodes?)$/i.test(first) ? rest : words.positional;
  const [name, ...more] = names;
  if (more.length > 0) return oneAtATime(verb, names);
  if (name !== undefined) return findNode(cluster, name, (other) => `${verb} ${other}`);
  const fitting = fits === undefined ? [] : cluster.list('Node').filter(fits);
  return fitting.length === 1 ? fitting[0]! : whichNode(cluster, question);
}

function whichNode(cluster: Cluster, { verb, fits = () => true, none }: NodeQuestion): Rejection {
  const fitting = cluster.list('Node').filter(fits);
  const fixes = fitting.slice(-MOST_FIXES).map(({ metadata }) => `${verb} ${metadata.name}`);
  const message = fitting.length === 0 && none !== undefined ? none : 'Which Node? They hold different Pods.';
  return { rejected: true, code: 'Tutor', message, fixes };
}

function oneAtATime(verb: string, names: readonly string[]): Rejection {
  const fixes = names.slice(0, MOST_FIXES).map((name) => `${verb} ${name}`);
  return { rejected: true, code: 'Tutor', message: 'One Node at a time.', fixes };
}
