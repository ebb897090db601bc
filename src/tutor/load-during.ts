/**
 * What became of the requests that people were sending while a command ran.
 */
import type { Pod, Service } from '../api/objects';
import { matchesLabels } from '../api/selectors';
import { type Cluster, keyOf } from '../cluster/cluster';
import { POD_CAPACITY } from '../containers/load';
import type { TopOwner } from '../diagram/owner';
import { podsOf } from '../diagram/workload';
import { isReady } from '../diagram/pod-state';
import { timelineOf } from '../diagram/timeline';
import type { Situation } from './situation';
import { type Entry, FIXED } from './story/lines';

export interface LoadDuring {
  /** Requests per second that people sent. */
  readonly rate: number;
  /** Ready Pods at the worst instant. */
  readonly fewestReady: number;
  /** Requests per second that were lost at that instant. */
  readonly lost: number;
  /** Ready Pods before the command, and at its end. */
  readonly readyBefore: number;
  readonly readyNow: number;
}

/** Undefined when nobody sent requests to this workload, or its Pods did not change. */
export function loadDuring({ owner, steps, before, after }: Situation): LoadDuring | undefined {
  if (owner === undefined) return undefined;
  const services = servicesOf(owner, before);
  const rate = services.reduce((sum, service) => sum + before.machines.loadOn(keyOf(service)), 0);
  if (rate === 0) return undefined;
  const answering = (cluster: Cluster) => answeringIn(cluster, owner, services);
  const names = new Set([...answering(before), ...answering(after)].map((pod) => pod.metadata.name));
  for (const { verb, object, detail } of steps) {
    if (verb === 'made-pod' && detail?.by !== undefined && isOf(owner, String(detail.by))) names.add(object.name);
  }
  const instants = timelineOf(before, steps, (name) => names.has(name));
  if (instants.length === 0) return undefined;
  const ready = instants.map(({ pods }) => [...pods.values()].filter((box) => box === 'R').length);
  const fewestReady = Math.min(...ready);
  const readyBefore = answering(before).filter(isReady).length;
  return { rate, fewestReady, lost: lostOf(rate, fewestReady), readyBefore, readyNow: ready.at(-1) ?? 0 };
}

/** The last line of a story: `Service lost none of 500 requests/s: 3 Pods can do 600`. */
export function loadEntry({ rate, fewestReady, lost, readyBefore, readyNow }: LoadDuring, at: number): Entry {
  const can = canDo(fewestReady);
  const lostNow = lostOf(rate, readyNow);
  const since = lostNow === 0 ? `none since: ${canDo(readyNow)}` : `${lostNow} since`;
  const text =
    lost === 0
      ? `Service lost none of ${rate} requests/s: ${can}`
      : readyNow === fewestReady
        ? `Service ${readyBefore === readyNow ? 'still lost' : 'loses'} ${lost} of ${rate} requests/s${readyBefore === readyNow ? '' : ' now'}: ${can}`
        : readyBefore === fewestReady
          ? `Service lost ${lost} of ${rate} requests/s until then (${can}), ${since}`
          : `Service lost up to ${lost} of ${rate} requests/s (at worst ${can}), ${since}`;
  return { at, text, weight: lost === 0 ? 8 : 9, steps: 0 };
}

/** `3 Pods can do 600`. */
export function canDo(pods: number): string {
  return `${pods === 1 ? '1 Pod' : `${pods} Pods`} can do ${pods * POD_CAPACITY}`.replaceAll(' ', FIXED);
}

/** Requests per second that are too many for so many ready Pods. */
export const lostOf = (rate: number, pods: number): number => Math.max(0, rate - pods * POD_CAPACITY);

/** The Services that select the workload's Pods. */
function servicesOf(owner: TopOwner, cluster: Cluster): readonly Service[] {
  const { labels } = owner.spec.template.metadata;
  return cluster
    .list('Service', owner.metadata.namespace)
    .filter(({ spec }) => spec.selector !== undefined && matchesLabels(spec.selector, labels));
}

/** The workload's Pods, and those of others that the same Services send requests to. */
function answeringIn(cluster: Cluster, owner: TopOwner, services: readonly Service[]): readonly Pod[] {
  const own = podsOf(owner, cluster);
  const uids = new Set(own.map(({ metadata }) => metadata.uid));
  const others = cluster
    .list('Pod', owner.metadata.namespace)
    .filter(
      ({ metadata }) =>
        !uids.has(metadata.uid) && services.some(({ spec }) => matchesLabels(spec.selector ?? {}, metadata.labels)),
    );
  return [...own, ...others];
}

/** Whether a Pod's maker is the workload, or a ReplicaSet of it. */
function isOf(owner: TopOwner, maker: string): boolean {
  return maker === owner.metadata.name || maker.startsWith(`${owner.metadata.name}-`);
}
