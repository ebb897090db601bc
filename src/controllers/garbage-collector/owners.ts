/**
 * What became of the owners that an object names.
 * Follows isDangling and classifyReferences in pkg/controller/garbagecollector.
 */
import { FOREGROUND } from '../../api/finalizers';
import { kindOfManifest } from '../../api/kinds';
import type { KubeObject, OwnerReference } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';

/**
 * `solid`: it is there and stays; `waiting`: it is being deleted and waits for its dependents; `unknown`: nobody can
 * tell, because there is no such kind or the reference makes no sense.
 */
export type OwnerState = 'solid' | 'waiting' | 'absent' | 'unknown';

/** The owner that a reference names, if it is there. An owner is in the object's own namespace, or in none. */
export function ownerOf(cluster: Cluster, object: KubeObject, reference: OwnerReference): KubeObject | undefined {
  const info = kindOfManifest(reference.apiVersion, reference.kind);
  if (info === undefined) return undefined;
  const namespace = info.namespaced ? object.metadata.namespace : undefined;
  const found: KubeObject | undefined = cluster.get(info.kind, reference.name, namespace);
  return found?.metadata.uid === reference.uid ? found : undefined;
}

export function ownerState(cluster: Cluster, object: KubeObject, reference: OwnerReference): OwnerState {
  const info = kindOfManifest(reference.apiVersion, reference.kind);
  if (info === undefined || (info.namespaced && object.metadata.namespace === undefined)) return 'unknown';
  const owner = ownerOf(cluster, object, reference);
  if (owner === undefined) return 'absent';
  const { deletionTimestamp, finalizers = [] } = owner.metadata;
  return deletionTimestamp !== undefined && finalizers.includes(FOREGROUND) ? 'waiting' : 'solid';
}

/** Says so where an owner is in another namespace: such an owner owns nothing. */
export function reportStrangers(cluster: Cluster, object: KubeObject): void {
  const { namespace = '', ownerReferences = [] } = object.metadata;
  for (const reference of ownerReferences) {
    const { apiVersion, kind, name, uid } = reference;
    const info = kindOfManifest(apiVersion, kind);
    // An owner that is here and waits for its dependents is no stranger.
    if (info === undefined || ownerState(cluster, object, reference) !== 'absent') continue;
    const isElsewhere = cluster.list(info.kind).some((other) => other.metadata.uid === uid);
    if (!isElsewhere) continue;
    const owner = `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`;
    reportEvent(cluster, 'garbage-collector-controller', object, {
      type: 'Warning',
      reason: 'OwnerRefInvalidNamespace',
      message: `ownerRef ${owner} does not exist in namespace "${namespace}"`,
    });
  }
}
