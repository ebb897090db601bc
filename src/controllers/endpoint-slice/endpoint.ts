/**
 * One Pod as an endpoint of a Service.
 * Follows staging/src/k8s.io/endpointslice/utils.go, podToEndpoint.
 */
import { isTerminal } from '../../api/lifecycle';
import type { EndpointSlice, Pod, Service } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { isTrue } from '../../containers/pod-condition';

export type Endpoint = EndpointSlice['endpoints'][number];
export type EndpointPort = NonNullable<EndpointSlice['ports']>[number];

/** The Pod's endpoint, or undefined: it has no address yet, or has ended. */
export function endpointOf(cluster: Cluster, service: Service, pod: Pod): Endpoint | undefined {
  const { podIP } = pod.status;
  if (podIP === undefined || isTerminal(pod)) return undefined;
  const serving = isTrue(pod, 'Ready');
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
  const { name, namespace, uid } = pod.metadata;
  const { hostname, subdomain, nodeName = '' } = pod.spec;
  const zone = cluster.get('Node', nodeName)?.metadata.labels?.['topology.kubernetes.io/zone'];
  const isNamed =
    hostname !== undefined && subdomain === service.metadata.name && namespace === service.metadata.namespace;
  const endpoint = {
    addresses: [podIP],
    conditions: { ready, serving, terminating },
    nodeName: pod.spec.nodeName,
    targetRef: { kind: 'Pod', name, namespace, uid },
  };
  if (!isNamed && zone === undefined) return endpoint;
  return { ...endpoint, ...(isNamed ? { hostname } : {}), ...(zone === undefined ? {} : { zone }) };
}

/**
 * The Service's ports as each Pod has them; a port whose name the Pod does not know is left out. Where the Service gives
 * numbers only, all Pods share one list.
 */
export function portsOf({ spec: { ports = [] } }: Service): (pod: Pod) => EndpointPort[] {
  const portsOn = (pod: Pod | undefined): EndpointPort[] =>
    ports.flatMap(({ name = '', port, targetPort = port, protocol = 'TCP' }): EndpointPort[] => {
      const number = typeof targetPort === 'number' ? targetPort : pod && namedPort(targetPort, protocol, pod);
      return number === undefined ? [] : [{ name, port: number, protocol }];
    });
  if (ports.some(({ targetPort }) => typeof targetPort === 'string')) return portsOn;
  const shared = portsOn(undefined);
  return () => shared;
}

/** Follows FindPort in pkg/api/v1/pod: sidecars have ports, too. */
function namedPort(name: string, protocol: string, { spec }: Pod): number | undefined {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  for (const { ports = [] } of [...spec.containers, ...sidecars]) {
    const port = ports.find((candidate) => candidate.name === name && (candidate.protocol ?? 'TCP') === protocol);
    if (port !== undefined) return port.containerPort;
  }
  return undefined;
}
