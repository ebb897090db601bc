/**
 * Why a Node was chosen, as words that follow "because".
 */
import type { Pod } from '../../api/objects';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import type { Candidate, Scores } from './choose-node';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The deciding difference between the chosen Node and the next best one, or the lot. */
export function explainChoice(
  cluster: Cluster,
  pod: Pod,
  chosen: string,
  candidates: readonly Candidate[],
  best: readonly Candidate[],
): string {
  if (candidates.length === 1) {
    return cluster.count('Node') === 1 ? 'there is only one Node' : 'no other Node could take it';
  }
  if (best.length === candidates.length) return `all ${numberWord(best.length)} were equal, by lot`;
  const winner = best.find(({ node }) => node === chosen)!;
  const why = reason(
    cluster,
    pod,
    winner,
    candidates.filter((candidate) => !best.includes(candidate)),
  );
  return best.length === 1 ? why : `${why}; by lot among ${numberWord(best.length)} like it`;
}

function reason(cluster: Cluster, pod: Pod, winner: Candidate, others: readonly Candidate[]): string {
  const next = others.reduce((top, candidate) => (candidate.total > top.total ? candidate : top));
  const keys = Object.keys(winner.scores) as (keyof Scores)[];
  const ahead = (key: keyof Scores) => winner.scores[key] - next.scores[key];
  const deciding = keys.reduce((top, key) => (ahead(key) > ahead(top) ? key : top));
  switch (deciding) {
    case 'spread':
      return alikeText(workloadName(cluster, pod), winner.alike ?? 0);
    case 'taints':
      return 'it has no taint that the Pod should avoid';
    case 'affinity':
      return 'the Pod prefers Nodes with its labels';
    case 'pods':
      return 'the Pods there suit it best';
    case 'room':
      return 'it had the most room left';
    case 'balance':
      return 'cpu and memory are used most evenly there';
    case 'image':
      return 'it has the image already';
  }
}

const alikeText = (name: string, count: number): string =>
  count === 0 ? `it had no ${name} Pod` : `it had the fewest ${name} Pods: ${count}`;

const numberWord = (count: number): string => NUMBERS[count] ?? String(count);

/** The name of the Deployment, ReplicaSet or StatefulSet that the Pod belongs to. */
function workloadName(cluster: Cluster, pod: Pod): string {
  let owner = controllerOf(pod);
  for (let above = owner; above !== undefined;) {
    owner = above;
    const object = cluster.resolve(above);
    above = object === undefined ? undefined : controllerOf(object);
  }
  return owner?.name ?? 'such';
}
