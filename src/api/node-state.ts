/**
 * What the conditions and taints of a Node say of it.
 */
import { findCondition } from './conditions';
import type { Node } from './objects';
import { OUT_OF_SERVICE_TAINT } from './taints';

/** `True`, `False`, or `Unknown` when nothing is heard; undefined before the first report. */
export const readyStatus = (node: Node | undefined): string | undefined =>
  findCondition(node?.status.conditions, 'Ready')?.status;

/** Whether the kubelet of the Node reports that it is ready. */
export const isNodeReady = (node: Node): boolean => readyStatus(node) === 'True';

/** Whether nothing was heard of the Node for longer than its grace. */
export const isSilent = (node: Node | undefined): boolean => readyStatus(node) === 'Unknown';

/** Somebody who knows that the machine is off has said so. */
export function isOutOfService(node: Node | undefined): boolean {
  return (node?.spec.taints ?? []).some(({ key }) => key === OUT_OF_SERVICE_TAINT);
}
