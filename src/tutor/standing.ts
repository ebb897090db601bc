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
  const boxes = pods.map((pod) => podState(pod, cluster).box);
  const [done, failed] = ['.', 'x'].map((box) => boxes.filter((one) => one === box).length) as [number, number];
  const ended = [...(done === 0 ? [] : [`${done} done`]), ...(failed === 0 ? [] : [`${failed} failed`])].join(', ');
  const running = pods.length - done - failed;
  if (ready === pods.length) return `${many}, all ready`;
  if (running === 0) {
    return done === 0 || failed === 0 ? `${many}, all ${done === 0 ? 'failed' : 'done'}` : `${many}: ${ended}`;
  }
  return `${many}: ${ready} of ${running} ready${ended === '' ? '' : `, ${ended}`}`;
}
