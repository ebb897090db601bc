/**
 * What the Pods of a target use and ask for.
 * Follows pkg/controller/podautoscaler/metrics/client.go and calculatePodRequests in replica_calculator.go.
 */
import type { Pod } from '../../api/objects';
import { own } from '../../api/own';
import { milliCpu, parseQuantity } from '../../api/quantity';
import { isSidecar } from '../../containers/restart';
import type { Usage } from '../../containers/usage';

export type Resource = 'cpu' | 'memory';

export interface Tolerances {
  readonly up: number;
  readonly down: number;
}

/** What one metric is to be counted from. */
export interface Measure {
  readonly resource: Resource;
  /** One container of each Pod; undefined: all of them. */
  readonly container: string | undefined;
  readonly pods: readonly Pod[];
  /** By name of the Pod and the container. */
  readonly usage: ReadonlyMap<string, ReadonlyMap<string, Usage>>;
  /** What the target asks for now. */
  readonly current: number;
  readonly tolerances: Tolerances;
  /** Virtual milliseconds. */
  readonly now: number;
}

/** Why there is none, in upstream's words. */
export interface Problem {
  readonly problem: string;
}

/** Use by name of the Pod. */
export type Metrics = ReadonlyMap<string, number>;

/** What each Pod uses of the resource. Follows GetResourceMetric in metrics/client.go. */
export function valuesOf({ resource, container, pods, usage }: Measure): { readonly values: Metrics } | Problem {
  if (usage.size === 0) return { problem: 'no metrics returned from resource metrics API' };
  const values = new Map<string, number>();
  for (const [name, containers] of usage) {
    if (container !== undefined && !containers.has(container)) {
      const pod = `${pods[0]?.metadata.namespace ?? ''}/${name}`;
      return {
        problem: `failed to get container metrics: container ${container} not present in metrics for pod ${pod}`,
      };
    }
    let sum = 0;
    for (const [one, used] of containers) if (container === undefined || container === one) sum += used[resource];
    values.set(name, sum);
  }
  return { values };
}

/** What each Pod asks for. */
export function requestsOf({ pods, resource, container }: Measure): { readonly requests: Metrics } | Problem {
  const requests = new Map<string, number>();
  for (const { metadata, spec } of pods) {
    const counted = [...spec.containers, ...(spec.initContainers ?? []).filter(isSidecar)].filter(
      ({ name }) => container === undefined || container === name,
    );
    if (counted.length === 0) return { problem: `container ${container ?? ''} not found in Pod ${metadata.name}` };
    let sum = 0;
    for (const { name, resources } of counted) {
      const request = own(resources?.requests, resource);
      if (request === undefined) {
        return { problem: `missing request for ${resource} in container ${name} of Pod ${metadata.name}` };
      }
      sum += resource === 'cpu' ? milliCpu(request) : parseQuantity(request);
    }
    requests.set(metadata.name, sum);
  }
  return { requests };
}
