/**
 * Verbs that need more than the cluster of this moment: older versions, people, quizzes.
 */
import { isRejected, type Result } from '../api/rejection';
import type { ClusterState } from '../cluster/state';
import type { Words } from '../commands/grammar/words';
import type { Verb, VerbInfo } from '../commands/verb';
import type { RunningExercise } from '../tutor/exercises/running';
import type { Reply } from '../tutor/reply';
import type { TutorVerb } from '../tutor/verbs/tutor-verb';
import type { WorkspacePictures } from './pictures/workspace-pictures';
import type { AnswerAddress, ChannelId, ChannelRecord, Person, Ports, RememberedCommand } from './ports';
import type { WorkspaceChoices, WorkspaceSettings } from './workspace/workspace-settings';

export interface ChannelVerb extends VerbInfo {
  /** It never changes the cluster, so it waits for no command that does. */
  readonly keepsCluster?: true;
  /** Answers the words after the verb. Changes the cluster only through `next`. */
  act(words: Words, context: ChannelContext): Promise<Result<ChannelAnswer>>;
}

/** Verbs of the cluster, of the tutor and of the channel: what a text may begin with. */
export type AnyVerb = Verb | TutorVerb | ChannelVerb;

export interface ChannelContext {
  readonly id: ChannelId;
  readonly person: Person;
  /** The same for every delivery of one request. */
  readonly request: string;
  /** True when a button was pressed instead of typing. */
  readonly pressed: boolean;
  /** Where more can be said than the answer. */
  readonly answerTo?: AnswerAddress;
  /** The channel as it is; version 0 for one that was never saved. */
  readonly record: ChannelRecord;
  /** An older version, or undefined when it is no longer kept. */
  readonly version: (number: number) => Promise<ChannelRecord | undefined>;
  /** The cluster of a version that was given a name, or undefined when it is no longer kept. */
  readonly saved: (version: number) => Promise<ClusterState | undefined>;
  readonly verbs: readonly AnyVerb[];
  readonly ports: Ports;
  /** Whether the workspace sees pictures. */
  readonly pictures: WorkspacePictures;
  /** What the workspace has decided for its channels, and how to change it. */
  readonly workspace: WorkspaceSettings;
  readonly choices: WorkspaceChoices;
}

/** For verbs that leave the cluster as it is: the reply is all that there is to their answer. */
export function answeringWith(
  replyTo: (words: Words, context: ChannelContext) => Promise<Result<Reply>>,
): ChannelVerb['act'] {
  return async (words, context) => {
    const reply = await replyTo(words, context);
    return isRejected(reply) ? reply : { reply: { ...reply, pressed: context.pressed } };
  };
}

type Changeable =
  'cluster' | 'undo' | 'redo' | 'taught' | 'saves' | 'limits' | 'settings' | 'shown' | 'exercise' | 'exercisesDone';

export interface ChannelAnswer {
  readonly reply: Reply;
  /**
   * What becomes of the channel; absent when nothing of it changes. Without `cluster` the cluster stays as it is, and
   * undo passes over the command.
   */
  readonly next?: Partial<Pick<ChannelRecord, Changeable>> & Pick<RememberedCommand, 'of' | 'to'>;
  /** The lesson or mission that this has ended, done. */
  readonly finished?: RunningExercise;
}
