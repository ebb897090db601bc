/**
 * Requests to an app: which Pods can get one, and which of them does.
 */
import { isTerminal } from '../api/lifecycle';
import type { EndpointSlice, Pod, Service } from '../api/objects';
import { own } from '../api/own';
import { matchesLabels } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';
import type { ContainerRun } from '../cluster/machines/container-runtime';
import { mix, nextRandom, type Random } from '../cluster/random';

/**
 * The Pods that a Service sends requests to now: the ready endpoints of its slices, in the order of creation. Where none
 * is ready, those that are being deleted and still serve; who asks for names, as of a headless Service, gets none.
 * Follows pkg/proxy/topology.go.
 */
export function readyPods(cluster: Cluster, service: Service): readonly Pod[] {
  const { uid, namespace } = service.metadata;
  const endpoints = cluster.controlledBy('EndpointSlice', uid).flatMap((slice) => slice.endpoints);
  const ready = endpoints.filter(({ conditions }) => conditions?.ready === true);
  const isProxied = service.spec.clusterIP !== 'None';
  const used = ready.length > 0 || !isProxied ? ready : endpoints.filter(servesToTheEnd);
  return used.flatMap((endpoint) => cluster.get('Pod', endpoint.targetRef?.name ?? '', namespace) ?? []);
}

const servesToTheEnd = ({ conditions }: EndpointSlice['endpoints'][number]): boolean =>
  conditions?.serving === true && conditions.terminating === true;

/**
 * The Pods that answer requests to a Service. From outside these are its ready Pods; a program on a Node that is cut
 * off reaches only what runs beside it, whatever the cluster thinks of that.
 */
export function podsFor(cluster: Cluster, service: Service, from?: string): readonly Pod[] {
  if (from === undefined || !isSilent(cluster, from)) {
    const isLocal = from !== undefined && service.spec.internalTrafficPolicy === 'Local';
    return readyPods(cluster, service).filter(
      (pod) => isReachable(cluster, pod) && (!isLocal || pod.spec.nodeName === from),
    );
  }
  const { selector = {} } = service.spec;
  if (Object.keys(selector).length === 0) return [];
  return cluster
    .podsOn(from)
    .filter((pod) => pod.metadata.namespace === service.metadata.namespace)
    .filter((pod) => matchesLabels(selector, pod.metadata.labels))
    .filter((pod) => answeringRun(cluster, pod, mainContainer(pod)) !== undefined);
}

/** The Service that an app forwards to: what `BACKEND` says in the environment of its containers. */
export function backendOf({ containers }: Pick<Pod['spec'], 'containers'>): string | undefined {
  for (const { env = [] } of containers) {
    const found = env.find(({ name }) => name === 'BACKEND')?.value;
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** The container that answers the Pod's requests. */
export function mainContainer({ spec: { containers } }: Pod): string {
  return containers[0]?.name ?? '';
}

/** The run of a container whose process answers now; it answers also where nobody can hear it. */
export function answeringRun(cluster: Cluster, pod: Pod, container: string): ContainerRun | undefined {
  const known = own(cluster.machines.pods.get(pod.metadata.uid)?.containers, container);
  if (known?.phase !== 'running' || isTerminal(pod)) return undefined;
  const { run } = known;
  return run?.readyAt !== undefined && run.readyAt <= cluster.now ? run : undefined;
}

/** Whether the network reaches this Pod from other machines: its Node is there and not silent. */
export function isReachable(cluster: Cluster, { spec: { nodeName = '' } }: Pod): boolean {
  return cluster.get('Node', nodeName) !== undefined && !isSilent(cluster, nodeName);
}

/** Whether nothing is heard of a Node's machine. */
export function isSilent(cluster: Cluster, node: string): boolean {
  return cluster.machines.nodes.get(node)?.fault?.kind === 'silent';
}

/** A generator for requests that change nothing: the same state gives the same answer. */
export function lotsApart(cluster: Cluster): Random {
  return { position: mix(cluster.random.position ^ cluster.now) };
}

/**
 * Who gets so many requests of one client: by lot, or always the same Pod where the Service keeps to it. That Pod stays
 * the same as long as it answers, whoever comes and goes beside it.
 */
export function receivers(lots: Random, service: Service, pods: readonly Pod[], request: Sent): readonly Pod[] {
  if (service.spec.sessionAffinity !== 'ClientIP') return byLot(lots, pods, request.count);
  const weight = ({ metadata: { uid } }: Pod): number => mix(fingerprint(`${request.from ?? 'outside'} ${uid}`));
  const kept = [...pods].sort((a, b) => weight(b) - weight(a)).slice(0, 1);
  return Array.from({ length: request.count }, () => kept).flat();
}

export interface Sent {
  readonly count: number;
  /** The Node whose program asks; absent: a client from outside. */
  readonly from?: string;
}

const fingerprint = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);

/** So many of the items by lot, one after another. `lots`: the cluster's own generator, or one that is apart from it. */
export function byLot<T>(lots: Random, items: readonly T[], count: number): readonly T[] {
  if (items.length === 0) return [];
  return Array.from({ length: count }, () => items[Math.floor(nextRandom(lots) * items.length)] as T);
}
