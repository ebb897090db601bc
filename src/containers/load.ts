/**
 * Requests that people send to a Service, and what becomes of them.
 * A Service has no queue and no idea of how busy a Pod is: kube-proxy gives each request to one ready Pod by lot.
 */
import type { Pod, Service } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { nextRandom, type Random } from '../cluster/random';
import { lotsApart, readyPods } from './requests';

/** Requests per second that one Pod can answer. */
export const POD_CAPACITY = 200;
/** Lots that are drawn for one picture; a higher rate is scaled up from them. */
const MOST_DRAWS = 2_000;

export interface PodLoad {
  readonly pod: Pod;
  /** Requests per second that the lot gave to this Pod. */
  readonly offered: number;
  /** Those of them that it answered. */
  readonly served: number;
}

export interface ServiceLoad {
  /** Requests per second, all of them. */
  readonly rate: number;
  readonly served: number;
  readonly lost: number;
  readonly pods: readonly PodLoad[];
}

/** Shares `rate` requests per second over ready Pods, by lot. Without a ready Pod all are lost. */
export function shareLoad(rate: number, ready: readonly Pod[], random: Random): ServiceLoad {
  const offered = drawLots(rate, ready.length, random);
  const pods = ready.map((pod, index): PodLoad => {
    const share = offered[index] ?? 0;
    return { pod, offered: share, served: Math.min(share, POD_CAPACITY) };
  });
  const served = pods.reduce((sum, pod) => sum + pod.served, 0);
  return { rate, served, lost: rate - served, pods };
}

/** How many of `rate` requests each of `count` Pods gets; the shares add up to the rate. */
function drawLots(rate: number, count: number, random: Random): readonly number[] {
  if (count === 0) return [];
  const draws = Math.min(rate, MOST_DRAWS);
  const lots = new Array<number>(count).fill(0);
  for (let draw = 0; draw < draws; draw++) {
    const place = Math.floor(nextRandom(random) * count);
    lots[place] = (lots[place] ?? 0) + 1;
  }
  const shares = lots.map((lot) => (draws === 0 ? 0 : Math.floor((lot * rate) / draws)));
  const rest = rate - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => (index === 0 ? share + rest : share));
}

/** What becomes of the requests that people send to a Service now. Does not move the cluster's generator. */
export function measureLoad(cluster: Cluster, service: Service): ServiceLoad {
  return shareLoad(cluster.machines.loadOn(keyOf(service)), readyPods(cluster, service), lotsApart(cluster));
}
