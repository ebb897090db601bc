/**
 * How quickly commands may follow each other. Changes are counted from what the channel remembers, so it counts the same
 * in every process; everything else is counted in this one.
 */
import type { ChannelRecord, RememberedCommand } from '../channel-record';

export interface Pace {
  /** Changes of one person, and of a whole channel, within a minute. A channel remembers 50 commands. */
  readonly changesOfPerson: number;
  readonly changesOfChannel: number;
  /** Requests of any kind, of one person and of a channel, within a minute and one process. Quizzes count for the person alone. */
  readonly requestsOfPerson: number;
  readonly requestsOfChannel: number;
}

export const USUAL_PACE: Pace = {
  changesOfPerson: 30,
  changesOfChannel: 45,
  requestsOfPerson: 60,
  requestsOfChannel: 300,
};

/** Milliseconds in which commands are counted. */
export const MINUTE = 60_000;

/** Why somebody has to wait, and how long. */
export interface TooFast {
  readonly who: 'person' | 'channel';
  readonly what: 'changes' | 'commands';
  readonly most: number;
  /** Milliseconds until one more is taken. */
  readonly wait: number;
}

/** Whether another change is too much for now. */
export function tooManyChanges(
  { commands }: Pick<ChannelRecord, 'commands'>,
  person: string,
  now: number,
  pace: Pace,
): TooFast | undefined {
  // What is of a time to come was noted by a clock that was wrong.
  const lately = commands.filter(({ at }) => at !== undefined && Math.abs(now - at) < MINUTE);
  const own = lately.filter(({ by }) => by === person);
  return over(own, pace.changesOfPerson, now, 'person') ?? over(lately, pace.changesOfChannel, now, 'channel');
}

/** The oldest that counts has to leave the minute. */
function over(
  lately: readonly RememberedCommand[],
  most: number,
  now: number,
  who: TooFast['who'],
): TooFast | undefined {
  const oldest = lately.at(-most)?.at;
  if (lately.length < most || oldest === undefined) return undefined;
  return { who, what: 'changes', most, wait: oldest + MINUTE - now };
}
