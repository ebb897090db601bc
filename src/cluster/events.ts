/**
 * Kubernetes Events, with the de-duplication that client-go's recorder does: the same event again raises its count.
 * Follows client-go/tools/record. Events live for an hour, and only so many at a time.
 */
import { type Event, type KubeObject, refOf } from '../api/objects';
import type { Cluster } from './cluster';
import { hex32 } from './hex';
import { EVENT_TTL_MINUTES, MAX_EVENTS } from './state';
import { millisOf, MINUTE, timestamp } from './time';

export interface EventNote {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** Components that report events, by upstream's names. */
export type EventSource =
  | 'deployment-controller'
  | 'replicaset-controller'
  | 'statefulset-controller'
  | 'daemonset-controller'
  | 'job-controller'
  | 'cronjob-controller'
  | 'default-scheduler'
  | 'kubelet'
  | 'node-controller'
  | 'taint-eviction-controller'
  | 'persistentvolume-controller'
  | 'attachdetach-controller'
  | 'controllermanager'
  | 'horizontal-pod-autoscaler'
  | 'endpoint-slice-controller';

/** Reports an event about an object. */
export function reportEvent(cluster: Cluster, source: EventSource, about: KubeObject, note: EventNote): void {
  forgetOldEvents(cluster);
  const namespace = about.metadata.namespace ?? 'default';
  const name = `${about.metadata.name}.${fingerprint(source, about, note)}`;
  const now = timestamp(cluster.now);
  const known = cluster.get('Event', name, namespace);
  if (known !== undefined) {
    cluster.update({ ...known, count: (known.count ?? 1) + 1, lastTimestamp: now });
    return;
  }
  const ref = refOf(about);
  cluster.create('Event', {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name, namespace },
    involvedObject: { apiVersion: about.apiVersion, ...ref, uid: about.metadata.uid },
    type: note.type,
    reason: note.reason,
    message: note.message,
    count: 1,
    firstTimestamp: now,
    lastTimestamp: now,
    source: { component: source },
    reportingComponent: source,
  });
}

function fingerprint(source: string, about: KubeObject, note: EventNote): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  const text = `${source}\0${about.kind}\0${about.metadata.uid}\0${note.type}\0${note.reason}\0${note.message}`;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
  }
  return hex32(high) + hex32(low);
}

/** Events are listed in the order of creation, so the old ones are in front. */
function forgetOldEvents(cluster: Cluster): void {
  let oldest = cluster.oldest('Event');
  while (oldest !== undefined && cluster.count('Event') >= MAX_EVENTS) {
    cluster.remove(oldest);
    oldest = cluster.oldest('Event');
  }
  const since = cluster.now - EVENT_TTL_MINUTES * MINUTE;
  if (oldest === undefined || millisOf(oldest.metadata.creationTimestamp) >= since) return;
  for (const event of cluster.each('Event')) {
    if (millisOf(event.metadata.creationTimestamp) >= since) return;
    if (isOld(cluster, event)) cluster.remove(event);
  }
}

function isOld(cluster: Cluster, event: Event): boolean {
  const last = event.lastTimestamp ?? event.metadata.creationTimestamp;
  return millisOf(last) < cluster.now - EVENT_TTL_MINUTES * MINUTE;
}
