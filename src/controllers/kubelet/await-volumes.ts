/**
 * A Pod's containers start only when every volume is attached to its Node and mounted.
 * Follows pkg/kubelet/volumemanager/volume_manager.go (WaitForAttachAndMount).
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { SECOND } from '../../cluster/time';
import { attachableVolumes } from '../../containers/volumes/attachable';
import { isAttachedTo } from '../attach-detach/attachment';
import type { Requeue } from '../controller';
import { awaitConfigs } from './await-configs';
import { keepCreating } from './keep-creating';

/** The kubelet gives up so long after it began to wait, says so, and begins again. */
const MOUNT_TIMEOUT = 123 * SECOND;

/** Whether the Pod has to wait for a volume, and when its kubelet complains next. */
export function awaitVolumes(cluster: Cluster, pod: Pod, node: Node): Requeue | undefined {
  const unattached = attachableVolumes(cluster, pod)
    .filter(({ volume }) => !isAttachedTo(cluster, volume, node.metadata.name))
    .map(({ name }) => name);
  const missing = [...unattached, ...awaitConfigs(cluster, pod)];
  if (missing.length === 0) return undefined;
  const message =
    `Unable to attach or mount volumes: unmounted volumes=[${missing.join(' ')}], unattached volumes=[], ` +
    'failed to process volumes=[]: context deadline exceeded';
  const note = { type: 'Warning', reason: 'FailedMount', message } as const;
  return keepCreating(cluster, pod, node, { note, after: MOUNT_TIMEOUT, every: MOUNT_TIMEOUT });
}
