/**
 * A container that cannot be made, and that no waiting helps: only a change of the Pod, of its Node's images or of what
 * it names does. The real kubelet tries again now and then; here it does so when one of these changes.
 * Follows pkg/kubelet/images/image_manager.go and kuberuntime_container.go (startContainer).
 */
import type { Container, Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import type { ContainerRuntime } from '../../../cluster/machines/container-runtime';
import { environmentProblem } from '../../../containers/config-refs';
import type { Place } from '../place';
import { kubeletEvents, recordKubelet } from '../reports';

type Problem = NonNullable<ContainerRuntime['problem']>;

export const CONFIG_ERROR = 'CreateContainerConfigError';

/** What keeps the container from being made from its image, or undefined. */
export function configProblem({ cluster, pod }: Place, container: Container): Problem | undefined {
  const message = environmentProblem(cluster, pod, container);
  return message === undefined ? undefined : { reason: CONFIG_ERROR, message };
}

/** The container as one that cannot be made; nothing is said twice. */
export function block(
  { cluster, pod }: Place,
  container: Container,
  runtime: ContainerRuntime,
  problem: Problem,
): ContainerRuntime {
  const { reason, message } = problem;
  if (runtime.phase === 'blocked' && runtime.problem?.reason === reason && runtime.problem.message === message) {
    return runtime;
  }
  recordKubelet(cluster, pod, 'failed-to-make-container', {
    because: message,
    detail: { container: container.name, reason },
  });
  kubeletEvents.blocked(cluster, pod, problem);
  return { ...runtime, phase: 'blocked', until: undefined, problem };
}

/** Whether a container of the Pod cannot be made. */
export function hasBlocked(cluster: Cluster, { metadata: { uid } }: Pod): boolean {
  const containers = cluster.machines.pods.get(uid)?.containers ?? {};
  return Object.values(containers).some(({ phase }) => phase === 'blocked');
}
