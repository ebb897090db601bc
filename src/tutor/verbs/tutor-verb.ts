/**
 * A verb that answers from what the cluster is and from the record of what happened. It changes nothing.
 */
import type { Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import type { VerbInfo } from '../../commands/verb';
import type { Words } from '../../commands/grammar/words';
import type { Reply } from '../reply';
import type { Taught } from '../taught';
import type { Visit } from '../visit';

export interface TutorContext {
  readonly cluster: Cluster;
  /** Every verb that can be typed, for help. */
  readonly verbs: readonly VerbInfo[];
  readonly taught: Taught;
  /** True when a button was pressed instead of typing. */
  readonly pressed: boolean;
  /** Who asks, and where. */
  readonly visit: Visit;
  /** What the words ask for, of a change that is over: `cluster` is then as that change left it. */
  readonly told?: ToldChange;
}

/** A change that was made here. */
export interface ToldChange {
  readonly before: Cluster;
  /** What happened. */
  readonly steps: readonly Step[];
  /** As it was understood. */
  readonly command: string;
  /** The version of the cluster that it made. */
  readonly version: number;
  /** Nothing was changed since. */
  readonly isLast: boolean;
}

export interface TutorVerb extends VerbInfo {
  readonly effect: 'look';
  answer(words: Words, context: TutorContext): Result<Reply>;
}
