/**
 * Why a Node was chosen, as words that follow "because".
 */
import type { Pod } from '../../api/objects';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import type { Candidate, Chosen } from './choose-node';
import type { Scores } from './scores';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The deciding difference between the chosen Node and the next best one, or the lot. */
export function explainChoice(cluster: Cluster, pod: Pod, { fits, equal, contest }: Chosen): string {
  if (fits === 1) return cluster.count('Node') === 1 ? 'there is only one Node' : 'no other Node could take it';
  if (contest === undefined) return `all ${numberWord(equal)} were equal, by lot`;
  const why = reason(cluster, pod, contest.winner, contest.next);
  return equal === 1 ? why : `${why}; by lot among ${numberWord(equal)} like it`;
}

function reason(cluster: Cluster, pod: Pod, winner: Candidate, next: Candidate): string {
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
