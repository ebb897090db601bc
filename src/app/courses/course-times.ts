/**
 * When a course posts, as it was typed: `weekdays 10:00 Europe/Berlin`, `mon,thu 9:30`, `daily at 4pm`.
 */
import { isRejected, type Result } from '../../api/rejection';
import { printable } from '../../tutor/typed';
import { refusal } from '../refusal';
import { type DueTimes, WORKING_DAYS } from '../schedules/due-times';
import { readTimes } from '../schedules/read-times';
import { nearestTimeZone, readTimeZone } from '../time-zone';

/** What is not said: working days, 10:00, UTC. */
const USUAL_TIMES: DueTimes = { days: WORKING_DAYS, hour: 10, minute: 0, zone: 'UTC' };

const FIXES = ['course new', 'help course'];

/** @param usual what holds for what is not said */
export function readCourseTimes(words: readonly string[], usual = USUAL_TIMES): Result<DueTimes> {
  const read = readTimes(words.join(' '));
  if (isRejected(read)) {
    return refusal(read.message, 'For example: weekdays 10:00 Europe/Berlin pace 2 start 2026-12-01', FIXES);
  }
  const { days = usual.days, time = usual, zone: typed = usual.zone } = read;
  const zone = readTimeZone(typed);
  if (zone !== undefined) return { days, hour: time.hour, minute: time.minute, zone };
  const near = nearestTimeZone(typed);
  return refusal(
    `A course does not know "${printable(typed)}".`,
    near === undefined
      ? 'A time zone is a continent and a city: Europe/Berlin.'
      : `Did you mean the time zone ${near}?`,
    FIXES,
  );
}
