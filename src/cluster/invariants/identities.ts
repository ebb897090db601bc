/** Everything is one of its kind, has its owner, and goes when it is to go. */
import type { KubeObject, Pod } from '../../api/objects';
import type { Cluster } from '../cluster';
import { controllerOf, keyOf } from '../identity';
import { isActive } from './pods';

/** One UID, one object; one version, one change; one address, one Pod; one Pod of a DaemonSet on a Node. */
export function* identities(cluster: Cluster): Iterable<string> {
  const uids = new Map<string, string>();
  const versions = new Map<string, string>();
  for (const object of cluster.snapshot().objects) {
    const name = nameOf(object);
    const { uid, resourceVersion, ownerReferences = [] } = object.metadata;
    yield* twice(uids, uid, name, 'the same UID');
    yield* twice(versions, resourceVersion, name, 'the same resourceVersion');
    if (ownerReferences.filter(({ controller }) => controller).length > 1) yield `${name} has two controllers`;
  }
  const addresses = new Map<string, string>();
  const daemons = new Map<string, string>();
  for (const pod of cluster.each('Pod')) {
    const owner = controllerOf(pod);
    if (owner?.kind === 'StatefulSet') yield* numbered(pod, owner.name);
    if (!isActive(pod)) continue;
    const { podIP } = pod.status;
    if (podIP !== undefined && pod.spec.hostNetwork !== true) {
      yield* twice(addresses, podIP, nameOf(pod), `the same address ${podIP}`);
    }
    // While a DaemonSet surges, the new Pod stands beside the old one.
    if (owner?.kind !== 'DaemonSet' || pod.spec.nodeName === undefined || surges(cluster, pod)) continue;
    yield* twice(
      daemons,
      `${pod.metadata.namespace}/${owner.name} ${pod.spec.nodeName}`,
      nameOf(pod),
      `the same DaemonSet and Node`,
    );
  }
}

function* twice(seen: Map<string, string>, value: string, name: string, what: string): Iterable<string> {
  const other = seen.get(value);
  if (other !== undefined) yield `${name} and ${other} have ${what}`;
  seen.set(value, name);
}

/** A numbered Pod is called by its number, wherever its name is written. */
function* numbered(pod: Pod, set: string): Iterable<string> {
  const { name, labels = {} } = pod.metadata;
  const number = name.slice(set.length + 1);
  const isCalledSo =
    name.startsWith(`${set}-`) &&
    /^\d+$/.test(number) &&
    labels['statefulset.kubernetes.io/pod-name'] === name &&
    labels['apps.kubernetes.io/pod-index'] === number &&
    pod.spec.hostname === name;
  if (!isCalledSo) yield `${nameOf(pod)} of StatefulSet ${set} is not called by its number everywhere`;
}

function surges(cluster: Cluster, pod: Pod): boolean {
  const set = cluster.get('DaemonSet', controllerOf(pod)?.name ?? '', pod.metadata.namespace);
  const { maxSurge = 0 } = set?.spec.updateStrategy.rollingUpdate ?? {};
  return maxSurge !== 0 && maxSurge !== '0%';
}

/** Every owner is there, unless the object is on its way out. */
export function* owners(cluster: Cluster): Iterable<string> {
  for (const object of cluster.snapshot().objects) {
    if (object.metadata.deletionTimestamp !== undefined) continue;
    const { ownerReferences = [], namespace } = object.metadata;
    if (ownerReferences.length === 0) continue;
    const isThere = ownerReferences.some(({ kind, name, uid }) => {
      const found =
        cluster.get(kind as KubeObject['kind'], name, namespace) ?? cluster.get(kind as KubeObject['kind'], name);
      return found?.metadata.uid === uid;
    });
    if (!isThere) yield `${nameOf(object)} has lost its owner`;
  }
}

/** What is deleted is gone, unless a finalizer holds it or a kubelet has yet to stop it. */
export function* removals(cluster: Cluster): Iterable<string> {
  for (const object of cluster.snapshot().objects) {
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    if (deletionTimestamp === undefined || finalizers.length > 0) continue;
    if (object.kind === 'Pod' || object.kind === 'Namespace') continue;
    yield `${nameOf(object)} is deleted, nothing holds it, and it is there`;
  }
}

const nameOf = (object: KubeObject): string => `${object.kind} ${keyOf(object)}`;
