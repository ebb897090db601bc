/**
 * Which taints a Pod tolerates.
 * Follows component-helpers/scheduling/corev1/helpers.go and api/core/v1/toleration.go.
 */
import type { Taint, Toleration } from './objects';

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

/** Keys of the taints that say in what state a Node is (api/core/v1/well_known_taints.go). */
export const NOT_READY_TAINT = 'node.kubernetes.io/not-ready';
export const UNREACHABLE_TAINT = 'node.kubernetes.io/unreachable';
export const UNSCHEDULABLE_TAINT = 'node.kubernetes.io/unschedulable';
export const OUT_OF_SERVICE_TAINT = 'node.kubernetes.io/out-of-service';

/** Whether one toleration covers a taint. An empty key with Exists covers every taint, an empty effect every effect. */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  const { key = '', operator = 'Equal', value = '', effect = '' } = toleration;
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  return operator === 'Exists' || (key !== '' && value === (taint.value ?? ''));
}

/** The first taint with one of these effects that no toleration covers, or undefined. */
export function untolerated(
  taints: readonly Taint[] | undefined,
  tolerations: readonly Toleration[] | undefined,
  effects: readonly TaintEffect[],
): Taint | undefined {
  return taints?.find(
    (taint) =>
      effects.includes(taint.effect as TaintEffect) &&
      !(tolerations ?? []).some((toleration) => tolerates(toleration, taint)),
  );
}
