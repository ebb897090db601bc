/**
 * Pods whose Job is gone, or has let go of them, need not be counted any more: they lose the Job's finalizer.
 * Follows syncOrphanPod in pkg/controller/job/job_controller.go.
 */
import type { Pod } from '../api/objects';
import { type Cluster, controllerReference, keyOf } from '../cluster/cluster';
import { removeFinalizer } from '../cluster/deletion';
import type { Controller } from './controller';
import { isTracked, TRACKING } from './job/pods';
import { isOfPod } from './workload/owners-of-pod';

export const jobOrphans: Controller = {
  name: 'job-orphans',

  affectedBy(change, cluster) {
    const { object, type } = change;
    if (object.kind === 'Job') return type === 'DELETED' ? trackedBy(cluster, object.metadata.uid).map(keyOf) : [];
    if (!isOfPod(change) || type === 'DELETED') return [];
    return isLeftBehind(cluster, change.object) ? [keyOf(object)] : [];
  },

  keys: (cluster) =>
    cluster
      .list('Pod')
      .filter((pod) => isLeftBehind(cluster, pod))
      .map(keyOf),

  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    if (pod !== undefined && isLeftBehind(cluster, pod)) removeFinalizer(cluster, pod, TRACKING);
    return undefined;
  },
};

const trackedBy = (cluster: Cluster, uid: string): readonly Pod[] => cluster.controlledBy('Pod', uid).filter(isTracked);

/** Whether a Pod keeps the finalizer of a Job that is not there, or not its own any more. */
function isLeftBehind(cluster: Cluster, pod: Pod): boolean {
  if (!isTracked(pod)) return false;
  const owner = controllerReference(pod);
  if (owner === undefined) return true;
  if (owner.kind !== 'Job') return false;
  return cluster.get('Job', owner.name, pod.metadata.namespace)?.metadata.uid !== owner.uid;
}
