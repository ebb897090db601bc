/**
 * What goes on elsewhere while a command runs: containers of other workloads that keep failing. It is told under a
 * command about them, or when somebody waits.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step, StepVerb } from '../../cluster/step';
import { scopeOf } from '../../diagram/scope';

const BY_THEMSELVES: ReadonlySet<StepVerb> = new Set<StepVerb>([
  'failed-to-pull',
  'waits-to-pull',
  'container-ended',
  'restarted',
  'waits-to-restart',
  'became-ready',
  'became-unready',
  'removed-endpoint',
  'added-endpoint',
  'took-lead',
  'lost-lead',
  'followed',
]);

/** The steps that belong to a command about `focus`; all of them where it is about nothing in particular. */
export function stepsOf(focus: readonly Ref[], before: Cluster, after: Cluster): readonly Step[] {
  if (focus.length === 0) return after.steps;
  const scope = scopeOf(before, after, focus);
  return after.steps.filter(({ verb, object }) => {
    const pod = BY_THEMSELVES.has(verb) && object.kind === 'Pod' ? after.resolve(object) : undefined;
    return pod?.kind !== 'Pod' || before.resolve(object)?.metadata.uid !== pod.metadata.uid || scope.has(pod);
  });
}
