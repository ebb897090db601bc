/** Pods are where they may be, and machines remember what is there. */
import { milliCpu, parseQuantity } from '../../api/quantity';
import type { Container, Node, Pod } from '../../api/objects';
import type { Cluster } from '../cluster';
import { keyOf } from '../identity';
import { isReady, isTerminal } from './pods';

/** A Pod's Node exists, or was removed and the Pod waits for its removal. No Pod is ready that is nowhere or has ended. */
export function* places(cluster: Cluster): Iterable<string> {
  for (const pod of cluster.each('Pod')) {
    const { nodeName } = pod.spec;
    if (isReady(pod) && (nodeName === undefined || isTerminal(pod) || pod.status.phase !== 'Running')) {
      yield `Pod ${keyOf(pod)} is ready, and its phase is ${pod.status.phase ?? 'not known'}`;
    }
    if (nodeName === undefined || cluster.get('Node', nodeName) !== undefined) continue;
    const isWatched = cluster.machines.pods.get(pod.metadata.uid)?.orphanedAt !== undefined;
    if (!isWatched) yield `Pod ${keyOf(pod)} is bound to ${nodeName}, which does not exist`;
  }
}

/** Nothing is remembered of what is gone. */
export function* machines(cluster: Cluster): Iterable<string> {
  const pods = new Set<string>();
  for (const pod of cluster.each('Pod')) pods.add(pod.metadata.uid);
  for (const uid of cluster.machines.pods.keys()) {
    if (!pods.has(uid)) yield `a kubelet remembers Pod ${uid}, which is gone`;
  }
  for (const name of cluster.machines.nodes.keys()) {
    if (cluster.get('Node', name) === undefined) yield `the machine of Node ${name} is remembered, which is gone`;
  }
}

/** What the Pods of a Node request is never more than it can give. */
export function* capacities(cluster: Cluster): Iterable<string> {
  for (const node of cluster.each('Node')) {
    const pods = cluster.podsOn(node.metadata.name).filter((pod) => !isTerminal(pod));
    yield* overfull(node, pods);
  }
}

function* overfull({ metadata: { name }, status }: Node, pods: readonly Pod[]): Iterable<string> {
  const total = status.allocatable ?? {};
  const containers = pods.flatMap(({ spec }) => spec.containers);
  const sum = (amount: (container: Container) => number) => containers.reduce((all, one) => all + amount(one), 0);
  if (pods.length > parseQuantity(total.pods)) yield `Node ${name} has ${pods.length} Pods`;
  if (sum(({ resources }) => milliCpu(resources?.requests?.cpu)) > milliCpu(total.cpu)) {
    yield `Node ${name} lacks cpu`;
  }
  const memory = sum(({ resources }) => parseQuantity(resources?.requests?.memory));
  if (memory > parseQuantity(total.memory)) yield `Node ${name} lacks memory`;
}
