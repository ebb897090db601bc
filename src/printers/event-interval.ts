/**
 * When an Event was seen, and how often: `2m (x4 over 3m)`. Follows kubectl/pkg/cmd/events/event_printer.go.
 */
import type { Event } from '../api/objects';
import { ageSince } from './age';

type Times = Pick<Event, 'eventTime' | 'firstTimestamp' | 'lastTimestamp' | 'series' | 'count'>;

/** How long ago an Event was seen last, and since when where it was seen more than once. */
export function eventInterval(
  { eventTime, firstTimestamp, lastTimestamp, series, count = 0 }: Times,
  now: number,
): string {
  const first = ageSince(eventTime ?? firstTimestamp, now);
  if (series !== undefined) return `${ageSince(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${ageSince(lastTimestamp, now)} (x${count} over ${first})` : first;
}
