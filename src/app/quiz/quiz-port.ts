/**
 * What the quiz needs to have stored. A question, an answer and the log of a channel are items of their own; every write
 * is conditional, so that of several that race exactly one counts.
 */
import type { Letter, Question } from '../../tutor/quiz/question';
import type { ChannelId, Person, SaveResult } from '../channel';

/** The copy of a cluster that a question is asked and revealed on: a version of the channel's, or an example. */
export type Pin =
  { readonly version: number } | { readonly example: { readonly seed: number; readonly commands: readonly string[] } };

export interface StoredQuestion {
  readonly id: string;
  /** The request that asked it: delivered again, it gets the same question. */
  readonly request: string;
  readonly askedBy: Person;
  /** Wall-clock milliseconds. */
  readonly askedAt: number;
  /** Nobody can answer after this instant. */
  readonly closesAt: number;
  /** With its key, as it was computed on the pinned copy. Absent for a question that is about no cluster. */
  readonly pin?: Pin;
  readonly question: Question;
  /** Present once people were asked to discuss it and to choose again. */
  readonly discussion?: Discussion;
  /** Present once it was closed. */
  readonly closing?: Closing;
  /** Present once the answers were counted; never changes after that. */
  readonly tally?: Tally;
}

/** Begins the second round of a question: the key stays hidden, whoever wants to chooses anew. */
export interface Discussion {
  readonly by: Person;
  readonly request: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
}

export interface Closing {
  /** Who pressed the button; absent when its time ran out. */
  readonly by?: Person;
  /** The request that closed it: that one shows the answer to the channel. */
  readonly request: string;
  /** When, wall-clock milliseconds. Absent for questions of earlier programs. */
  readonly at?: number;
}

/** The answers that count. */
export type Tally = readonly CountedAnswer[];

export interface CountedAnswer {
  /** Id of the person. */
  readonly person: string;
  readonly letter: Letter;
  readonly confidence?: Confidence;
  /** What was chosen before the discussion; absent for who came later, and where nothing was discussed. */
  readonly first?: Letter;
}

export type Confidence = 'sure' | 'unsure';

export interface StoredAnswer extends CountedAnswer {
  /** Counts the changes of this answer, from 1. */
  readonly version: number;
  /** When the letter was chosen, wall-clock milliseconds. */
  readonly at: number;
  /** Present when it was chosen after the discussion. */
  readonly round?: 2;
  /** The latest requests that it took in: delivered again, they change nothing. */
  readonly requests: readonly string[];
}

/** What a channel was asked. */
export interface QuizLog {
  /** Counts from 1; 0 for a channel that was never asked anything. */
  readonly version: number;
  /** Since all questions had their turn, oldest first. */
  readonly asked: readonly Asked[];
  /** The question that may still be open. */
  readonly open?: { readonly id: string; readonly closesAt: number };
  /** The question that was closed last, and the request that did. */
  readonly closed?: Closed;
  /** Whether the channel was told that the bot can do more where it is a member. */
  readonly invited?: true;
  /** A scheduled question could not be posted, and the channel was not told yet. */
  readonly unposted?: true;
}

export interface Closed {
  readonly id: string;
  readonly request: string;
  /** When, wall-clock milliseconds. Absent in logs of earlier programs, which did not show an answer twice. */
  readonly at?: number;
  /** Whether the channel was shown the answer, as far as we know. */
  readonly shown?: boolean;
  /** Whether all was done that follows a closing: see quiz-closed.ts. */
  readonly done?: boolean;
}

export interface Asked {
  readonly template: string;
  readonly id: string;
  readonly request: string;
}

/** Questions and answers of channels. Every method may throw StoreError. */
export interface QuizStore {
  /** What a channel was asked; version 0 when nothing is stored. */
  loadLog(channel: ChannelId): Promise<QuizLog>;
  /** Saves a log as version `log.version`, if the stored one is the version before it. */
  saveLog(channel: ChannelId, log: QuizLog): Promise<SaveResult>;
  load(channel: ChannelId, id: string): Promise<StoredQuestion | undefined>;
  /** Questions of a channel that can be read, the latest first; only some of them where there are more than so many. */
  recent(channel: ChannelId, most: number): Promise<readonly StoredQuestion[]>;
  /** `conflict` when the channel has a question of this id. */
  create(channel: ChannelId, question: StoredQuestion): Promise<SaveResult>;
  /** Lets a discussion begin, until a new instant. `conflict` when one began before, or the question was closed. */
  discuss(channel: ChannelId, id: string, discussion: Discussion, closesAt: number): Promise<SaveResult>;
  /**
   * `conflict` when it was closed before, or when a discussion began of which the closer did not know.
   * @param isDiscussed whether the closer knows of a discussion
   */
  close(channel: ChannelId, id: string, closing: Closing, isDiscussed?: boolean): Promise<SaveResult>;
  /** `conflict` when the answers were counted before. The question must be closed. */
  settle(channel: ChannelId, id: string, tally: Tally): Promise<SaveResult>;
  loadAnswer(channel: ChannelId, id: string, person: string): Promise<StoredAnswer | undefined>;
  /** Saves an answer as version `answer.version`, if the stored one is the version before it. */
  saveAnswer(channel: ChannelId, id: string, answer: StoredAnswer): Promise<SaveResult>;
  /** Every answer to a question that can be read, as it is stored at this moment. */
  answers(channel: ChannelId, id: string): Promise<readonly StoredAnswer[]>;
}
