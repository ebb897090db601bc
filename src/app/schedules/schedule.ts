/**
 * The schedule of a channel: when the bot asks a question there by itself, and why not, where it does not. Whoever moves
 * the time of the next question forward, by a conditional write, has asked it or let it go.
 */
import type { NotPosted } from '../../tutor/quiz/schedule-replies';
import type { ChannelId, Person, Ports } from '../ports';
import { type Check, DAYS, type Place } from '../documents';
import { type DueTimes, dueAfter, isDueTimes } from './due-times';
import { noteScheduled } from './schedule-calendar';

/** Seconds for which a schedule is kept after its last question or change. */
const KEPT_FOR = 400 * DAYS;
/** Tries before a change gives way to others. */
const TRIES = 8;

export interface Schedule {
  readonly times: DueTimes;
  /** Who wished for it. */
  readonly by: Person;
  /** The next question, wall-clock milliseconds; absent while none comes. */
  readonly next?: number;
  readonly rest?: Rest;
  /** The request that changed it last: delivered again, it changes nothing. */
  readonly request?: string;
}

/** Why no question comes. */
export type Rest =
  | { readonly why: 'off' }
  /** Without an end: until somebody ends it. */
  | { readonly why: 'paused'; readonly until?: number }
  /** Slack took no message of the bot there. */
  | { readonly why: 'refused'; readonly because: NotPosted };

type SchedulePorts = Pick<Ports, 'documents' | 'clock'>;

export async function loadSchedule(
  { documents }: Pick<Ports, 'documents'>,
  channel: ChannelId,
): Promise<Schedule | undefined> {
  return (await documents.load(placeOf(channel), isSchedule))?.value;
}

/**
 * Changes a schedule, again after a conflict. Answers what is stored then; `change` answers undefined to leave it as it
 * is. The list of the hour is written first: an entry too many does no harm, one that is missing would.
 */
export async function changeSchedule(
  { documents, clock }: SchedulePorts,
  channel: ChannelId,
  change: (before: Schedule | undefined) => Schedule | undefined,
): Promise<Schedule | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await documents.load(placeOf(channel), isSchedule);
    const after = change(before?.value);
    if (after === undefined) return before?.value;
    if (after.next !== undefined) await noteScheduled(documents, { channel, at: after.next }, clock.now());
    const saved = await documents.save(placeOf(channel), (before?.version ?? 0) + 1, after, KEPT_FOR);
    if (saved === 'saved') return after;
  }
  throw new Error('others were faster, again and again');
}

/** The schedule with the time of its next question, after `after`. */
export function withNext({ next: _, ...schedule }: Schedule, after: number): Schedule {
  const { rest, times } = schedule;
  if (rest === undefined) return { ...schedule, next: dueAfter(times, after) };
  if (rest.why !== 'paused' || rest.until === undefined) return schedule;
  return { ...schedule, next: dueAfter(times, Math.max(after, rest.until - 1)) };
}

/** Why no question comes now; a pause that is over is none. */
export function restOf({ rest }: Schedule, now: number): Rest | undefined {
  return rest?.why === 'paused' && rest.until !== undefined && rest.until <= now ? undefined : rest;
}

/** @param word Slack's, such as `not_in_channel` */
export const notPosted = (word: string): NotPosted => (word === 'restricted_action' ? 'not allowed' : 'no member');

const placeOf = (channel: ChannelId): Place => ({ owner: { channel }, name: 'SCHEDULE' });

const isSchedule: Check<Schedule> = (value): value is typeof value & Schedule => {
  const { times, by, next, rest } = value;
  const isPerson = typeof textOf(by, 'id') === 'string';
  const isRest = rest === undefined || ['off', 'paused', 'refused'].includes(textOf(rest, 'why') ?? '');
  return isDueTimes(times) && isPerson && isRest && (next === undefined || Number.isFinite(next));
};

function textOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (value as Readonly<Record<string, unknown>>)[name];
  return typeof text === 'string' ? text : undefined;
}
