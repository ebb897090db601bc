import type { Button } from '../reply';

/** What one view of the cluster shows. */
export interface Shown {
  readonly headline: string;
  /** At most 16 lines of at most 38 columns. */
  readonly picture: readonly string[];
  /** The same in sentences. */
  readonly said: readonly string[];
  readonly buttons?: readonly Button[];
}
