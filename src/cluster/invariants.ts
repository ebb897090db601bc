/**
 * What must hold in every cluster, whatever was done to it. Tests check it after every command.
 */
import { matchesLabels } from '../api/selectors';
import { milliCpu, parseQuantity } from '../api/quantity';
import type { Container, KubeObject, Node, Pod } from '../api/objects';
import { type Cluster, controllerOf, keyOf } from './cluster';

/** Violations, one sentence each; empty in a sound cluster. `atRest`: nothing is to do, so counts must agree too. */
export function invariants(cluster: Cluster, atRest = false): readonly string[] {
  const always = [identities, owners, places, claims, capacities];
  const rules = atRest ? [...always, counts] : always;
  return rules.flatMap((rule) => [...rule(cluster)]);
}

const isActive = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined && status.phase !== 'Failed' && status.phase !== 'Succeeded';

/** One UID, one object; one address, one Pod; one Pod of a DaemonSet on a Node. */
function* identities(cluster: Cluster): Iterable<string> {
  const uids = new Map<string, string>();
  for (const object of cluster.snapshot().objects) {
    const name = `${object.kind} ${keyOf(object)}`;
    const other = uids.get(object.metadata.uid);
    if (other !== undefined) yield `${name} and ${other} have the same UID`;
    uids.set(object.metadata.uid, name);
  }
  const addresses = new Map<string, string>();
  const daemons = new Map<string, string>();
  for (const pod of cluster.each('Pod')) {
    if (!isActive(pod)) continue;
    const { podIP } = pod.status;
    if (podIP !== undefined && pod.spec.hostNetwork !== true) {
      const other = addresses.get(podIP);
      if (other !== undefined) yield `Pods ${keyOf(pod)} and ${other} have the same address ${podIP}`;
      addresses.set(podIP, keyOf(pod));
    }
    const owner = controllerOf(pod);
    if (owner?.kind !== 'DaemonSet' || pod.spec.nodeName === undefined) continue;
    const place = `${owner.name} on ${pod.spec.nodeName}`;
    if (daemons.has(place)) yield `two Pods of DaemonSet ${place}`;
    daemons.set(place, keyOf(pod));
  }
}

/** Every owner is there, unless the object is on its way out. */
function* owners(cluster: Cluster): Iterable<string> {
  for (const object of cluster.snapshot().objects) {
    if (object.metadata.deletionTimestamp !== undefined) continue;
    const { ownerReferences = [], namespace } = object.metadata;
    if (ownerReferences.length === 0) continue;
    const isThere = ownerReferences.some(({ kind, name, uid }) => {
      const found =
        cluster.get(kind as KubeObject['kind'], name, namespace) ?? cluster.get(kind as KubeObject['kind'], name);
      return found?.metadata.uid === uid;
    });
    if (!isThere) yield `${object.kind} ${keyOf(object)} has lost its owner`;
  }
}

/** A Pod's Node exists, or was removed and the Pod waits for its removal. */
function* places(cluster: Cluster): Iterable<string> {
  for (const pod of cluster.each('Pod')) {
    const { nodeName } = pod.spec;
    if (nodeName === undefined || cluster.get('Node', nodeName) !== undefined) continue;
    const isWatched = cluster.machines.pods.get(pod.metadata.uid)?.orphanedAt !== undefined;
    if (!isWatched) yield `Pod ${keyOf(pod)} is bound to ${nodeName}, which does not exist`;
  }
}

/** A bound claim has its volume, and no other claim has it. */
function* claims(cluster: Cluster): Iterable<string> {
  const taken = new Map<string, string>();
  for (const claim of cluster.each('PersistentVolumeClaim')) {
    if (claim.status.phase !== 'Bound') continue;
    const volume = cluster.get('PersistentVolume', claim.spec.volumeName ?? '');
    if (volume === undefined) continue;
    if (volume.spec.claimRef?.uid !== claim.metadata.uid) yield `claim ${keyOf(claim)} and its volume disagree`;
    const other = taken.get(volume.metadata.name);
    if (other !== undefined) yield `claims ${keyOf(claim)} and ${other} have the same volume`;
    taken.set(volume.metadata.name, keyOf(claim));
  }
}

/** What the Pods of a Node request is never more than it can give. */
function* capacities(cluster: Cluster): Iterable<string> {
  for (const node of cluster.each('Node')) {
    const pods = cluster
      .podsOn(node.metadata.name)
      .filter(({ status }) => !/Failed|Succeeded/.test(status.phase ?? ''));
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

/** Statuses say what is there. */
function* counts(cluster: Cluster): Iterable<string> {
  for (const kind of ['ReplicaSet', 'StatefulSet'] as const) {
    for (const set of cluster.each(kind)) {
      const pods = cluster.controlledBy('Pod', set.metadata.uid);
      const counted = kind === 'ReplicaSet' ? pods.filter(isActive) : pods;
      if ((set.status.replicas ?? 0) !== counted.length) {
        yield `${kind} ${keyOf(set)} counts ${set.status.replicas ?? 0} Pods, there are ${counted.length}`;
      }
    }
  }
  for (const service of cluster.each('Service')) {
    const { selector = {} } = service.spec;
    if (Object.keys(selector).length === 0) continue;
    let pods = 0;
    for (const pod of cluster.each('Pod')) {
      const isPicked =
        pod.metadata.namespace === service.metadata.namespace && matchesLabels(selector, pod.metadata.labels);
      if (isPicked && pod.status.podIP !== undefined && !/Failed|Succeeded/.test(pod.status.phase ?? '')) pods++;
    }
    const slices = cluster.controlledBy('EndpointSlice', service.metadata.uid);
    const endpoints = slices.reduce((all, slice) => all + slice.endpoints.length, 0);
    if (endpoints !== pods) yield `Service ${keyOf(service)} has ${endpoints} endpoints for ${pods} Pods`;
  }
}
