/**
 * What a prediction can be about: workloads of a cluster that are complete, so that the picture is easy to read.
 */
import type { DaemonSet, Deployment, Kinds, Pod, StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { fractionOf, podsOf } from '../../diagram/owner-lines';
import { DEFAULT_NAMESPACE } from '../../commands/grammar/words';

type Subject = Deployment | StatefulSet | DaemonSet;

/** Names longer than this do not fit into a question. */
const LONGEST_NAME = 14;
/** More copies make no better question, and a slower one. */
const MOST_COPIES = 20;

/** The workloads of a kind that have all the Pods they want, and at least one. */
export function complete<K extends Subject['kind']>(cluster: Cluster, kind: K): readonly Kinds[K][] {
  return cluster.list(kind, DEFAULT_NAMESPACE).filter((owner: Subject) => {
    const { ready, wanted } = fractionOf(owner, cluster);
    const isShort = owner.metadata.name.length <= LONGEST_NAME;
    return (
      isShort && ready === wanted && wanted >= 1 && wanted <= MOST_COPIES && podsOf(owner, cluster).length === wanted
    );
  });
}

/** The Pods of a workload, in the order of their names. */
export function podsByName(owner: Subject, cluster: Cluster): readonly Pod[] {
  const byName = (a: Pod, b: Pod) => (a.metadata.name < b.metadata.name ? -1 : 1);
  return [...podsOf(owner, cluster)].sort(byName);
}

/** The first answer that is one: for `ask`, over several subjects. */
export function firstOf<T, R>(items: readonly T[], answer: (item: T) => R | undefined): R | undefined {
  for (const item of items.slice(0, MOST_TRIED)) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each try runs the controllers. */
const MOST_TRIED = 3;
