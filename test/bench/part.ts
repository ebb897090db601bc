/** A part of the benchmark: `npm run bench -- cold warm`. */
export interface Part {
  /** In a line of the usage. */
  readonly title: string;
  /** Measures, prints tables as it goes, and answers with what docs/figures keeps. */
  readonly measure: (options: BenchOptions) => Promise<object>;
}

export interface BenchOptions {
  /** Loads of each bundle. */
  readonly runs: number;
  /** Rounds of each warm command on 100 Pods; larger clusters get fewer. */
  readonly rounds: number;
  /** The largest cluster that is measured. */
  readonly pods: number;
}
