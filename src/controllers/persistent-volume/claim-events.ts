/**
 * What the volume controller says about a claim. Upstream repeats it every 15 seconds; here nothing new is said until
 * something changes.
 */
import type { KubeObject } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportOnce } from '../../cluster/events';

const SOURCE = 'persistentvolume-controller';

/** A Normal event, once. */
export function note(cluster: Cluster, about: KubeObject, reason: string, message: string): void {
  reportOnce(cluster, SOURCE, about, { type: 'Normal', reason, message });
}

/** A Warning, once. */
export function warn(cluster: Cluster, about: KubeObject, reason: string, message: string): void {
  reportOnce(cluster, SOURCE, about, { type: 'Warning', reason, message });
}
