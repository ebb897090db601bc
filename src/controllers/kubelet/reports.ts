/**
 * What a kubelet says about a Pod: upstream's events, and the steps of the record.
 * Follows pkg/kubelet/events and pkg/kubelet/kuberuntime.
 */
import { type Container, type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import type { ProbeType } from '../../cluster/machines/container-runtime';
import type { StepVerb } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { podId, pullError } from '../../containers/pod-status/container-status';
import type { ProbeFinding } from '../../containers/probes';
import { IMAGE_SIZE } from './container/images';

interface About {
  readonly because?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Records a step of the kubelet; every one names the Node. */
export function recordKubelet(cluster: Cluster, pod: Pod, verb: StepVerb, { because, detail }: About = {}): void {
  cluster.record({
    actor: 'kubelet',
    verb,
    object: refOf(pod),
    ...(because === undefined ? {} : { because }),
    detail: { node: pod.spec.nodeName ?? '', ...detail },
  });
}

export const kubeletEvents = {
  pulling: (cluster: Cluster, pod: Pod, image: string) => normal(cluster, pod, 'Pulling', `Pulling image "${image}"`),
  pulled: (cluster: Cluster, pod: Pod, image: string, took: number) => {
    const time = took === 0 ? '0s' : took < SECOND ? `${took}ms` : `${took / SECOND}s`;
    const message = `Successfully pulled image "${image}" in ${time} (${time} including waiting). Image size: ${IMAGE_SIZE} bytes.`;
    normal(cluster, pod, 'Pulled', message);
  },
  present: (cluster: Cluster, pod: Pod, image: string) =>
    normal(
      cluster,
      pod,
      'Pulled',
      `Container image "${image}" already present on machine and can be accessed by the pod`,
    ),
  pullFailed: (cluster: Cluster, pod: Pod, image: string) => {
    warning(cluster, pod, 'Failed', `Failed to pull image "${image}": ${pullError(image)}`);
    warning(cluster, pod, 'Failed', 'Error: ErrImagePull');
  },
  pullBackOff: (cluster: Cluster, pod: Pod, image: string) => {
    normal(cluster, pod, 'BackOff', `Back-off pulling image "${image}"`);
    warning(cluster, pod, 'Failed', 'Error: ImagePullBackOff');
  },
  blocked: (cluster: Cluster, pod: Pod, { reason, message }: { reason: string; message: string }) => {
    if (reason === 'ErrImageNeverPull') warning(cluster, pod, reason, message);
    if (reason === 'InvalidImageName') warning(cluster, pod, 'InspectFailed', message);
    warning(cluster, pod, 'Failed', `Error: ${reason === 'CreateContainerConfigError' ? message : reason}`);
  },
  started: (cluster: Cluster, pod: Pod) => {
    normal(cluster, pod, 'Created', 'Container created');
    normal(cluster, pod, 'Started', 'Container started');
  },
  restartBackOff: (cluster: Cluster, pod: Pod, container: Container) =>
    warning(cluster, pod, 'BackOff', `Back-off restarting failed container ${container.name} in pod ${podId(pod)}`),
  killing: (cluster: Cluster, pod: Pod, container: string) =>
    normal(cluster, pod, 'Killing', `Stopping container ${container}`),
  replaced: (cluster: Cluster, pod: Pod, container: string) =>
    normal(cluster, pod, 'Killing', `Container ${container} definition changed, will be restarted`),
  unhealthy: (cluster: Cluster, pod: Pod, type: ProbeType, { result, output }: ProbeFinding) => {
    const what = `${type[0]!.toUpperCase()}${type.slice(1)} probe`;
    const how = result === 'error' ? 'errored and resulted in unknown state' : 'failed';
    warning(cluster, pod, 'Unhealthy', `${what} ${how}: ${output}`);
  },
  failedProbe: (cluster: Cluster, pod: Pod, container: string, type: ProbeType, restarts: boolean) =>
    normal(
      cluster,
      pod,
      'Killing',
      `Container ${container} failed ${type} probe${restarts ? ', will be restarted' : ''}`,
    ),
  rejected: (cluster: Cluster, pod: Pod, reason: string, message: string) => warning(cluster, pod, reason, message),
};

function normal(cluster: Cluster, pod: Pod, reason: string, message: string): void {
  reportEvent(cluster, 'kubelet', pod, { type: 'Normal', reason, message });
}

function warning(cluster: Cluster, pod: Pod, reason: string, message: string): void {
  reportEvent(cluster, 'kubelet', pod, { type: 'Warning', reason, message });
}
