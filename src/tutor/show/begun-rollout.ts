/**
 * Where a rollout began: the step at which a workload came to want Pods of another template.
 */
import type { Ref } from '../../api/objects';
import type { Step, StepVerb } from '../../cluster/step';

const BEGINNINGS: ReadonlySet<StepVerb> = new Set(['made-replica-set', 'reused-replica-set', 'made-revision']);

/**
 * The latest one among these steps.
 * @param ref the workload; whichever when left out
 */
export function begunRollout(steps: readonly Step[], ref?: Ref): Step | undefined {
  return steps.findLast((step) => BEGINNINGS.has(step.verb) && (ref === undefined || isOf(step, ref)));
}

const isOf = ({ actor, detail, object }: Step, { kind, name, namespace }: Ref): boolean =>
  actor === kind && detail?.by === name && object.namespace === namespace;
