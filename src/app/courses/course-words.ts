/**
 * A course in rows of a table: what it is set to, and where it stands.
 */
import { percent } from '../../tutor/courses/course-replies';
import { daysInWords, momentInWords, timeInWords } from '../schedules/times-in-words';
import { type Course, lessonIds, plannedLessons } from './course';
import type { CourseStanding } from './course-standing';

export type Rows = readonly (readonly [string, string])[];

/** For those who lead it. */
export function rowsOf(course: Course, standing: CourseStanding, now: number): Rows {
  const { before, after } = standing;
  return [
    ...rowsForAll(course, now),
    ['rules', course.rules],
    ['may change it', course.helpers.length === 0 ? '1 person' : `${course.helpers.length + 1} people`],
    ['right before', course.before === undefined ? 'not asked yet' : shareOf(before)],
    ['right after', course.after === undefined ? 'not asked yet' : shareOf(after)],
  ];
}

/** For everybody in its channels. */
export function rowsForAll(course: Course, now: number): Rows {
  const { times, pace, begins, next } = course;
  return [
    ['state', stateOf(course, now)],
    ['plan', `lesson ${plannedLessons(course, now)} of ${lessonIds().length} by now`],
    ['pace', `${pace} lesson${pace === 1 ? '' : 's'} a week`],
    ['posts', `${daysInWords(times.days)} ${timeInWords(times)}`],
    ['time zone', times.zone],
    now < begins
      ? ['begins', momentInWords(begins, times.zone)]
      : ['next', next === undefined ? 'nothing' : momentInWords(Math.max(next, now), times.zone)],
  ];
}

/** One word, for lists too. */
export function stateOf({ pausedAt, endedAt, begins }: Course, now: number): string {
  if (endedAt !== undefined) return 'over';
  if (pausedAt !== undefined) return 'paused';
  return now < begins ? 'not begun' : 'runs';
}

const shareOf = (share: number | undefined): string => (share === undefined ? 'fewer than 5 people' : percent(share));
