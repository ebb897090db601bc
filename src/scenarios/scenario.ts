/**
 * A scenario file, read: the language of tests, lessons and bug reports.
 */
import type { Rules } from '../cluster/state';
import type { Timing } from '../cluster/timing';

export interface Scenario {
  readonly name?: string;
  readonly title?: string;
  readonly text?: string;
  readonly cluster: ScenarioCluster;
  readonly steps: readonly Step[];
}

export interface ScenarioCluster {
  readonly nodes?: number;
  readonly seed?: number;
  readonly rules?: Rules;
  /** Virtual milliseconds. */
  readonly timing?: Partial<Timing>;
}

/** Where a step stands in the file. */
interface Placed {
  /** Counted from 1. */
  readonly line: number;
}

export type Step = Placed &
  (
    | { readonly kube: string; readonly stdin?: string; readonly fails?: string }
    | { readonly wait: number }
    /** Virtual milliseconds of quiet; `rest` runs until nothing is due soon. */
    | { readonly settle: number | 'rest' }
    | { readonly timing: Partial<Timing> }
    /** The rules of the cluster from here on. */
    | { readonly rules: Rules }
    /** From here on the cluster is compared with what it is now. */
    | { readonly remember: true }
    | { readonly expect: readonly Expectation[] }
  );

/** What must hold: a subject such as `pod/db-0` or `pods`, and what is said about it. */
export interface Expectation extends Placed {
  readonly subject: string;
  readonly wanted: unknown;
}
