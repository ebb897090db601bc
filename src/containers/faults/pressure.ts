/**
 * A Node that runs low on memory: its kubelet ends a Pod to save the others. The Pod stays as a record.
 * Follows pkg/kubelet/eviction/eviction_manager.go (evictPod) and helpers.go (evictionMessage).
 */
import { type Pod, refOf } from '../../api/objects';
import { own } from '../../api/own';
import { parseQuantity } from '../../api/quantity';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { failPod } from './fail-pod';

/** What is said of the Node: the kubelet's default threshold, and a little less. */
const SHORT_OF = 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 90Mi. ';

/** Ends the Pod for good: phase Failed, reason Evicted. Its containers get no grace. */
export function evictUnderPressure(cluster: Cluster, pod: Pod): void {
  const message = evictionMessage(pod);
  cluster.record({
    actor: 'kubelet',
    verb: 'evicted',
    object: refOf(pod),
    because: 'its Node was low on memory',
    detail: { node: pod.spec.nodeName ?? '', stays: 1 },
  });
  reportEvent(cluster, 'kubelet', pod, { type: 'Warning', reason: 'Evicted', message });
  const note = { type: 'DisruptionTarget', status: 'True', reason: 'TerminationByKubelet', message } as const;
  failPod(cluster, pod, { reason: 'Evicted', message, exitCode: 137, notes: [note] });
}

/** Names the containers that use more than they asked for: as much again, or 512Mi where they asked for nothing. */
function evictionMessage(pod: Pod): string {
  const greedy = pod.spec.containers.map(({ name, resources }) => {
    const request = own(resources?.requests, 'memory') ?? '0';
    const used = `${Math.ceil((2 * parseQuantity(request)) / KIBI) || 512 * KIBI}Ki`;
    return `Container ${name} was using ${used}, request is ${request}, has larger consumption of memory. `;
  });
  return SHORT_OF + greedy.join('');
}

const KIBI = 1024;
