/**
 * What somebody wants of a channel's cluster, however they said it.
 */
import type { AnswerAddress, ChannelId, Person } from './ports';

export interface CommandRequest {
  readonly id: ChannelId;
  readonly person: Person;
  /** What was typed after `/kube`, or what a button carries. */
  readonly text: string;
  /** The same for every delivery of one request. */
  readonly request: string;
  /** True when a button was pressed instead of typing. */
  readonly pressed: boolean;
  /** True to show a look-up to everybody: nothing may change. */
  readonly share?: boolean;
  /** Where more can be said than the answer. */
  readonly answerTo?: AnswerAddress;
}
