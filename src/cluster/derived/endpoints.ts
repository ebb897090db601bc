/**
 * Endpoints: the addresses of a Service in one object, the form that EndpointSlices replaced.
 * Follows pkg/controller/endpoint (syncService), and the merge of subsets in pkg/api/v1/endpoints.
 */
import type { EndpointAddress, EndpointPort, EndpointSubset } from 'kubernetes-types/core/v1';
import type { EndpointSlice, Endpoints, Service, StringMap } from '../../api/objects';
import type { Cluster } from '../cluster';
import { derivedUid } from './derived-uid';

const SERVICE = 'kubernetes.io/service-name';
const MANAGED = { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' };

/** One for each Service that selects Pods. */
export function endpointsOf(cluster: Cluster): readonly Endpoints[] {
  const services = cluster.list('Service').filter(({ spec }) => Object.keys(spec.selector ?? {}).length > 0);
  if (services.length === 0) return [];
  const slices = cluster.list('EndpointSlice');
  return services.map((service) => {
    const { name, namespace } = service.metadata;
    const own = slices.filter(
      ({ metadata }) => metadata.namespace === namespace && metadata.labels?.[SERVICE] === name,
    );
    return endpointsFor(service, own);
  });
}

function endpointsFor({ metadata, spec }: Service, slices: readonly EndpointSlice[]): Endpoints {
  const { name, namespace, labels, creationTimestamp, generation, uid, resourceVersion } = metadata;
  const versions = [resourceVersion, ...slices.map((slice) => slice.metadata.resourceVersion)].map(Number);
  const headless: StringMap = spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
  const subsets = slices.flatMap(subsetOf);
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name,
      namespace,
      labels: { ...labels, ...MANAGED, ...headless },
      creationTimestamp,
      generation,
      uid: derivedUid(uid),
      resourceVersion: `${Math.max(...versions)}`,
    },
    ...(subsets.length > 0 && { subsets }),
  };
}

/** A slice's addresses that are ready, and those that are not; its ports. */
function subsetOf({ endpoints, ports = [] }: EndpointSlice): EndpointSubset[] {
  const ready: EndpointAddress[] = [];
  const notReady: EndpointAddress[] = [];
  for (const { addresses, conditions, hostname, nodeName, targetRef } of endpoints) {
    if (conditions?.terminating === true && conditions.ready !== true) continue;
    const [ip] = addresses;
    if (ip === undefined) continue;
    const address = {
      ip,
      ...(hostname !== undefined && { hostname }),
      ...(nodeName !== undefined && { nodeName }),
      ...(targetRef !== undefined && { targetRef }),
    };
    (conditions?.ready === false ? notReady : ready).push(address);
  }
  if (ready.length + notReady.length === 0) return [];
  const byAddress = (a: EndpointAddress, b: EndpointAddress) => (a.ip < b.ip ? -1 : 1);
  const known = ports.flatMap(({ name, port, protocol }): EndpointPort[] =>
    port === undefined ? [] : [{ ...(name !== undefined && name !== '' && { name }), port, protocol }],
  );
  return [
    {
      ...(ready.length > 0 && { addresses: ready.sort(byAddress) }),
      ...(notReady.length > 0 && { notReadyAddresses: notReady.sort(byAddress) }),
      ...(known.length > 0 && { ports: known }),
    },
  ];
}
