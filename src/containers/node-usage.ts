/**
 * What a Node's machine uses, as a metrics server would report it: its Pods, its kubelet and its container runtime.
 */
import type { Node, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { type Usage, usageOf } from './usage';

/** Of the kubelet and the container runtime together. */
const OWN_CPU = 50;
const OWN_MEMORY = 512 * 1024 * 1024;

/** Undefined: nothing is heard of the Node. */
export function nodeUsage(cluster: Cluster, { metadata: { name } }: Node): Usage | undefined {
  const runtime = cluster.machines.nodes.get(name);
  if (runtime?.fault?.kind === 'silent') return undefined;
  let [cpu, memory] = [OWN_CPU, OWN_MEMORY];
  for (const [namespace, pods] of byNamespace(cluster.podsOn(name))) {
    for (const containers of usageOf(cluster, namespace, pods).values()) {
      for (const used of containers.values()) [cpu, memory] = [cpu + used.cpu, memory + used.memory];
    }
  }
  return { cpu, memory };
}

function byNamespace(pods: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    const { namespace = '' } = pod.metadata;
    const group = groups.get(namespace);
    if (group === undefined) groups.set(namespace, [pod]);
    else group.push(pod);
  }
  return groups;
}
