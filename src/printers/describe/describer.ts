/**
 * What describes the objects of one kind.
 */
import type { Cluster } from '../../cluster/cluster';
import type { Sheet } from './sheet';

export interface DescribeView {
  /** What else there is: Pods of a workload, Events, what uses a claim. */
  readonly cluster: Cluster;
  /** Milliseconds of the clock that ages are counted to. */
  readonly now: number;
  /** False with `--show-events=false`. */
  readonly withEvents: boolean;
}

/** Writes an object down as `kubectl describe` does. */
export type Describer<T> = (object: T, sheet: Sheet, view: DescribeView) => void;
