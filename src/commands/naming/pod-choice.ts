/**
 * Chooses the Pod that a command is about. Where Pods are interchangeable none need be named; where identity matters the
 * answer is a question.
 */
import { KINDS, type KindInfo } from '../../api/kinds';
import type { Pod } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import { pick } from '../../cluster/random';
import { type Again, findNamed, MOST_FIXES } from './names';
import { whereToStart } from './workload-names';

/** The Pods that a choice is between: one when it was named. */
export interface PodChoice {
  readonly pods: readonly Pod[];
  /** Whether the person named the Pod. */
  readonly isNamed: boolean;
}

/**
 * The Pod that a word means: a Pod by name or part of a name, a workload's Pods by the workload's name, or all Pods when
 * there is no word. Where identity matters and several fit, the answer is a question.
 */
export function choosePods(
  cluster: Cluster,
  word: string | undefined,
  namespace: string,
  again: Again,
): Result<PodChoice> {
  const alive = cluster.list('Pod', namespace).filter(isAlive);
  if (word !== undefined) {
    const named = findNamed(cluster, POD, word, namespace, again);
    if (!isRejected(named)) return { pods: [named], isNamed: true };
    const owned = alive.filter((pod) => appOf(cluster, pod) === word.toLowerCase());
    return owned.length === 0 ? named : interchangeable(owned, again);
  }
  if (alive.length === 0) {
    const ended = cluster.list('Pod', namespace).length;
    const message = ended === 0 ? 'There is no Pod yet.' : 'No Pod runs: those that are there have ended.';
    return { rejected: true, code: 'Tutor', message, ...whereToStart };
  }
  return interchangeable(alive, again);
}

const POD = KINDS.Pod as KindInfo & { readonly kind: 'Pod' };

function interchangeable(pods: readonly Pod[], again: Again): Result<PodChoice> {
  const equal = pods.filter((pod) => controllerOf(pod)?.kind === 'ReplicaSet');
  if (equal.length > 0) return { pods: equal, isNamed: false };
  if (pods.length === 1) return { pods, isNamed: false };
  const kinds = [...new Set(pods.map((pod) => controllerOf(pod)?.kind))];
  const why: Readonly<Record<string, string>> = {
    StatefulSet: "A StatefulSet's Pods are not interchangeable.",
    DaemonSet: "A DaemonSet's Pods stand on different Nodes.",
  };
  const reason = kinds.length === 1 ? why[kinds[0] ?? ''] : undefined;
  return {
    rejected: true,
    code: 'Tutor',
    message: `Which Pod? ${reason ?? 'These Pods are not interchangeable.'}`,
    fixes: pods.slice(0, MOST_FIXES).map((pod) => again(pod.metadata.name)),
  };
}

const isAlive = (pod: Pod): boolean =>
  pod.metadata.deletionTimestamp === undefined && pod.status.phase !== 'Succeeded' && pod.status.phase !== 'Failed';

/** The name of the workload that a person made, which this Pod belongs to. */
function appOf(cluster: Cluster, pod: Pod): string | undefined {
  const owner = controllerOf(pod);
  if (owner?.kind !== 'ReplicaSet') return owner?.name;
  const set = cluster.resolve(owner);
  return (set === undefined ? undefined : controllerOf(set)?.name) ?? owner.name;
}

/** Takes one of the Pods by lot, and says so where none was named. */
export function takeOne(cluster: Cluster, choice: PodChoice): { readonly pod: Pod; readonly remark?: string } {
  if (choice.isNamed || choice.pods.length === 1) return { pod: choice.pods[0]! };
  const remark = 'you named no Pod; they are interchangeable, I took one';
  return { pod: pick(cluster.random, choice.pods), remark };
}
