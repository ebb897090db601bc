/**
 * What the volume controller says about a claim. Upstream repeats it every 15 seconds; here nothing new is said until
 * something changes.
 */
import type { KubeObject } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { type EventNote, reportEvent } from '../../cluster/events';

/** A Normal event, once. */
export function note(cluster: Cluster, about: KubeObject, reason: string, message: string): void {
  reportOnce(cluster, about, { type: 'Normal', reason, message });
}

/** A Warning, once. */
export function warn(cluster: Cluster, about: KubeObject, reason: string, message: string): void {
  reportOnce(cluster, about, { type: 'Warning', reason, message });
}

function reportOnce(cluster: Cluster, about: KubeObject, event: EventNote): void {
  if (!wasSaid(cluster, about, event)) reportEvent(cluster, 'persistentvolume-controller', about, event);
}

function wasSaid(cluster: Cluster, about: KubeObject, { reason, message }: EventNote): boolean {
  for (const event of cluster.each('Event')) {
    if (event.involvedObject.uid === about.metadata.uid && event.reason === reason && event.message === message) {
      return true;
    }
  }
  return false;
}
