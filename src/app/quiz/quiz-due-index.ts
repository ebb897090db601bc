/**
 * Which questions close by themselves when, of all workspaces: one small document each, by the hour in which they
 * close, in the order of the minutes.
 */
import type { Check, DocumentStore } from '../documents';
import type { ChannelId } from '../ports';
import type { StoredQuestion } from './quiz-port';

const HOUR = 60 * 60_000;
/** Hours before this one that are looked at: a timer may fire late. */
const LATE_HOURS = 3;
const PREFIX = 'QUIZ#';

/** A question that may be due. */
export interface Due {
  readonly channel: ChannelId;
  /** Of the question. */
  readonly id: string;
  /** The first instant at which nobody can answer, wall-clock milliseconds. */
  readonly at: number;
}

/** Remembers when a question closes. */
export async function noteDue(
  documents: DocumentStore,
  channel: ChannelId,
  question: Pick<StoredQuestion, 'id' | 'closesAt'>,
  now: number,
): Promise<void> {
  const due = dueOf(channel, question);
  const kept = Math.ceil((due.at - now + (LATE_HOURS + 1) * HOUR) / 1000);
  // It may be there already: a request that was delivered again.
  await documents.save(placeOf(due), 1, due, kept);
}

/** What is due by now, the oldest first. */
export async function dueBy(documents: DocumentStore, now: number): Promise<readonly Due[]> {
  const hours = Array.from({ length: LATE_HOURS + 1 }, (_, ago) => now - (LATE_HOURS - ago) * HOUR);
  const found = await Promise.all(hours.map((hour) => documents.list({ due: hourOf(hour) }, PREFIX, isDue)));
  return found.flat().flatMap(({ value: { channel, id, at } }) => (at <= now ? [{ channel, id, at }] : []));
}

/** Forgets what was closed. */
export function forgetDue(documents: DocumentStore, due: Due): Promise<void> {
  return documents.remove(placeOf(due));
}

export function dueOf(channel: ChannelId, { id, closesAt }: Pick<StoredQuestion, 'id' | 'closesAt'>): Due {
  return { channel, id, at: closesAt + 1 };
}

const placeOf = (due: Due) => ({
  owner: { due: hourOf(due.at), team: due.channel.team },
  name: `${PREFIX}${isoMinute(due.at)}#${due.channel.team}#${due.channel.channel}#${due.id}`,
});

/** `2026-11-23T10` */
const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13);
const isoMinute = (at: number): string => new Date(at).toISOString().slice(0, 16);

const isDue: Check<Due> = (value): value is Readonly<Record<string, unknown>> & Due => {
  const { channel, id, at } = value;
  if (typeof channel !== 'object' || channel === null) return false;
  const { team, channel: name } = channel as Readonly<Record<string, unknown>>;
  return typeof team === 'string' && typeof name === 'string' && typeof id === 'string' && Number.isFinite(at);
};
