/**
 * Why a Pod cannot go to a Node, and the message about all Nodes.
 * Follows pkg/scheduler/framework/types.go (FitError) and plugins/defaultpreemption.
 */
export interface Failure {
  /** Upstream's words; only the resource filter gives several. */
  readonly reasons: readonly string[];
  /** Whether taking other Pods away could help. */
  readonly canPreempt: boolean;
}

/** A failure that no other Pod is to blame for. */
export const unresolvable = (...reasons: string[]): Failure => ({ reasons, canPreempt: false });
/** A failure that other Pods are part of. */
export const blocked = (...reasons: string[]): Failure => ({ reasons, canPreempt: true });

/** `1 node(s) were unschedulable, 2 Insufficient cpu`: counts by reason, in the order of their text. */
export function countReasons(failures: readonly Failure[]): string {
  return histogram(failures.flatMap(({ reasons }) => reasons));
}

/** The message of FailedScheduling when a Pod fits on none of the Nodes. */
export function fitError(why: string, failures: readonly Failure[]): string {
  const preemption = histogram(
    failures.map(({ canPreempt }) =>
      canPreempt ? 'No preemption victims found for incoming pod' : 'Preemption is not helpful for scheduling',
    ),
  );
  const prefix = `0/${failures.length} nodes are available:`;
  return `${prefix} ${why}. no new claims to deallocate, preemption: ${prefix} ${preemption}.`;
}

function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
