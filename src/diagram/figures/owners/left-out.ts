/**
 * Why a DaemonSet wants no Pod on a Node.
 * Follows NodeShouldRunDaemonPod in pkg/controller/daemon, for words instead of a decision.
 */
import type { DaemonSet, Node, Toleration } from '../../../api/objects';
import { own } from '../../../api/own';
import { matchesNodeTerm } from '../../../api/selectors';
import {
  type TaintEffect,
  UNREACHABLE_TAINT,
  UNSCHEDULABLE_TAINT,
  NOT_READY_TAINT,
  untolerated,
} from '../../../api/taints';

const REFUSING: readonly TaintEffect[] = ['NoSchedule', 'NoExecute'];
/** Every daemon Pod tolerates these. */
const TOLERATED: readonly Toleration[] = [
  NOT_READY_TAINT,
  UNREACHABLE_TAINT,
  UNSCHEDULABLE_TAINT,
  'node.kubernetes.io/disk-pressure',
  'node.kubernetes.io/memory-pressure',
  'node.kubernetes.io/pid-pressure',
].map((key) => ({ key, operator: 'Exists' }));

/** `wants disk=ssd, has hdd`, `taint dedicated=db:NoSchedule`; undefined where the set wants a Pod. */
export function reasonLeftOut(set: DaemonSet, node: Node): string | undefined {
  const { nodeName, nodeSelector = {}, affinity, tolerations = [] } = set.spec.template.spec;
  if (nodeName !== undefined && nodeName !== node.metadata.name) return `wants ${nodeName}`;
  const missing = Object.keys(nodeSelector).find((key) => own(nodeSelector, key) !== own(node.metadata.labels, key));
  if (missing !== undefined) {
    const has = own(node.metadata.labels, missing);
    return `wants ${missing}=${own(nodeSelector, missing) ?? ''}, ${has === undefined ? 'has no such label' : `has ${has}`}`;
  }
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required !== undefined && !required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node))) {
    return 'its affinity wants other Nodes';
  }
  const taint = untolerated(node.spec.taints, [...tolerations, ...TOLERATED], REFUSING);
  if (taint === undefined) return undefined;
  const value = taint.value === undefined || taint.value === '' ? '' : `=${taint.value}`;
  return `taint ${taint.key}${value}:${taint.effect}`;
}
