/**
 * What every controller is: level-triggered. It is told which key to look at, never what happened to it, and moves the
 * cluster one step towards what the specs ask for.
 */
import type { Ref } from '../api/objects';
import type { Change, Cluster } from '../cluster/cluster';
import type { StepVerb } from '../cluster/step';

export interface Controller {
  readonly name: string;
  /** The keys to look at after a change. */
  affectedBy(change: Change, cluster: Cluster): Iterable<string>;
  /** Every key that a look may change something for. Reconciling all of them in a cluster at rest changes nothing. */
  keys(cluster: Cluster): Iterable<string>;
  /**
   * One pass for one key. Returns when it wants to look again although nothing changes, if at all.
   * Derived from the cluster alone, so that timers need not be stored.
   */
  reconcile(key: string, cluster: Cluster): Requeue | undefined;
}

export interface Requeue {
  /** Virtual time, milliseconds. At or before now means: as soon as the queue comes round. */
  readonly at: number;
  /**
   * Whether a command waits for it, if it is due soon. Timers that only check or repeat something (retries, periodic
   * work, deadlines that may never pass) set this to false.
   */
  readonly holdsOpen: boolean;
  /** What will happen then, for the `next` lines of a reply; left out when people need not know. */
  readonly next?: {
    readonly verb: StepVerb;
    readonly object: Ref;
    /** Where it is not this look that changes something, but a later one. */
    readonly at?: number;
  };
}
