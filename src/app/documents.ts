/**
 * Small things that are kept beside clusters and quizzes: what a person has learned, what a workspace has added, what is
 * due when. Each is one document with a version; of several writers that race exactly one counts.
 */
import type { ChannelId, SaveResult } from './channel';

/** Whose document it is. */
export type Owner =
  | { readonly channel: ChannelId }
  | { readonly team: string; readonly person: string }
  | { readonly team: string }
  /** What happens within an hour, of all workspaces: `2026-11-23T10`; whose it is, and about which person. */
  | { readonly due: string; readonly team: string; readonly person?: string }
  /** Somebody who is installing the app, before anybody knows in which workspace: the hash of a random number. */
  | { readonly installing: string };

/** Whose documents are listed: of what is due, those of all; `isOld`: what programs noted before they spread it. */
export type Listed = Exclude<Owner, { readonly due: string }> | { readonly due: string; readonly isOld?: true };

/** The hour of what is to be removed, which comes at no certain time; see privacy/erasures.ts. */
export const ERASURES = 'ERASE';

/** Where a document is: its owner, and a name such as `LEARNER` or `MISSION#night-shift`. */
export interface Place {
  readonly owner: Owner;
  readonly name: string;
}

export interface Versioned<T> {
  /** Counts from 1. */
  readonly version: number;
  readonly value: T;
}

/** Whether what was stored is what it should be: damaged or foreign data is refused, never used. */
export type Check<T> = (value: Readonly<Record<string, unknown>>) => value is Readonly<Record<string, unknown>> & T;

/** Every method may throw StoreError. */
export interface DocumentStore {
  /** A document, or undefined when there is none. */
  load<T extends object>(place: Place, isRight: Check<T>): Promise<Versioned<T> | undefined>;
  /**
   * Saves a document as version `version`, if the stored one is the version before it (1: if there is none).
   * @param keptFor seconds after which it is forgotten, counted from now; `FOR_EVER`
   */
  save(place: Place, version: number, value: object, keptFor: number): Promise<SaveResult>;
  /** The documents of an owner whose names begin so, in the order of their names; without those that cannot be read. */
  list<T extends object>(
    owner: Listed,
    prefix: string,
    isRight: Check<T>,
  ): Promise<readonly (Versioned<T> & { readonly name: string })[]>;
  /** Removes a document, whatever its version. */
  remove(place: Place): Promise<void>;
}

/** Seconds. */
export const DAYS = 24 * 60 * 60;

/** For what is kept until somebody removes it. */
export const FOR_EVER = Infinity;

/** Tries before a change gives way to others. */
const TRIES = 8;

/**
 * Changes a document, again after a conflict. Answers what is stored then; `change` answers undefined to leave it as it
 * is. Throws after too many conflicts.
 */
export async function changeDocument<T extends object>(
  documents: DocumentStore,
  place: Place,
  isRight: Check<T>,
  keptFor: number,
  change: (before: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await documents.load(place, isRight);
    const next = change(before?.value);
    if (next === undefined) return before?.value;
    if ((await documents.save(place, (before?.version ?? 0) + 1, next, keptFor)) === 'saved') return next;
  }
  throw new Error('others were faster, again and again');
}
