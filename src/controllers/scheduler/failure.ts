/**
 * Why a Pod cannot go to a Node, and the message about all Nodes.
 * Follows pkg/scheduler/framework/types.go (FitError).
 */
export interface Failure {
  /** Upstream's words; most filters give one reason. */
  readonly reasons: readonly string[];
  /** Whether taking other Pods away could help. */
  readonly canPreempt: boolean;
}

/** A failure that no other Pod is to blame for. */
export const unresolvable = (...reasons: string[]): Failure => ({ reasons, canPreempt: false });
/** A failure that other Pods are part of. */
export const blocked = (...reasons: string[]): Failure => ({ reasons, canPreempt: true });

/** What upstream says of Nodes where no Pod could make room, and of those where none is less important. */
export const NOT_HELPFUL = unresolvable('Preemption is not helpful for scheduling');
export const NO_VICTIMS = unresolvable('No preemption victims found for incoming pod');

/** `1 node(s) were unschedulable, 2 Insufficient cpu`: counts by reason, in the order of their text. */
export function countReasons(failures: readonly Failure[]): string {
  const counts = new Map<string, number>();
  for (const { reasons } of failures) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}

/** `0/3 nodes are available: WHY.` */
export const noneOf = (nodes: number, why: string): string => `0/${nodes} nodes are available: ${why}.`;

/** The message of FailedScheduling after preemption was tried and came to nothing. */
export const withPreemption = (message: string, why: string): string =>
  `${message} no new claims to deallocate, preemption: ${why}`;

/** What the note of an event holds. */
const LONGEST_NOTE = 1024;

/** The message as an event has it. */
export const asNote = (message: string): string =>
  message.length <= LONGEST_NOTE ? message : `${message.slice(0, LONGEST_NOTE - 4)} ...`;
