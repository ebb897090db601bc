/**
 * How a container comes by its image: it is there already, pulled, or waited for.
 * Follows pkg/kubelet/images/image_manager.go.
 */
import type { Container, Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import type { ContainerRuntime } from '../../../cluster/machines/container-runtime';
import { SECOND } from '../../../cluster/time';
import { behaviourOf } from '../../../containers/behaviour';
import { imageNameProblem } from '../../../containers/image-name';
import { pullWait } from '../../../containers/restart';
import type { Place } from '../place';
import { kubeletEvents, recordKubelet } from '../reports';
import { block, configProblem } from './blocked-container';
import { hasImage, pullImage, storeImage } from './images';

/**
 * Starts the container where its Node has the image; else the pull begins, or fails at once. With the policy Always the
 * registry is asked even so; what the Node has already needs no time to come.
 */
export function tryPull(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { cluster, pod, node } = place;
  const { image = '', imagePullPolicy = 'IfNotPresent' } = container;
  const misnamed = imageNameProblem(image);
  if (misnamed !== undefined) {
    return block(place, container, runtime, { reason: 'InvalidImageName', message: misnamed });
  }
  if (hasImage(node, image)) {
    sayPresent(cluster, pod, container);
    return beginStart(place, container, runtime);
  }
  if (imagePullPolicy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    return block(place, container, runtime, { reason: 'ErrImageNeverPull', message });
  }
  kubeletEvents.pulling(cluster, pod, image);
  if (behaviourOf(image).exists) return { ...runtime, phase: 'pulling', until: pullImage(cluster, node, image) };
  const tries = runtime.failedPulls + 1;
  recordKubelet(cluster, pod, 'failed-to-pull', {
    because: `the registry has no ${image}`,
    detail: { image, container: container.name, tries },
  });
  kubeletEvents.pullFailed(cluster, pod, image);
  return { ...runtime, phase: 'pull-failed', until: undefined, failedPulls: tries };
}

/** The back-off after a pull that failed. */
export function waitToPull({ cluster, pod }: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const image = container.image ?? '';
  const wait = pullWait(runtime.failedPulls);
  recordKubelet(cluster, pod, 'waits-to-pull', {
    because: `${runtime.failedPulls} ${runtime.failedPulls === 1 ? 'try' : 'tries'} failed`,
    detail: { image, container: container.name, seconds: wait / SECOND, tries: runtime.failedPulls },
  });
  kubeletEvents.pullBackOff(cluster, pod, image);
  return { ...runtime, phase: 'pull-back-off', until: cluster.now + wait };
}

/** The pull is over: the Node has the image from now on. */
export function arrive(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { cluster, pod, node } = place;
  const image = container.image ?? '';
  recordKubelet(cluster, pod, 'pulled', {
    because: `${node.metadata.name} did not have ${image} yet`,
    detail: { image, container: container.name },
  });
  const current = cluster.get('Node', node.metadata.name) ?? node;
  storeImage(cluster, current, image);
  kubeletEvents.pulled(cluster, pod, image, cluster.timing.pull);
  return beginStart(place, container, runtime);
}

/** The events of an image that the Node has. */
export function sayPresent(cluster: Cluster, pod: Pod, { image = '', imagePullPolicy }: Container): void {
  if (imagePullPolicy !== 'Always') {
    kubeletEvents.present(cluster, pod, image);
    return;
  }
  kubeletEvents.pulling(cluster, pod, image);
  kubeletEvents.pulled(cluster, pod, image, 0);
}

function beginStart(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const problem = configProblem(place, container);
  if (problem !== undefined) return block(place, container, runtime, problem);
  const { now, timing } = place.cluster;
  return { ...runtime, phase: 'starting', until: now + timing.start, problem: undefined };
}
