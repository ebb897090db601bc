/**
 * One Pod as an endpoint of a Service.
 * Follows staging/src/k8s.io/endpointslice/utils.go, podToEndpoint.
 */
import type { EndpointSlice, Pod, Service } from '../../api/objects';
import { isTrue } from '../../containers/pod-condition';

export type Endpoint = EndpointSlice['endpoints'][number];
export type EndpointPort = NonNullable<EndpointSlice['ports']>[number];

/** The Pod's endpoint, or undefined: it has no address yet, or has ended. */
export function endpointOf(service: Service, pod: Pod): Endpoint | undefined {
  const { podIP, phase } = pod.status;
  if (podIP === undefined || phase === 'Succeeded' || phase === 'Failed') return undefined;
  const serving = isTrue(pod, 'Ready');
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
  const { name, namespace, uid } = pod.metadata;
  const { hostname, subdomain } = pod.spec;
  const isNamed =
    hostname !== undefined && subdomain === service.metadata.name && namespace === service.metadata.namespace;
  return {
    addresses: [podIP],
    conditions: { ready, serving, terminating },
    ...(isNamed ? { hostname } : {}),
    nodeName: pod.spec.nodeName,
    targetRef: { kind: 'Pod', name, namespace, uid },
  };
}

/** The Service's ports as its Pods have them: a port's name is looked up in the first Pod that knows it. */
export function portsOf(service: Service, pods: readonly Pod[]): EndpointPort[] {
  return (service.spec.ports ?? []).flatMap(
    ({ name = '', port, targetPort = port, protocol = 'TCP' }): EndpointPort[] => {
      const number = typeof targetPort === 'number' ? targetPort : namedPort(targetPort, protocol, pods);
      return number === undefined ? [] : [{ name, port: number, protocol }];
    },
  );
}

function namedPort(name: string, protocol: string, pods: readonly Pod[]): number | undefined {
  for (const pod of pods) {
    for (const { ports = [] } of pod.spec.containers) {
      const port = ports.find((candidate) => candidate.name === name && (candidate.protocol ?? 'TCP') === protocol);
      if (port !== undefined) return port.containerPort;
    }
  }
  return undefined;
}
