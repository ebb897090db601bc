/** What Services and budgets say of the Pods that they pick. */
import { matchesLabels, matchesSelector } from '../../api/selectors';
import type { Pod } from '../../api/objects';
import type { Cluster } from '../cluster';
import { keyOf } from '../identity';
import { isReady, isTerminal } from './pods';

/** The endpoints of a Service are the Pods that it picks; the ready ones get requests. */
export function* endpoints(cluster: Cluster): Iterable<string> {
  for (const service of cluster.each('Service')) {
    const { selector = {}, publishNotReadyAddresses = false } = service.spec;
    if (Object.keys(selector).length === 0) continue;
    const picked = (pod: Pod) =>
      pod.metadata.namespace === service.metadata.namespace &&
      matchesLabels(selector, pod.metadata.labels) &&
      pod.status.podIP !== undefined &&
      !isTerminal(pod);
    const serves = (pod: Pod) =>
      publishNotReadyAddresses || (isReady(pod) && pod.metadata.deletionTimestamp === undefined);
    const pods = cluster.list('Pod').filter(picked);
    const listed = cluster.controlledBy('EndpointSlice', service.metadata.uid).flatMap((slice) => slice.endpoints);
    const name = `Service ${keyOf(service)}`;
    if (listed.length !== pods.length) yield `${name} has ${listed.length} endpoints for ${pods.length} Pods`;
    const ready = listed.filter(({ conditions }) => conditions?.ready).map(({ targetRef }) => targetRef?.name);
    const able = pods.filter(serves).map(({ metadata }) => metadata.name);
    if (ready.sort().join() !== able.sort().join()) {
      yield `${name} sends requests to ${ready.join() || 'nobody'}, ready are ${able.join() || 'none'}`;
    }
  }
}

/** A budget counts the Pods that are ready, and allows what is more than it needs. */
export function* budgets(cluster: Cluster): Iterable<string> {
  for (const { metadata, spec, status } of cluster.each('PodDisruptionBudget')) {
    const disrupted = status.disruptedPods ?? {};
    const counted = (pod: Pod) =>
      pod.metadata.namespace === metadata.namespace &&
      matchesSelector(spec.selector, pod.metadata.labels) &&
      pod.metadata.deletionTimestamp === undefined &&
      !isTerminal(pod) &&
      isReady(pod) &&
      !(pod.metadata.name in disrupted);
    const ready = cluster.list('Pod').filter(counted).length;
    const name = `budget ${metadata.name}`;
    const { currentHealthy = 0, desiredHealthy = 0, expectedPods = 0, disruptionsAllowed = 0 } = status;
    if (currentHealthy !== ready) yield `${name} counts ${currentHealthy} Pods, ${ready} are ready`;
    const spare = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
    if (disruptionsAllowed !== spare) yield `${name} allows ${disruptionsAllowed}, it can spare ${spare}`;
  }
}
