/**
 * A Pod that is being deleted: its containers stop, then the Pod is gone.
 * Follows pkg/kubelet/pod_workers.go and kuberuntime_container.go (killContainer).
 */
import { type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { SECOND } from '../../cluster/time';
import type { Requeue } from '../controller';
import { kubeletEvents, recordKubelet } from './reports';

/** Stops the Pod's containers within its grace, then takes it out of the cluster. */
export function stopPod(cluster: Cluster, pod: Pod): Requeue | undefined {
  const { uid, deletionGracePeriodSeconds: grace = 0 } = pod.metadata;
  const runtime = cluster.machines.pods.get(uid) ?? { containers: {} };
  const longest = cluster.now + Math.min(cluster.timing.stop, grace * SECOND);
  const stopsAt = Math.min(runtime.stopsAt ?? longest, longest);
  if (runtime.stopsAt === undefined) {
    recordKubelet(cluster, pod, 'stopping', { because: 'it was deleted', detail: { grace } });
    for (const [name, container] of Object.entries(runtime.containers)) {
      if (container.phase === 'running') kubeletEvents.killing(cluster, pod, name);
    }
  }
  if (stopsAt !== runtime.stopsAt) cluster.machines.pods.set(uid, { ...runtime, stopsAt });
  if (stopsAt > cluster.now) return { at: stopsAt, holdsOpen: true, next: { verb: 'stopped', object: refOf(pod) } };
  finish(cluster, pod);
  return undefined;
}

/** The last word of the kubelet. A Pod with finalizers stays until they are gone. */
function finish(cluster: Cluster, pod: Pod): void {
  const hasFinalizers = (pod.metadata.finalizers ?? []).length > 0;
  if (hasFinalizers && pod.metadata.deletionGracePeriodSeconds === 0) return;
  recordKubelet(cluster, pod, 'stopped');
  if (!hasFinalizers) cluster.remove(pod);
  else cluster.update(ended(pod));
}

/** Who keeps the Pod learns that nothing of it runs any more. */
function ended(pod: Pod): Pod {
  const isOver = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  const status = isOver ? pod.status : { ...pod.status, phase: 'Failed' };
  return { ...pod, metadata: { ...pod.metadata, deletionGracePeriodSeconds: 0 }, status };
}
