/**
 * What is wrong with a Node's machine, and how that is changed. The API does not know: controllers find out by what
 * they hear, or do not hear.
 */
import { type Node, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { NodeFault } from '../../cluster/runtime';
import type { StepVerb } from '../../cluster/step';

/** The fault of a Node's machine, or undefined when it has none. */
export function faultOf(cluster: Cluster, node: Node): NodeFault | undefined {
  return cluster.machines.nodes.get(node.metadata.name)?.fault;
}

/** Breaks or mends a machine as *you*, and lets its kubelet and the Node controller see to it. */
export function setFault(cluster: Cluster, node: Node, verb: StepVerb, kind: NodeFault['kind'] | undefined): void {
  const { name } = node.metadata;
  const known = cluster.machines.nodes.get(name) ?? { joinsAt: cluster.now, pulling: {}, addressesGiven: 0 };
  const { fault: before, ...healthy } = known;
  cluster.beginWork(undefined);
  cluster.record({
    actor: 'you',
    verb,
    object: refOf(node),
    detail: {
      node: name,
      pods: cluster.podsOn(name).length,
      ...(before === undefined ? {} : { was: before.kind, seconds: Math.round((cluster.now - before.since) / 1000) }),
    },
  });
  const fault = kind === undefined ? {} : { fault: { kind, since: cluster.now } };
  cluster.machines.nodes.set(name, { ...healthy, ...fault });
  cluster.nudge(node);
}
