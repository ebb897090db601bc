/**
 * Whom a change of a Pod concerns.
 * Follows addPod, updatePod and deletePod in pkg/controller/replicaset/replica_set.go.
 */
import type { Kinds, KubeObject, Pod } from '../../api/objects';
import { matchesSelector } from '../../api/selectors';
import { type Change, type Cluster, controllerReference, keyOf } from '../../cluster/cluster';

type PodOwner = 'ReplicaSet' | 'StatefulSet' | 'DaemonSet' | 'Job';

/**
 * Keys of the workloads of one kind that a change of a Pod concerns: the one that controls it and the one that did; for
 * a Pod without a controller those that might adopt it.
 */
export function ownersOfPod<K extends PodOwner>(
  { object, before, type }: Change<Pod>,
  cluster: Cluster,
  kind: K,
  mayAdopt: (owner: Kinds[K], pod: Pod) => boolean = () => true,
): readonly string[] {
  const owner = ownerKey(object, kind);
  const isOwnedAsBefore = before?.metadata.ownerReferences === object.metadata.ownerReferences;
  const former = before === undefined || isOwnedAsBefore ? undefined : ownerKey(before, kind);
  if (owner !== undefined) return former === undefined || former === owner ? [owner] : [owner, former];
  const told = former === undefined ? [] : [former];
  if (type === 'DELETED' || controllerReference(object) !== undefined) return told;
  const adopters = cluster
    .list(kind, object.metadata.namespace)
    .filter((set) => matchesSelector(set.spec.selector, object.metadata.labels) && mayAdopt(set, object));
  return [...told, ...adopters.map(keyOf)];
}

/** The key of the object of this kind that controls another, or undefined. */
function ownerKey(object: KubeObject, kind: string): string | undefined {
  const owner = controllerReference(object);
  return owner?.kind === kind ? `${object.metadata.namespace ?? ''}/${owner.name}` : undefined;
}

/** Whether a change is one of a Pod. */
export function isOfPod(change: Change): change is Change<Pod> {
  return change.object.kind === 'Pod';
}
