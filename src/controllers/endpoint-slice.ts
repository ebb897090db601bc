/**
 * Keeps the addresses of a Service's Pods in EndpointSlices.
 * Follows pkg/controller/endpointslice and staging/src/k8s.io/endpointslice. Works on keys of Services.
 */
import { type EndpointSlice, type Pod, refOf, type Service, type StringMap } from '../api/objects';
import { matchesLabels } from '../api/selectors';
import { type Cluster, keyOf } from '../cluster/cluster';
import type { Controller } from './controller';
import { type Endpoint, endpointOf, portsOf } from './endpoint-slice/endpoint';
import { type Served, slicesOf, writeSlices } from './endpoint-slice/slices';

export const endpointSliceController: Controller = {
  name: 'endpoint-slice',
  affectedBy({ object, before, type }, cluster) {
    if (object.kind === 'Service') return [keyOf(object)];
    if (object.kind === 'EndpointSlice') return type === 'DELETED' ? ownersOf(object) : [];
    if (object.kind !== 'Pod' || cluster.count('Service') === 0) return [];
    const earlier = before?.metadata.labels === object.metadata.labels ? undefined : before?.metadata.labels;
    return servicesOf(cluster, object, earlier);
  },
  keys: (cluster) => cluster.list('Service').map(keyOf),
  reconcile(key, cluster) {
    const service = cluster.byKey('Service', key);
    if (service === undefined || !hasSelector(service) || service.metadata.deletionTimestamp !== undefined) {
      return undefined;
    }
    const served: Served[] = [];
    const portsOn = portsOf(service);
    for (const pod of cluster.each('Pod')) {
      if (!picks(service, pod.metadata.namespace, pod.metadata.labels)) continue;
      const endpoint = endpointOf(cluster, service, pod);
      if (endpoint !== undefined) served.push({ endpoint, ports: portsOn(pod) });
    }
    const before = slicesOf(cluster, service);
    announce(
      cluster,
      service,
      before.flatMap((slice) => slice.endpoints),
      served.map(({ endpoint }) => endpoint),
    );
    writeSlices(cluster, service, before, served);
    return undefined;
  },
};

/** Changes of a slice are this controller's own; one that somebody deleted is made again. */
const ownersOf = ({ metadata }: EndpointSlice): string[] =>
  (metadata.ownerReferences ?? []).map(({ name }) => `${metadata.namespace}/${name}`);

const hasSelector = ({ spec }: Service): boolean => Object.keys(spec.selector ?? {}).length > 0;

const picks = (service: Service, namespace: string | undefined, labels: StringMap | undefined): boolean =>
  service.metadata.namespace === namespace && hasSelector(service) && matchesLabels(service.spec.selector, labels);

/** Services that pick the Pod now, or did with the labels it had. */
function servicesOf(cluster: Cluster, { metadata }: Pod, earlier: StringMap | undefined): string[] {
  const keys: string[] = [];
  for (const service of cluster.each('Service')) {
    const picksIt = (labels: StringMap | undefined) => picks(service, metadata.namespace, labels);
    if (picksIt(metadata.labels) || (earlier !== undefined && picksIt(earlier))) keys.push(keyOf(service));
  }
  return keys;
}

/** Records which Pods get requests from now on, and which do not any more. */
function announce(cluster: Cluster, service: Service, before: readonly Endpoint[], after: readonly Endpoint[]): void {
  const served = new Map(before.filter(isServing).map((endpoint) => [endpoint.targetRef?.uid, endpoint]));
  const ready = after.filter(isServing);
  const record = (verb: 'added-endpoint' | 'removed-endpoint', { targetRef }: Endpoint, because: string) =>
    cluster.record({
      actor: 'Service',
      verb,
      object: { kind: 'Pod', name: targetRef?.name ?? '', namespace: targetRef?.namespace },
      because,
      detail: { service: refOf(service).name, ready: ready.length },
    });
  for (const endpoint of ready) {
    if (!served.delete(endpoint.targetRef?.uid)) record('added-endpoint', endpoint, 'it is ready');
  }
  for (const [uid, endpoint] of served) record('removed-endpoint', endpoint, whyRemoved(cluster, endpoint, uid));
}

const isServing = (endpoint: Endpoint): boolean => endpoint.conditions?.ready === true;

function whyRemoved(cluster: Cluster, { targetRef }: Endpoint, uid: string | undefined): string {
  const pod = cluster.get('Pod', targetRef?.name ?? '', targetRef?.namespace);
  if (pod?.metadata.uid !== uid) return 'it is gone';
  if (pod?.metadata.deletionTimestamp !== undefined) return 'it is being deleted';
  return pod?.status.phase === 'Running' ? 'it is not ready, or its labels do not match any more' : 'it has ended';
}
