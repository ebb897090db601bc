/**
 * What happened in a run, as those who asked have seen it, and what is stored in the end. Instants are numbers that rise
 * with everything that happens: of two things one is before the other.
 */
import type { CommandOutcome } from '../../src/app/command-figures';
import type { ChannelId, ChannelRecord, Person } from '../../src/app/ports';
import type { StoredAnswer, StoredQuestion } from '../../src/app/quiz/quiz-port';
import type { Reply } from '../../src/tutor/reply';

/** One delivery of a request to one sandbox. Several have the id of one request. */
export interface Delivery {
  readonly channel: string;
  readonly request: string;
  readonly person: Person;
  readonly text: string;
  readonly began: number;
  /** What came back; undefined where nobody heard of it again. */
  readonly answer?: Answer;
}

export interface Answer {
  readonly at: number;
  /** `failed`: the store did not answer, or did not say whether it wrote. */
  readonly outcome: CommandOutcome;
  readonly reply?: Reply;
  /** What was thrown that is no failure of the store. */
  readonly bug?: string;
}

/** A mark that somebody wanted to have in a document of the channel. */
export interface Marking {
  readonly channel: string;
  readonly mark: string;
  readonly began: number;
  /** When it was answered, undefined where it failed or nobody heard of it again. */
  readonly done?: number;
}

/** One delivery of an event that is answered by one of them only. */
export interface Claiming {
  readonly event: string;
  readonly began: number;
  /** When it got the event to answer, if it did. */
  readonly claimed?: number;
  /** What came of it, and when the answer was out; undefined where nobody heard of it again, or the store failed. */
  readonly result?: { readonly at: number; readonly claim: 'answered' | 'held' | 'mine' };
}

/** What is stored of a channel when all is over. */
export interface Remains {
  readonly id: ChannelId;
  /** Versions from the first; a text says why one cannot be read. */
  readonly versions: readonly (ChannelRecord | string)[];
  readonly marks: readonly string[];
  readonly quizzes: readonly { readonly question: StoredQuestion; readonly answers: readonly StoredAnswer[] }[];
}

export interface History {
  readonly deliveries: readonly Delivery[];
  readonly markings: readonly Marking[];
  readonly claimings: readonly Claiming[];
  readonly remains: readonly Remains[];
}

/** What is wrong with a history: a rule, and where it was broken. */
export interface Problem {
  readonly rule: string;
  readonly what: string;
}
