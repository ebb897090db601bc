/**
 * The answer to a question about something that is not there.
 */
import type { Cluster } from '../../../cluster/cluster';
import type { Step } from '../../../cluster/step';
import { PHONE_COLUMNS } from '../../../diagram/text/columns';
import type { Explained } from '../../content/beliefs';
import type { Button } from '../../reply';
import { wrap } from '../../story/lines';
import { clock } from '../due';

export interface Absence {
  /** At most 60 characters. */
  readonly headline: string;
  /** Each at most 38 columns wide. */
  readonly lines: readonly string[];
  /** What many people think of it. */
  readonly about?: Explained;
  /** A page of kubernetes.io. */
  readonly page: string;
  readonly buttons: readonly Button[];
}

/** Wraps what may be longer than a line. */
export const wrapped = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => wrap(line, PHONE_COLUMNS, '  '));

/** `you did it at 1m05s`: who did the last step that fits, as far as it is remembered. */
export function lastDeed(cluster: Cluster, fits: (step: Step) => boolean, what: string): readonly string[] {
  const step = cluster.history.findLast(fits);
  return step === undefined ? [] : [`${step.actor} ${what} at ${clock(step.at)}`];
}
