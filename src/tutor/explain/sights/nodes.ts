/**
 * Nodes: what they are called, how full they are, and what keeps Pods away.
 */
import { isSilent } from '../../../api/node-state';
import type { Node } from '../../../api/objects';
import { showNode, showNodes } from '../../show/nodes';
import { type Sight, table } from './sight';

/** One line for each Node. */
export const nodes: Sight = (cluster) => showNodes({ cluster });

export const nodesInUse: Sight = (cluster) => (cluster.count('Pod') === 0 ? undefined : showNodes({ cluster }));

/** The same, where one of them is like this. */
function nodesWithOne(isLikeIt: (node: Node) => boolean): Sight {
  return (cluster) => (cluster.list('Node').some(isLikeIt) ? showNodes({ cluster }) : undefined);
}

export const labelledNodes: Sight = nodesWithOne(({ metadata }) =>
  Object.keys(metadata.labels ?? {}).some((key) => !key.includes('kubernetes.io/')),
);
export const cordonedNodes: Sight = nodesWithOne(({ spec }) => spec.unschedulable === true);
export const silentNodes: Sight = nodesWithOne(isSilent);

/** The Node with the most Pods, from inside. */
export const fullestNode: Sight = (cluster) => {
  const count = ({ metadata }: Node) => cluster.podsOn(metadata.name).length;
  const [node] = cluster.list('Node').toSorted((a, b) => count(b) - count(a));
  return node === undefined || count(node) === 0 ? undefined : showNode(node, { cluster });
};

/** A Node that keeps Pods away. */
export const taintedNode: Sight = (cluster) => {
  const node = cluster.list('Node').find(({ spec }) => (spec.taints ?? []).length > 0);
  return node === undefined ? undefined : showNode(node, { cluster });
};

/** What the Pods of one workload tolerate. */
export const tolerations: Sight = (cluster) => {
  const pod = cluster.list('Pod').find(({ spec }) => (spec.tolerations ?? []).length > 0);
  const rows = (pod?.spec.tolerations ?? []).map(({ key = 'everything', effect = 'all', tolerationSeconds }) => {
    const [name = key] = key.split('/').slice(-1);
    return [`${name}:${effect}`, tolerationSeconds === undefined ? 'no limit' : `for ${tolerationSeconds}s`] as const;
  });
  return table(rows, pod === undefined ? undefined : 'what its Pods tolerate');
};
