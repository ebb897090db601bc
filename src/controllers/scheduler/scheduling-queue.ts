/**
 * Whose turn it is: of the Pods that are to be tried now, the most important come first, and then those that asked first.
 * Follows pkg/scheduler/backend/queue. Kept in memory only: in a loaded cluster every waiting Pod is tried.
 */
import type { Pod } from '../../api/objects';

export class SchedulingQueue {
  /** Priorities of the Pods that are to be tried, by UID. */
  private readonly due = new Map<string, number>();
  /** How many of them have each priority. */
  private readonly counts = new Map<number, number>();

  /** The Pod is to be tried. */
  add(pod: Pod): void {
    const { uid } = pod.metadata;
    if (this.due.has(uid)) return;
    const priority = priorityOf(pod);
    this.due.set(uid, priority);
    this.counts.set(priority, (this.counts.get(priority) ?? 0) + 1);
  }

  /** The Pod was tried, or needs no try any more. */
  remove({ metadata }: Pod): void {
    const priority = this.due.get(metadata.uid);
    if (priority === undefined) return;
    this.due.delete(metadata.uid);
    const left = this.counts.get(priority)! - 1;
    if (left === 0) this.counts.delete(priority);
    else this.counts.set(priority, left);
  }

  /** Whether a more important Pod is to be tried before this one. */
  isOutranked(pod: Pod): boolean {
    if (this.counts.size <= 1) return false;
    const own = priorityOf(pod);
    for (const priority of this.counts.keys()) if (priority > own) return true;
    return false;
  }
}

/** Pods without a class have priority 0. */
export const priorityOf = ({ spec }: Pod): number => spec.priority ?? 0;
