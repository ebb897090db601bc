/**
 * Example clusters: what a question is about when the channel's own cluster has nothing that suits it.
 */
import { isRejected } from '../../api/rejection';
import { newCluster } from '../../cluster/new-cluster';
import type { ClusterState } from '../../cluster/state';
import { tryOut } from './experiment';

/** The seed and the commands that build it: the same again for the same two. */
export interface Example {
  readonly seed: number;
  readonly commands: readonly string[];
}

/** Three Nodes, after the commands. */
export function buildExample({ seed, commands }: Example): ClusterState {
  return commands.reduce((state, command) => {
    const ran = tryOut(state, command);
    if (isRejected(ran)) throw new Error(`an example cluster cannot ${command}: ${ran.message}`);
    return ran.after.snapshot();
  }, newCluster({ seed }));
}
