/**
 * Who leads a replicated database: the application's own choice, of which Kubernetes knows nothing.
 */
import type { Pod } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { controllerOf } from './owner';

/** Whether this Pod leads the database of its StatefulSet. */
export function leads(pod: Pod, cluster: Cluster): boolean {
  if (cluster.machines.databases.size === 0) return false;
  const owner = controllerOf(pod, cluster);
  if (owner?.kind !== 'StatefulSet') return false;
  return cluster.machines.databases.get(keyOf(owner))?.leader === pod.metadata.name;
}
