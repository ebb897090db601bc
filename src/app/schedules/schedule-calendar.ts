/**
 * Which channels are to be asked at which hour: a document for each in the list of that hour, so that whoever asks looks
 * at few lists instead of at every channel. The schedule says when it is due; an entry that says otherwise is out of date.
 */
import { type Check, DAYS, type DocumentStore, type Place } from '../documents';
import type { ChannelId } from '../ports';

const HOUR = 60 * 60_000;
/** Seconds for which an entry outlives its time: nobody may have looked for so long. */
export const KEPT_AFTER = 31 * DAYS;
/** Lists that are read at a time. */
const AT_ONCE = 12;
/** Where nobody has noted when questions were asked last, only an earlier program can have left what is older. */
const OLD = 72 * HOUR;

const PREFIX = 'SCHEDULE#';

/** A channel that may be due. */
export interface Scheduled {
  readonly channel: ChannelId;
  /** Wall-clock milliseconds. */
  readonly at: number;
}

/** Puts a channel on the list of the hour. */
export async function noteScheduled(documents: DocumentStore, scheduled: Scheduled, now: number): Promise<void> {
  const keptFor = Math.ceil(Math.max(0, scheduled.at - now) / 1000) + KEPT_AFTER;
  // A conflict says that it is there already.
  await documents.save(placeOf(scheduled), 1, scheduled, keptFor);
}

/**
 * What is due in the hours of a span and not later than now, the oldest first.
 * @param span wall-clock milliseconds; `isUnknown` where nobody has noted when questions were asked last
 */
export async function scheduledIn(
  documents: DocumentStore,
  { from: since, to, isUnknown = false }: { readonly from: number; readonly to: number; readonly isUnknown?: boolean },
  now: number,
): Promise<readonly Scheduled[]> {
  const first = Math.floor(since / HOUR);
  const hours = Array.from({ length: Math.floor(to / HOUR) - first + 1 }, (_, index) => (first + index) * HOUR);
  const found: Scheduled[] = [];
  for (let from = 0; from < hours.length; from += AT_ONCE) {
    const some = hours.slice(from, from + AT_ONCE);
    const lists = await Promise.all(
      some.map((hour) => documents.list(listOf(hour, isUnknown && hour < now - OLD), PREFIX, isScheduled)),
    );
    found.push(...lists.flat().map(({ value: { channel, at } }) => ({ channel, at })));
  }
  return found.filter(({ at }) => at <= now);
}

const listOf = (hour: number, isOld: boolean) => ({
  due: hourOf(hour),
  ...(isOld ? { isOld: true as const } : {}),
});

/** Takes a channel from the list. */
export function forgetScheduled(documents: DocumentStore, scheduled: Scheduled): Promise<void> {
  return documents.remove(placeOf(scheduled));
}

const placeOf = ({ channel: { team, channel }, at }: Scheduled): Place => ({
  owner: { due: hourOf(at), team },
  name: `${PREFIX}${new Date(at).toISOString().slice(0, 16)}#${team}#${channel}`,
});

/** `2026-11-23T10`. */
const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13);

const isScheduled: Check<Scheduled> = (value): value is typeof value & Scheduled => {
  const { channel, at } = value;
  if (typeof channel !== 'object' || channel === null) return false;
  const { team, channel: name } = channel as Partial<Record<string, unknown>>;
  return typeof team === 'string' && typeof name === 'string' && Number.isFinite(at);
};
