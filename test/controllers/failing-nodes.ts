/**
 * A cluster whose Nodes fail and recover, and short ways to ask what is known of them, for the tests of this folder.
 */
import type { Node, Pod } from '../../src/api/objects';
import { controllerOf } from '../../src/cluster/cluster';
import { CLUSTER_EPOCH, SECOND } from '../../src/cluster/time';
import { setFault } from '../../src/commands/changes/node-fault';
import { isTrue } from '../../src/containers/pod-condition';
import { RunningCluster } from './running-cluster';

export class FailingNodes extends RunningCluster {
  /** The machine falls silent now. Time does not pass. */
  fail(name: string): void {
    setFault(this.cluster, this.the('Node', name), 'silenced-node', 'silent');
    this.loop.drain();
  }

  notReady(name: string): void {
    setFault(this.cluster, this.the('Node', name), 'unreadied-node', 'not-ready');
    this.loop.drain();
  }

  recover(name: string): void {
    setFault(this.cluster, this.the('Node', name), 'recovered-node', undefined);
    this.loop.drain();
  }

  pass(seconds: number): void {
    this.loop.advance(seconds * SECOND);
  }

  /** Ready, and every condition besides, as one word each: `True False False False`. */
  conditions(name: string): string {
    const { conditions = [] } = this.the('Node', name).status;
    const ready = conditions.filter(({ type }) => type === 'Ready');
    return [...ready, ...conditions.filter(({ type }) => type !== 'Ready')].map(({ status }) => status).join(' ');
  }

  /** `unreachable:NoSchedule`, without the common part of the key. */
  taints(name: string): readonly string[] {
    return taintsOf(this.the('Node', name));
  }

  podsOn(name: string): readonly Pod[] {
    return this.cluster.podsOn(name);
  }

  /** The Pods of a workload as words: `node-1 ready`, `node-3 unready stopping`, in order. */
  standing(owner: string): readonly string[] {
    return this.cluster
      .list('Pod')
      .filter((pod) => (controllerOf(pod)?.name ?? pod.metadata.name).startsWith(owner))
      .map((pod) =>
        [
          pod.spec.nodeName ?? 'nowhere',
          isTrue(pod, 'Ready') ? 'ready' : 'unready',
          ...(pod.metadata.deletionTimestamp === undefined ? [] : ['stopping']),
        ].join(' '),
      )
      .sort();
  }

  get seconds(): number {
    return (this.cluster.now - CLUSTER_EPOCH) / SECOND;
  }
}

function taintsOf({ spec: { taints = [] } }: Node): readonly string[] {
  return taints.map(({ key, effect }) => `${key.replace('node.kubernetes.io/', '')}:${effect}`);
}
