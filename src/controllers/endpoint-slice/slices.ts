/**
 * Endpoints in slices of at most a hundred. An endpoint stays in its slice, so that a change touches one slice only.
 * Follows staging/src/k8s.io/endpointslice/reconciler.go.
 */
import type { EndpointSlice, Service } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Endpoint, EndpointPort } from './endpoint';

const MOST_PER_SLICE = 100;
const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const MANAGER = 'endpointslice-controller.k8s.io';
const HEADLESS = 'service.kubernetes.io/headless';

/** The slices of a Service, oldest first. */
export function slicesOf(cluster: Cluster, service: Service): readonly EndpointSlice[] {
  return cluster.controlledBy('EndpointSlice', service.metadata.uid);
}

/** Makes the slices hold exactly these endpoints and ports. A Service without Pods keeps one empty slice. */
export function writeSlices(
  cluster: Cluster,
  service: Service,
  slices: readonly EndpointSlice[],
  endpoints: readonly Endpoint[],
  ports: EndpointPort[],
): void {
  const wanted = new Map(endpoints.map((endpoint) => [endpoint.targetRef?.uid, endpoint]));
  const kept = slices.map((slice) => {
    const list: Endpoint[] = [];
    for (const { targetRef } of slice.endpoints) {
      const endpoint = wanted.get(targetRef?.uid);
      if (endpoint !== undefined) list.push(endpoint);
      wanted.delete(targetRef?.uid);
    }
    return { slice, list };
  });
  const fresh = [...wanted.values()];
  for (const { list } of kept) list.push(...fresh.splice(0, MOST_PER_SLICE - list.length));
  const isAnyFull = kept.some(({ list }) => list.length > 0);
  kept.forEach(({ slice, list }, i) => {
    if (list.length === 0 && (isAnyFull || i > 0)) cluster.remove(slice);
    else cluster.update({ ...slice, endpoints: list, ports });
  });
  while (fresh.length > 0) createSlice(cluster, service, fresh.splice(0, MOST_PER_SLICE), ports);
  if (slices.length === 0 && endpoints.length === 0) createSlice(cluster, service, [], ports);
}

function createSlice(cluster: Cluster, service: Service, endpoints: Endpoint[], ports: EndpointPort[]): void {
  const { name, namespace, uid } = service.metadata;
  const owner = { apiVersion: 'v1', kind: 'Service', name, uid, controller: true, blockOwnerDeletion: true };
  const headless: Readonly<Record<string, string>> = service.spec.clusterIP === 'None' ? { [HEADLESS]: '' } : {};
  cluster.create('EndpointSlice', {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: { ...service.metadata.labels, ...headless, [MANAGED_BY]: MANAGER, [SERVICE_NAME]: name },
      ownerReferences: [owner],
    },
    addressType: 'IPv4',
    endpoints,
    ports,
  });
}
