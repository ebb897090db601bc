/**
 * Why a DaemonSet wants no Pod on a Node, and what would change that.
 */
import type { DaemonSet, Node, Toleration } from '../api/objects';
import { own } from '../api/own';
import { untolerated } from '../api/taints';
import type { Cluster } from '../cluster/cluster';
import { daemonTolerations, eligibility } from '../controllers/daemon-set/eligibility';
import { podsOf } from '../diagram/workload';
import { button } from './button';
import type { Button } from './reply';
import { labelText, taintText } from './why/keeps-away';

export interface LeftOut {
  readonly node: string;
  /** `no label disk=ssd`, `taint a=b:NoSchedule`: at most a few words. */
  readonly reason: string;
  /** The field of the DaemonSet that decides, with its value: `nodeSelector disk=ssd`. */
  readonly field: string;
  readonly cures: readonly Button[];
}

/** The Nodes that have no Pod of a DaemonSet, because it leaves them out, in the order in which they joined. */
export function leftOut(set: DaemonSet, cluster: Cluster): readonly LeftOut[] {
  const kept = new Set(keptOn(set, cluster));
  return cluster.list('Node').flatMap((node) => (kept.has(node.metadata.name) ? [] : (whyLeftOut(set, node) ?? [])));
}

/** The Nodes that would get no Pod of a DaemonSet now, but keep the one that they have: a later NoSchedule taint. */
export function keptOn(set: DaemonSet, cluster: Cluster): readonly string[] {
  const holders = new Set(podsOf(set, cluster).map(({ spec }) => spec.nodeName));
  return cluster
    .list('Node')
    .filter((node) => holders.has(node.metadata.name) && whyLeftOut(set, node) !== undefined)
    .map(({ metadata }) => metadata.name);
}

/** Undefined where the Node should have a Pod of the set. */
export function whyLeftOut(set: DaemonSet, node: Node): LeftOut | undefined {
  const { spec } = set.spec.template;
  const tolerations = daemonTolerations(spec);
  if (eligibility(set, node, tolerations).shouldRun) return undefined;
  const { name, labels } = node.metadata;
  if (spec.nodeName !== undefined && spec.nodeName !== name) {
    return { node: name, reason: `nodeName is ${spec.nodeName}`, field: `nodeName ${spec.nodeName}`, cures: [] };
  }
  const missing = Object.entries(spec.nodeSelector ?? {}).find(([key, value]) => own(labels, key) !== value);
  if (missing !== undefined) {
    const label = missing.join('=');
    return {
      node: name,
      reason: labelText({ spec }, node),
      field: `nodeSelector ${label}`,
      cures: [button(`Label ${name}`, `label node ${name} ${label} --overwrite`)],
    };
  }
  const untaintedNode: Node = { ...node, spec: { ...node.spec, taints: [] } };
  if (!eligibility(set, untaintedNode, tolerations).shouldRun) {
    return { node: name, reason: 'its labels do not fit affinity', field: 'affinity.nodeAffinity', cures: [] };
  }
  return {
    node: name,
    reason: taintText({ spec: { ...spec, tolerations } }, node),
    field: 'no toleration for it',
    cures: untaint(node, tolerations),
  };
}

/** Takes off the taint that decides, unless the Node controller put it there: that one goes when the Node is back. */
function untaint(node: Node, tolerations: readonly Toleration[]): readonly Button[] {
  const taint = untolerated(node.spec.taints, tolerations, ['NoSchedule', 'NoExecute']);
  if (taint === undefined || taint.key.startsWith('node.kubernetes.io/')) return [];
  return [button('Take the taint off', `taint nodes ${node.metadata.name} ${taint.key}:${taint.effect}-`)];
}
