/**
 * Volumes that show a ConfigMap or a Secret: while one is missing, the Pod's containers are not made.
 * Follows pkg/volume/configmap/configmap.go (SetUpAt) and pkg/kubelet/volumemanager/reconciler.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportOnce } from '../../cluster/events';
import { unmountedConfigs } from '../../containers/config-refs';

/** Names of the volumes that cannot be mounted. Says so once for each problem. */
export function awaitConfigs(cluster: Cluster, pod: Pod): readonly string[] {
  const unmounted = unmountedConfigs(cluster, pod);
  for (const { volume, problem } of unmounted) {
    const message = `MountVolume.SetUp failed for volume "${volume}" : ${problem}`;
    reportOnce(cluster, 'kubelet', pod, { type: 'Warning', reason: 'FailedMount', message });
  }
  return unmounted.map(({ volume }) => volume);
}
