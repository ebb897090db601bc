/**
 * What containers use, as a metrics server would report it: a request costs a thousandth of a core for a second, and
 * every container keeps the same memory. See docs/decisions/0023-what-a-container-uses.md.
 */
import type { Container, Pod } from '../api/objects';
import { own } from '../api/own';
import { milliCpu, parseQuantity } from '../api/quantity';
import { matchesLabels } from '../api/selectors';
import { type Cluster, keyOf } from '../cluster/cluster';
import { POD_CAPACITY } from './load';
import { isReachable, mainContainer, readyPods } from './requests';

export interface Usage {
  /** Thousandths of a core. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}

/** CPU that one request per second takes, in thousandths of a core. */
const CPU_PER_REQUEST = 1;
const IDLE_CPU = 1;
const MEMORY = 64 * 1024 * 1024;

/**
 * What the running containers of these Pods use now, by name of the Pod and of the container. A Pod is left out when
 * nothing is known of it: no container runs, or nothing is heard of its Node.
 */
export function usageOf(
  cluster: Cluster,
  namespace: string,
  pods: readonly Pod[],
): ReadonlyMap<string, ReadonlyMap<string, Usage>> {
  const requests = requestsTo(cluster, namespace, pods);
  const known = new Map<string, ReadonlyMap<string, Usage>>();
  for (const pod of pods) {
    const used = containersOf(cluster, pod, requests.get(pod.metadata.uid) ?? 0);
    if (used.size > 0) known.set(pod.metadata.name, used);
  }
  return known;
}

function containersOf(cluster: Cluster, pod: Pod, requests: number): ReadonlyMap<string, Usage> {
  const used = new Map<string, Usage>();
  if (pod.status.phase !== 'Running' || !isReachable(cluster, pod)) return used;
  const containers = cluster.machines.pods.get(pod.metadata.uid)?.containers;
  const main = mainContainer(pod);
  for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
    if (own(containers, container.name)?.phase !== 'running') continue;
    used.set(container.name, usage(container, container.name === main ? requests : 0));
  }
  return used;
}

/** No container uses more than its limit. */
function usage({ resources }: Container, requests: number): Usage {
  const { cpu, memory } = resources?.limits ?? {};
  const wanted = Math.max(IDLE_CPU, Math.ceil(Math.min(requests, POD_CAPACITY) * CPU_PER_REQUEST));
  return {
    cpu: cpu === undefined ? wanted : Math.min(wanted, milliCpu(cpu)),
    memory: memory === undefined ? MEMORY : Math.min(MEMORY, parseQuantity(memory)),
  };
}

/** Requests per second that each of these Pods gets, by UID: over a while the lots of a Service come out even. */
function requestsTo(cluster: Cluster, namespace: string, pods: readonly Pod[]): ReadonlyMap<string, number> {
  const byPod = new Map<string, number>();
  for (const service of cluster.list('Service', namespace)) {
    const rate = cluster.machines.loadOn(keyOf(service));
    if (rate === 0 || !pods.some(({ metadata }) => matchesLabels(service.spec.selector ?? {}, metadata.labels))) {
      continue;
    }
    const ready = readyPods(cluster, service);
    for (const { metadata } of ready) byPod.set(metadata.uid, (byPod.get(metadata.uid) ?? 0) + rate / ready.length);
  }
  return byPod;
}
