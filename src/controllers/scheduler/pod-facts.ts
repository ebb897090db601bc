/**
 * What of a Pod matters for placing it and others.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Pod } from '../../api/objects';

/** Whether two Pods with one spec are copies of one template, made for the same owner. */
export const isCopy = ({ metadata: a }: Pod, { metadata: b }: Pod): boolean =>
  a.labels === b.labels &&
  a.namespace === b.namespace &&
  a.ownerReferences?.[0]?.uid === b.ownerReferences?.[0]?.uid &&
  a.ownerReferences?.length === b.ownerReferences?.length;

/** Whether nothing changed that matters for placing Pods. */
export function isSameToScheduler(before: Pod, after: Pod): boolean {
  return (
    before.spec === after.spec &&
    before.metadata.labels === after.metadata.labels &&
    before.metadata.deletionTimestamp === after.metadata.deletionTimestamp &&
    before.status.nominatedNodeName === after.status.nominatedNodeName &&
    isTerminal(before) === isTerminal(after)
  );
}

/** Whether it matters to a Pod where other Pods are. */
export function looksAtPods({ spec }: Pod): boolean {
  return (
    spec.affinity?.podAffinity !== undefined ||
    spec.affinity?.podAntiAffinity !== undefined ||
    (spec.topologySpreadConstraints ?? []).length > 0
  );
}

/** Whether the Pod needs a Node, and this scheduler is to find it. */
export const isWaiting = ({ spec, metadata, status }: Pod): boolean =>
  spec.nodeName === undefined &&
  metadata.deletionTimestamp === undefined &&
  status.phase !== 'Failed' &&
  (spec.schedulingGates ?? []).length === 0 &&
  spec.schedulerName === 'default-scheduler';
