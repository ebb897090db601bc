/**
 * What a prediction can be about: workloads of a cluster that are complete, so that the picture is easy to read.
 */
import type { DaemonSet, Deployment, Kinds, Pod, StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { mix } from '../../cluster/random';
import type { ClusterState } from '../../cluster/state';
import { fractionOf, podsOf } from '../../diagram/workload';
import { DEFAULT_NAMESPACE } from '../../commands/grammar/words';

type Subject = Deployment | StatefulSet | DaemonSet;

/** Names longer than this do not fit into a question. */
const LONGEST_NAME = 14;
/** More copies make no better question, and a slower one. */
const MOST_COPIES = 20;

/** The workloads of a kind that have all the Pods they want, and at least one. */
export function complete<K extends Subject['kind']>(cluster: Cluster, kind: K): readonly Kinds[K][] {
  return cluster.list(kind, DEFAULT_NAMESPACE).filter((owner: Subject) => {
    // Every prediction asks: thousands of Pods are not even counted.
    if (owner.metadata.name.length > LONGEST_NAME || copiesOf(owner) > MOST_COPIES) return false;
    const { ready, wanted } = fractionOf(owner, cluster);
    return ready === wanted && wanted >= 1 && wanted <= MOST_COPIES && podsOf(owner, cluster).length === wanted;
  });
}

/** As it says itself. */
const copiesOf = (owner: Subject): number =>
  owner.kind === 'DaemonSet' ? (owner.status.currentNumberScheduled ?? 0) : owner.spec.replicas;

/** The Pods of a workload, in the order of their names. */
export function podsByName(owner: Subject, cluster: Cluster): readonly Pod[] {
  const byName = (a: Pod, b: Pod) => (a.metadata.name < b.metadata.name ? -1 : 1);
  return [...podsOf(owner, cluster)].sort(byName);
}

/** The Pods of a workload that nobody is about to stop. */
export function standing(owner: Subject, cluster: Cluster): readonly Pod[] {
  return podsOf(owner, cluster).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}

/** How often the containers of a Pod were started again. */
export function restartsOf({ status }: Pod): number {
  return (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0);
}

/** `1 Pod`, `3 Pods`. */
export const countedPods = (count: number): string => (count === 1 ? '1 Pod' : `${count} Pods`);

/** The items in an order that the cluster chooses: the same again for the same cluster, not always the first. */
export function bySeed<T>({ random }: ClusterState, items: readonly T[]): readonly T[] {
  const start = items.length === 0 ? 0 : mix(random ^ items.length) % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** The first answer that is one: for `ask`, over several subjects, beginning at one that the cluster chooses. */
export function firstOf<T, R>(
  state: ClusterState,
  items: readonly T[],
  answer: (item: T) => R | undefined,
): R | undefined {
  for (const item of bySeed(state, items).slice(0, MOST_TRIED)) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each try runs the controllers. */
const MOST_TRIED = 3;
