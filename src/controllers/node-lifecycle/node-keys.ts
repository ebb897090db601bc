/**
 * Which Node to look at after a change of Nodes.
 */
import type { Change } from '../../cluster/change';
import type { Cluster } from '../../cluster/cluster';

/** Names of Nodes. */
export function nodeAffectedBy({ object, type }: Change): readonly string[] {
  return object.kind === 'Node' && type !== 'DELETED' ? [object.metadata.name] : [];
}

export const nodeNames = (cluster: Cluster): readonly string[] =>
  cluster.list('Node').map(({ metadata }) => metadata.name);
