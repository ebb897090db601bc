/**
 * How dear a Pod is to whoever scales its ReplicaSet down: the annotation pod-deletion-cost.
 * Follows GetDeletionCostFromPodAnnotations in pkg/apis/core/helper/helpers.go.
 */
export const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

const MOST = 2 ** 31;

/** The cost; 0 when none is given, undefined when it is no 32 bit integer: `+1` and `01` are none either. */
export function parseDeletionCost(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  const cost = /^(0|[1-9]\d*|-\d+)$/.test(text) ? Number(text) : NaN;
  return cost >= -MOST && cost < MOST ? cost : undefined;
}
