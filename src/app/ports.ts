/**
 * What the use cases need from the outside. Implemented in src/store, src/slack and src/local.
 */
import type { ClusterState } from '../cluster/state';
import type { Reply } from '../tutor/reply';
import type { ChannelId, Person, SaveResult } from './channel';
import type { ChannelRecord } from './channel-record';
import type { CourseLog } from './course-log';
import type { DocumentStore } from './documents';
import type { Log, Pseudonyms } from './log';
import type { PictureRequest } from './pictures/picture-request';
import type { Pace } from './pace/pace';
import type { Belongings, PersonId } from './privacy/belongings';
import type { QuizStore } from './quiz/quiz-port';

export type { ChannelId, Person, SaveResult } from './channel';
export type {
  ChannelLimits,
  ChannelRecord,
  RememberedCommand,
  RememberedRequest,
  SavedCluster,
} from './channel-record';
export type { Log, LogFields, LogSink, MetricName, Metrics, Pseudonyms } from './log';
export type { Belonging, Belongings, Leaver, PersonId, Removed, TakenOut, Visited } from './privacy/belongings';

/** Clusters of channels. Every method may throw StoreError. */
export interface ClusterStore {
  /** The newest version, or undefined for a channel that has none. */
  load(id: ChannelId): Promise<ChannelRecord | undefined>;
  /**
   * Saves `next` as version `next.version`, if the newest version is still the one before it. `before` is what `load`
   * answered or what was saved last; undefined for a channel's first version. Older versions are kept for 90 days,
   * whether or not anybody can return to them. A version that `next.saves` names for the first time must be `before`;
   * it is kept for a year as long as the list names it.
   * @param keptFor seconds without a change after which it is forgotten, the version before it as well; 90 days
   */
  save(id: ChannelId, next: ChannelRecord, before: ChannelRecord | undefined, keptFor?: number): Promise<SaveResult>;
  /** An older version as it was saved, or undefined when it is no longer kept. */
  loadVersion(id: ChannelId, version: number): Promise<ChannelRecord | undefined>;
  /** The cluster of a version that `saves` names, or undefined when it is no longer kept. */
  loadSaved(id: ChannelId, version: number): Promise<ClusterState | undefined>;
  /** The version that a person looked at last without changing anything, or undefined. */
  loadLook(id: ChannelId, person: string): Promise<number | undefined>;
  /** Remembers that a person looked at this version. */
  saveLook(id: ChannelId, person: string, version: number): Promise<void>;
  /** What a channel's people know of their progress; version 0 when nothing is stored. */
  loadCourse(id: ChannelId): Promise<CourseLog>;
  /** Saves a log as version `log.version`, if the stored one is the version before it. */
  saveCourse(id: ChannelId, log: CourseLog): Promise<SaveResult>;
}

/** Stored data that cannot be used, or a store that does not answer. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  /** `unavailable`: it could not be read. `unsure`: it may or may not have been written. */
  constructor(
    readonly code: 'corrupt' | 'foreign' | 'newer' | 'unavailable' | 'unsure',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Wall-clock time in milliseconds; for signatures, TTLs and closing times, never for the engine. */
export interface Clock {
  now(): number;
  /** Resolves after so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** Settings and secrets that are kept outside of the program. */
export interface Parameters {
  /** The values of those that are there, decrypted. Rejects where nobody answers. */
  get(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Encrypts what nobody may read in the store. A text opens only with the context that it was closed with. */
export interface Cipher {
  encrypt(text: string, context: CipherContext): Promise<string>;
  /** Rejects for what was not encrypted here, or for another context. */
  decrypt(text: string, context: CipherContext): Promise<string>;
}

export type CipherContext = Readonly<Record<string, string>>;

/** Messages that the bot posts by itself. */
export interface Messenger {
  /**
   * Posts to a channel, or to a person as a direct message. Undefined when Slack refused: the bot is no member there,
   * or does not answer in time.
   * @param by whom the message names, where it says who asked
   */
  post(to: MessageTarget, reply: Reply, by: Person): Promise<Posted | undefined>;
  /** Puts another message in the place of one that was posted. Answers whether Slack did it. */
  update(posted: Posted, reply: Reply, by: Person): Promise<boolean>;
  /** Slack's word for why the bot may not post there, such as `not_in_channel`, if it said so a moment ago. */
  refusal(to: MessageTarget): string | undefined;
}

export type MessageTarget =
  | {
      readonly team: string;
      readonly channel: string;
      /** A message to answer to, in its thread. */
      readonly thread?: string;
    }
  | { readonly team: string; readonly person: string };

/** A message that was posted. */
export interface Posted {
  readonly team: string;
  readonly channel: string;
  /** Slack's name for it: the time when it was posted. */
  readonly ts: string;
}

/**
 * Addresses that a request came with, to answer it: Slack takes five messages there within half an hour, also where the
 * bot is no member and has no token. They are never logged.
 */
export interface ResponseUrls {
  /** Shows everybody in the channel a new message. Answers whether Slack took it. */
  post(url: string, reply: Reply, by: Person): Promise<boolean>;
  /** Puts a message in the place of the one whose button was pressed. */
  replace(url: string, reply: Reply, by: Person): Promise<boolean>;
}

/** Where a request can be answered besides its answer. */
export interface AnswerAddress {
  readonly url: string;
  /** Whether it can replace a message that everybody sees: the one whose button was pressed. */
  readonly replaces: boolean;
}

/** Addresses of tables to download. */
export interface ReportLinks {
  /** Minutes for which an address works. */
  readonly minutes: number;
  /** An address of the table of a channel, for whoever has it. */
  link(channel: ChannelId): string;
  /** An address of all that is stored about a person; undefined where that cannot be collected. */
  linkTo(person: PersonId): string | undefined;
}

/** Addresses of pictures. */
export interface PictureLinks {
  /** The address of a picture, for whoever has it; the same picture has the same address. */
  link(picture: PictureRequest): string;
}

/** Everything outside, as the use cases see it. */
export interface Ports {
  readonly clusters: ClusterStore;
  readonly quizzes: QuizStore;
  readonly documents: DocumentStore;
  /** Undefined where nothing outlives this program. */
  readonly belongings?: Belongings;
  /** Undefined where the bot has no token: then everything travels in answers. */
  readonly messenger?: Messenger;
  /** Undefined where nothing can be said after an answer. */
  readonly responseUrls?: ResponseUrls;
  /** Undefined where this program is not reached from outside: then tables are text. */
  readonly reports?: ReportLinks;
  /** Undefined where this program is not reached from outside: then there are no images. */
  readonly pictures?: PictureLinks;
  /** How quickly commands may follow each other; undefined where nobody else is kept waiting. */
  readonly pace?: Pace;
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined where the log tells nothing of single commands. */
  readonly pseudonyms?: Pseudonyms;
}
