/**
 * A verb that answers from what the cluster is and from the record of what happened. It changes nothing.
 */
import type { Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
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
}

export interface TutorVerb extends VerbInfo {
  readonly effect: 'look';
  answer(words: Words, context: TutorContext): Result<Reply>;
}
