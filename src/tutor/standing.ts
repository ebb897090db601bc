/**
 * How a cluster stands, in one line.
 */
import type { Cluster } from '../cluster/cluster';
import { isReady, podState } from '../diagram/pod-state';

/** `5 Pods on 3 Nodes, all ready`, at most 60 characters. */
export function standing(cluster: Cluster): string {
  const pods = cluster.list('Pod');
  const nodes = cluster.count('Node');
  const ready = pods.filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length;
  const where = `${nodes} Node${nodes === 1 ? '' : 's'}`;
  if (pods.length === 0) return `Nothing runs here yet; ${where} wait for work`;
  const many = `${pods.length} Pod${pods.length === 1 ? '' : 's'} on ${where}`;
  const done = pods.filter((pod) => podState(pod, cluster).box === '.').length;
  if (ready === pods.length) return `${many}, all ready`;
  const rest = done === 0 ? '' : `, ${done} done`;
  return `${many}: ${ready} of ${pods.length - done} ready${rest}`;
}
