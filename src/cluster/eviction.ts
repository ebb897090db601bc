/**
 * The eviction API: how a Pod is asked to leave its Node politely. Who evicts is told no where a deletion would not be.
 * Follows pkg/registry/core/pod/storage/eviction.go.
 */
import type { Pod } from '../api/objects';
import type { Cluster } from './cluster';
import { deleteObject } from './deletion';
import { timestamp } from './time';

export interface EvictionOptions {
  /** Seconds; left out: the Pod's own terminationGracePeriodSeconds. */
  readonly gracePeriodSeconds?: number;
}

const DISRUPTION_TARGET = {
  type: 'DisruptionTarget',
  status: 'True',
  reason: 'EvictionByEvictionAPI',
  message: 'Eviction API: evicting',
} as const;

/** Notes on the Pod that it is evicted, and deletes it with its grace. */
export function evictPod(cluster: Cluster, pod: Pod, options: EvictionOptions = {}): void {
  const others = (pod.status.conditions ?? []).filter(({ type }) => type !== DISRUPTION_TARGET.type);
  const conditions = [...others, { ...DISRUPTION_TARGET, lastTransitionTime: timestamp(cluster.now) }];
  deleteObject(cluster, cluster.updateStatus(pod, { ...pod.status, conditions }), options);
}
