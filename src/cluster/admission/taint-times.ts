/**
 * When a NoExecute taint was put on a Node: Pods that tolerate it for a while count from then. Upstream's controller
 * keeps in mind when it saw the taint; here the taint says it, whoever put it there.
 */
import type { Node, Taint } from '../../api/objects';
import { timestamp } from '../time';

/** The Node with a time for every new NoExecute taint; one that was there before keeps its time. */
export function withTaintTimes(before: Node | undefined, next: Node, now: number): Node {
  const { taints } = next.spec;
  if (taints === undefined || taints === before?.spec.taints) return next;
  const known = before?.spec.taints ?? [];
  return { ...next, spec: { ...next.spec, taints: taints.map((taint) => timed(taint, known, now)) } };
}

function timed(taint: Taint, known: readonly Taint[], now: number): Taint {
  if (taint.effect !== 'NoExecute' || taint.timeAdded !== undefined) return taint;
  const same = known.find(({ key, effect }) => key === taint.key && effect === taint.effect);
  return { ...taint, timeAdded: same?.timeAdded ?? timestamp(now) };
}
