/**
 * What somebody wants of a channel's cluster, however they said it.
 */
import type { Verb } from '../commands/verb';
import type { AnyVerb } from './channel-verb';
import type { AnswerAddress, ChannelId, Person } from './ports';
import type { Task } from './settings/channel-settings';

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
  /** Whether to ask before a manifest is carried out: where it would replace something, or always. */
  readonly asks?: 'replace' | 'always';
  /** What the person was shown of what it would replace (see manifests/pasted.ts). */
  readonly shown?: string;
  /** Where more can be said than the answer. */
  readonly answerTo?: AnswerAddress;
  /** A verb of this request alone: `text` is its name, and nobody can type it. */
  readonly own?: OwnVerb;
}

export interface OwnVerb {
  readonly verb: Verb;
  /** Which of the tasks that can be kept for some people it is. */
  readonly tasks: readonly Task[];
}

/** What the text of a request may begin with. */
export function verbsOf({ own }: Pick<CommandRequest, 'own'>, verbs: readonly AnyVerb[]): readonly AnyVerb[] {
  return own === undefined ? verbs : [own.verb, ...verbs];
}
