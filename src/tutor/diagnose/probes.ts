/**
 * What probes have to do with a Pod's trouble: the kubelet asked, and the app did not answer as it was asked.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { eventText } from './finding';

export interface ProbeTrouble {
  /** A sentence without its full stop. */
  readonly why: string;
  readonly evidence: string;
  readonly helps: string;
}

/** A container that is stopped again and again because a probe fails. */
export function stoppedByProbe(pod: Pod, cluster: Cluster): ProbeTrouble | undefined {
  for (const type of ['Liveness', 'Startup'] as const) {
    const killing = eventText(cluster, pod, 'Killing');
    const evidence = eventText(cluster, pod, 'Unhealthy', `${type} probe`);
    const container = new RegExp(`Container (\\S+) failed ${type.toLowerCase()} probe`).exec(killing ?? '')?.[1];
    if (evidence === undefined || container === undefined) continue;
    return {
      why: `Container ${container} ran, but its ${type.toLowerCase()} probe failed, so the kubelet stopped it`,
      evidence,
      helps: `${fitting(evidence)} or more time in the probe.`,
    };
  }
  return undefined;
}

/** A container whose readiness or startup probe does not pass. */
export function unreadyByProbe(pod: Pod, cluster: Cluster): ProbeTrouble | undefined {
  for (const type of ['Readiness', 'Startup'] as const) {
    const field = type === 'Readiness' ? 'readinessProbe' : 'startupProbe';
    if (pod.spec.containers.every((container) => container[field] === undefined)) continue;
    const evidence = eventText(cluster, pod, 'Unhealthy', `${type} probe`);
    if (evidence === undefined) continue;
    return {
      why: `The containers run, but a ${type.toLowerCase()} probe fails; so no Service sends them requests`,
      evidence,
      helps: `${fitting(evidence)} or a template that becomes ready.`,
    };
  }
  return undefined;
}

function fitting(evidence: string): string {
  if (evidence.includes('connection refused')) return 'a probe that asks at the port where the app listens,';
  if (evidence.includes('No such file')) return 'a probe that looks for a file that the app writes,';
  if (evidence.includes('invalid syntax')) return 'a port in the probe that a container has,';
  return 'an app that answers its probe,';
}
