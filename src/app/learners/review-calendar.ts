/**
 * Who is to be sent a review at which hour: documents of the hour, so that whoever sends them looks at one list instead
 * of at everybody. The learner says when it is due; an entry that says otherwise is out of date and goes.
 */
import { type Check, DAYS, type Place } from '../documents';
import type { Ports } from '../ports';
import type { Learner, LearnerId } from './learner';
import { USUAL_HOURS, withinHours } from './review-hours';

const HOUR = 60 * 60_000;
/** Milliseconds between two reviews for one person: one a day, whatever the clocks do. */
const APART = 20 * HOUR;
/** Who answers none of the messages for so long is left alone: one a day must not come for ever. */
const LEFT_ALONE_AFTER = 30 * 24 * HOUR;
/** Seconds for which an entry outlives its hour. */
const KEPT_AFTER = 2 * DAYS;

const PREFIX = 'REVIEW#';

/**
 * The learner with the time of the next review: when something is due, in their hours, not in a pause, and not while they
 * are at it. There is none for who has learned nothing yet, or answers no more.
 */
export function withNextReview(learner: Learner, now: number): Learner {
  const { messages, cards, hours = USUAL_HOURS, last = 0 } = learner;
  if (messages === undefined) return learner;
  const { next: _, ...rest } = messages;
  const dues = Object.values(cards).map(({ due }) => due);
  const { unanswered = now } = rest;
  const isGone = unanswered > last && now - unanswered > LEFT_ALONE_AFTER;
  if (dues.length === 0 || isGone) return { ...learner, messages: rest };
  const earliest = Math.max(now + HOUR, Math.min(...dues), rest.pausedUntil ?? 0, (rest.sent ?? -APART) + APART);
  return { ...learner, messages: { ...rest, next: withinHours(earliest, hours) } };
}

/** Puts a person on the list of the hour. */
export async function noteNextReview(
  { documents, clock }: Pick<Ports, 'documents' | 'clock'>,
  id: LearnerId,
  at: number,
): Promise<void> {
  const keptFor = Math.ceil((at - clock.now()) / 1000) + KEPT_AFTER;
  // A conflict says that the person is on that list already.
  await documents.save(entryPlace(id, at), 1, id, Math.max(keptFor, KEPT_AFTER));
}

/** The people on the list of the hour of `at`. */
export async function reviewsAt({ documents }: Pick<Ports, 'documents'>, at: number): Promise<readonly LearnerId[]> {
  const entries = await documents.list({ due: hourOf(at) }, PREFIX, isEntry);
  return entries.map(({ value: { team, person } }) => ({ team, person }));
}

/** Takes a person from the list of an hour. */
export function forgetReview({ documents }: Pick<Ports, 'documents'>, id: LearnerId, at: number): Promise<void> {
  return documents.remove(entryPlace(id, at));
}

/** `2026-11-23T10`. */
export function hourOf(at: number): string {
  return new Date(at).toISOString().slice(0, 13);
}

const entryPlace = ({ team, person }: LearnerId, at: number): Place => ({
  owner: { due: hourOf(at), team, person },
  name: `${PREFIX}${team}#${person}`,
});

const isEntry: Check<LearnerId> = (value): value is typeof value & LearnerId =>
  typeof value.team === 'string' && typeof value.person === 'string';
