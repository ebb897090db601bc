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

/** An endpoint, and the ports of the Service as its Pod has them. */
export interface Served {
  readonly endpoint: Endpoint;
  readonly ports: EndpointPort[];
}

/**
 * Makes the slices hold exactly these endpoints, those with the same ports together. A Service without endpoints keeps
 * one slice that is empty.
 */
export function writeSlices(
  cluster: Cluster,
  service: Service,
  slices: readonly EndpointSlice[],
  served: readonly Served[],
): void {
  const unused = new Set(slices);
  const groups = groupsOf(served);
  const own = groups.map(({ key }) =>
    slices.filter((slice) => slice.endpoints.length > 0 && keyOf(slice.ports) === key),
  );
  for (const slice of own.flat()) unused.delete(slice);
  for (const [i, { ports, endpoints }] of groups.entries()) {
    // A slice that nobody uses any more is as good as a new one.
    const [spare] = own[i]!.length === 0 ? unused : [];
    if (spare !== undefined) unused.delete(spare);
    fill(cluster, service, spare === undefined ? own[i]! : [spare], { ports, endpoints });
  }
  const [first, ...others] = unused;
  if (first !== undefined && groups.length === 0) cluster.update({ ...first, endpoints: [], ports: [] });
  else if (first !== undefined) cluster.remove(first);
  for (const slice of others) cluster.remove(slice);
  if (slices.length === 0 && groups.length === 0) createSlice(cluster, service, [], []);
}

interface Group {
  readonly ports: EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

const keyOf = (ports: readonly EndpointPort[] | undefined): string => JSON.stringify(ports ?? []);

function groupsOf(served: readonly Served[]): readonly (Group & { readonly key: string })[] {
  const groups = new Map<string, { readonly ports: EndpointPort[]; readonly endpoints: Endpoint[] }>();
  let last: { readonly ports: EndpointPort[]; readonly endpoints: Endpoint[] } | undefined;
  for (const { endpoint, ports } of served) {
    if (ports !== last?.ports) {
      const key = keyOf(ports);
      last = groups.get(key) ?? { ports, endpoints: [] };
      groups.set(key, last);
    }
    last.endpoints.push(endpoint);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/**
 * Endpoints stay where they are. New ones go into slices that change anyway, then into one that has room for all of
 * them, then into new ones. Follows reconcileByPortMapping.
 */
function fill(cluster: Cluster, service: Service, slices: readonly EndpointSlice[], { ports, endpoints }: Group): void {
  const wanted = new Map(endpoints.map((endpoint) => [endpoint.targetRef?.uid, endpoint]));
  const kept = slices.map((slice) => {
    const list: Endpoint[] = [];
    for (const { targetRef } of slice.endpoints) {
      const endpoint = wanted.get(targetRef?.uid);
      if (endpoint !== undefined) list.push(endpoint);
      wanted.delete(targetRef?.uid);
    }
    return { slice, list, isChanging: list.length < slice.endpoints.length || slice.endpoints.length === 0 };
  });
  const fresh = [...wanted.values()];
  const fullest = [...kept].sort((a, b) => b.list.length - a.list.length);
  const isUsed = ({ list, slice }: (typeof kept)[number]) => list.length > 0 || slice.endpoints.length === 0;
  for (const one of fullest) {
    if (one.isChanging && isUsed(one)) one.list.push(...fresh.splice(0, MOST_PER_SLICE - one.list.length));
  }
  const room = fullest.find(({ list, isChanging }) => !isChanging && list.length + fresh.length <= MOST_PER_SLICE);
  if (fresh.length > 0) room?.list.push(...fresh.splice(0));
  // What would be deleted and made anew in the same breath stays.
  for (const one of fullest) if (one.list.length === 0) one.list.push(...fresh.splice(0, MOST_PER_SLICE));
  for (const { slice, list } of kept) {
    if (list.length === 0) cluster.remove(slice);
    else cluster.update({ ...slice, endpoints: list, ports });
  }
  while (fresh.length > 0) createSlice(cluster, service, fresh.splice(0, MOST_PER_SLICE), ports);
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
