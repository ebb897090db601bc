/** Statuses say what is there. */
import type { KubeObject, Pod } from '../../api/objects';
import type { Cluster } from '../cluster';
import { keyOf } from '../identity';
import { isActive, isReady } from './pods';

/** Every number that a workload reports of its Pods, against the Pods. */
export function* counts(cluster: Cluster): Iterable<string> {
  for (const set of cluster.each('ReplicaSet')) {
    const pods = cluster.controlledBy('Pod', set.metadata.uid).filter(isActive);
    yield* agree(set, 'replicas', set.status.replicas, pods.length);
    yield* agree(set, 'readyReplicas', set.status.readyReplicas, pods.filter(isReady).length);
    yield* observed(set, set.status.observedGeneration);
  }
  for (const set of cluster.each('StatefulSet')) {
    const pods = cluster.controlledBy('Pod', set.metadata.uid);
    yield* agree(set, 'replicas', set.status.replicas, pods.length);
    const running = pods.filter((pod) => pod.status.phase === 'Running' && isReady(pod));
    yield* agree(set, 'readyReplicas', set.status.readyReplicas, running.length);
    const updated = pods.filter((pod) => isAtRevision(pod, set.status.updateRevision));
    yield* agree(set, 'updatedReplicas', set.status.updatedReplicas, updated.length);
    yield* observed(set, set.status.observedGeneration);
  }
  for (const set of cluster.each('DaemonSet')) {
    const { observedGeneration, numberReady: ready = 0 } = set.status;
    const { currentNumberScheduled: scheduled = 0, desiredNumberScheduled: desired = 0 } = set.status;
    const nodes = new Set(cluster.controlledBy('Pod', set.metadata.uid).map(({ spec }) => spec.nodeName));
    if (scheduled > desired || ready > scheduled) yield `${nameOf(set)} counts more than it wants`;
    if (scheduled > nodes.size) {
      yield `${nameOf(set)} counts ${scheduled} Nodes, there are Pods on ${nodes.size}`;
    }
    yield* observed(set, observedGeneration);
  }
  for (const job of cluster.each('Job')) {
    const pods = cluster.controlledBy('Pod', job.metadata.uid).filter(isActive);
    yield* agree(job, 'active', job.status.active, pods.length);
  }
}

function* agree(object: KubeObject, what: string, said: number | undefined, there: number): Iterable<string> {
  if ((said ?? 0) !== there) yield `${nameOf(object)} says ${what} ${said ?? 0}, there are ${there}`;
}

/** At rest a controller has seen the latest spec, unless the object is on its way out. */
function* observed(object: KubeObject, generation: number | undefined): Iterable<string> {
  if (object.metadata.deletionTimestamp !== undefined || generation === object.metadata.generation) return;
  yield `${nameOf(object)} has generation ${object.metadata.generation}, its controller saw ${generation ?? 'none'}`;
}

const isAtRevision = (pod: Pod, revision: string | undefined): boolean =>
  pod.metadata.deletionTimestamp === undefined && pod.metadata.labels?.['controller-revision-hash'] === revision;

const nameOf = (object: KubeObject): string => `${object.kind} ${keyOf(object)}`;
