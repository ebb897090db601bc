/**
 * Defaults of Pods and of the templates that Pods are made from.
 * Follows pkg/apis/core/v1/defaults.go.
 */
import type { Container, ContainerPort, PodSpec, ResourceRequirements } from 'kubernetes-types/core/v1';
import { withContainerDefaults } from './container';
import { each, fill, within } from './fill';
import { withVolumeDefaults } from './volume';

const POD_SPEC: PodSpec = {
  containers: [],
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  dnsPolicy: 'ClusterFirst',
  securityContext: {},
  schedulerName: 'default-scheduler',
};
const POD = { enableServiceLinks: true };

/** What a template and a Pod have in common. */
export function withPodSpecDefaults<T extends PodSpec>(spec: T): T {
  let result = fill<PodSpec>(spec, POD_SPEC);
  result = within(result, 'containers', (containers) => each(containers, withContainerDefaults));
  result = within(result, 'initContainers', (containers) => each(containers, withContainerDefaults));
  result = within(result, 'volumes', (volumes) => each(volumes, withVolumeDefaults));
  if (result.hostNetwork === true) {
    result = within(result, 'containers', (containers) => each(containers, withHostPorts));
  }
  return result as T;
}

/** A Pod asks for what it is limited to, where it does not say otherwise; a template does not. */
export function withPodDefaults<T extends PodSpec>(spec: T): T {
  let result = fill<PodSpec>(withPodSpecDefaults(spec), POD);
  result = within(result, 'containers', (containers) => each(containers, withRequests));
  result = within(result, 'initContainers', (containers) => each(containers, withRequests));
  return result as T;
}

const withRequests = (container: Container): Container => within(container, 'resources', requestLimits);

function requestLimits(resources: ResourceRequirements): ResourceRequirements {
  if (resources.limits === undefined) return resources;
  const requests = fill(resources.requests ?? {}, resources.limits);
  return requests === resources.requests ? resources : { ...resources, requests };
}

const withHostPorts = (container: Container): Container => within(container, 'ports', (ports) => each(ports, onHost));

const onHost = (port: ContainerPort): ContainerPort => fill(port, { hostPort: port.containerPort });
