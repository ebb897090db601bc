/**
 * What is to be removed: notes among what is due, as if it were an hour, so that the timer goes on with what one request
 * could not finish. A note goes when there is nothing left to find.
 */
import { changeDocument, type Check, DAYS, type DocumentStore, ERASURES, type Place } from '../documents';
import type { Leaver, PersonId } from './belongings';

/** Milliseconds between the two times that everything is looked through, at least. */
export const APART = 50_000;
/**
 * Milliseconds for which a process may go by what it remembers of a workspace or a person: what it writes then, the second
 * look finds.
 */
export const REMEMBERED_FOR = 45_000;

/** A workspace that uninstalled the app. */
export interface TeamErasure {
  readonly form: 1;
  readonly kind: 'team';
  readonly team: string;
  /** Wall-clock milliseconds. */
  readonly since: number;
  /** When nothing was found for the first time. */
  readonly emptySince?: number;
}

/** Somebody who wanted everything about them removed. */
export interface PersonErasure extends Leaver {
  readonly form: 1;
  readonly kind: 'person';
  readonly since: number;
  /** Channels that were gone through: what found them is gone, and they are looked at again. */
  readonly channels: readonly string[];
  /** Where the removing goes on. */
  readonly at?: { readonly channel: string; readonly from: string };
  /** When all was gone through for the first time. */
  readonly doneSince?: number;
}

export type Erasure = TeamErasure | PersonErasure;

/** Seconds for which a note is kept when nobody can finish it. */
const KEPT_FOR = 90 * DAYS;

const isErasure: Check<Erasure> = (value): value is typeof value & Erasure =>
  value.form === 1 &&
  typeof value.team === 'string' &&
  Number.isFinite(value.since) &&
  (value.kind === 'team' || (value.kind === 'person' && typeof value.person === 'string' && isLeaver(value)));

const isLeaver = ({ names, channels, token }: Readonly<Record<string, unknown>>): boolean =>
  typeof token === 'string' &&
  [names, channels].every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));

const placeOfTeam = (team: string): Place => ({ owner: { due: ERASURES, team }, name: `TEAM#${team}` });
const placeOfPerson = ({ team, person }: PersonId): Place => ({
  owner: { due: ERASURES, team, person },
  name: `PERSON#${team}#${person}`,
});
const placeOf = (erasure: Erasure): Place =>
  erasure.kind === 'team' ? placeOfTeam(erasure.team) : placeOfPerson(erasure);

/** Whether a workspace's data is being removed: nothing may be written for it. */
export async function isBeingErased(documents: DocumentStore, team: string): Promise<boolean> {
  return (await documents.load(placeOfTeam(team), isErasure)) !== undefined;
}

/** Notes that something is to be removed. Answers the note that counts: the first one. */
export async function noteErasure(documents: DocumentStore, erasure: Erasure): Promise<Erasure> {
  const noted = await changeDocument(documents, placeOf(erasure), isErasure, KEPT_FOR, (before) =>
    before === undefined ? erasure : undefined,
  );
  return noted ?? erasure;
}

/** What is to be removed, of all workspaces. */
export async function erasures(documents: DocumentStore): Promise<readonly Erasure[]> {
  return (await documents.list({ due: ERASURES }, '', isErasure)).map(({ value }) => value);
}

/** Remembers how far a removing got; nothing where somebody has ended it. */
export async function saveErasure(documents: DocumentStore, erasure: Erasure): Promise<void> {
  await changeDocument(documents, placeOf(erasure), isErasure, KEPT_FOR, (before) =>
    before === undefined ? undefined : erasure,
  );
}

export function endErasure(documents: DocumentStore, erasure: Erasure): Promise<void> {
  return documents.remove(placeOf(erasure));
}
