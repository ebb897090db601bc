/**
 * A course: channels of a workspace that go through the lessons at one pace. Kept as a document of the workspace.
 */
import type { Rules } from '../../cluster/state';
import { exerciseEntries } from '../../tutor/exercises/library';
import { type Check, DAYS, type Owner, type Place } from '../documents';
import type { Person, Ports } from '../ports';
import { type DueTimes, dueAfter, isDueTimes } from '../schedules/due-times';
import { noteCourse } from './course-calendar';

export interface Course {
  readonly form: 1;
  readonly id: string;
  /** Who made it. */
  readonly by: Person;
  /** Ids of others who may change it. */
  readonly helpers: readonly string[];
  /** Slack's ids. */
  readonly channels: readonly string[];
  /** When the first lesson is due, wall-clock milliseconds; so are all times here. */
  readonly begins: number;
  readonly times: DueTimes;
  /** Lessons a week. */
  readonly pace: number;
  readonly rules: Rules;
  /** The questions of the bank that are asked before the lessons, and again after them. */
  readonly questions: readonly string[];
  readonly madeAt: number;
  /** The request that made it: delivered again, it makes no other. */
  readonly madeBy?: string;
  /** When something is posted next; absent while it is paused, and after its end. */
  readonly next?: number;
  readonly pausedAt?: number;
  /** Milliseconds of all pauses that are over: the plan waits meanwhile. */
  readonly paused: number;
  readonly endedAt?: number;
  /** Since when the questions are asked. */
  readonly before?: number;
  readonly after?: number;
}

export type Round = 'before' | 'after';

export const MOST_COURSES = 40;
export const MOST_CHANNELS = 60;
export const MOST_HELPERS = 20;
const KEPT_FOR = 400 * DAYS;
/** Tries before a change gives way to others. */
const TRIES = 8;
const PREFIX = 'COURSE#';
const WEEK = 7 * 24 * 60 * 60_000;

type Outside = Pick<Ports, 'documents' | 'clock'>;

export async function loadCourse({ documents }: Outside, team: string, id: string): Promise<Course | undefined> {
  return (await documents.load(placeOf(team, id), isCourse))?.value;
}

/** All of a workspace, by name. */
export async function loadCourses({ documents }: Outside, team: string): Promise<readonly Course[]> {
  return (await documents.list(ownerOf(team), PREFIX, isCourse)).map(({ value }) => value);
}

/** Keeps a new course. Answers false where its name is taken. */
export async function keepCourse({ documents, clock }: Outside, team: string, course: Course): Promise<boolean> {
  if (course.next !== undefined) await noteCourse(documents, dueOf(team, course.id, course.next), clock.now());
  return (await documents.save(placeOf(team, course.id), 1, course, KEPT_FOR)) === 'saved';
}

/**
 * Changes a course, again after a conflict; `change` answers undefined to leave it as it is. Answers what is stored then.
 * The list of the hour is written first: an entry too many does no harm, one that is missing would.
 */
export async function changeCourse(
  { documents, clock }: Outside,
  team: string,
  id: string,
  change: (before: Course) => Course | undefined,
): Promise<Course | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await documents.load(placeOf(team, id), isCourse);
    const after = before === undefined ? undefined : change(before.value);
    if (before === undefined || after === undefined) return before?.value;
    if (after.next !== undefined) await noteCourse(documents, dueOf(team, id, after.next), clock.now());
    if ((await documents.save(placeOf(team, id), before.version + 1, after, KEPT_FOR)) === 'saved') return after;
  }
  throw new Error('others were faster, again and again');
}

export function removeCourse({ documents }: Outside, team: string, id: string): Promise<void> {
  return documents.remove(placeOf(team, id));
}

export function mayChange(course: Course, person: string): boolean {
  return course.by.id === person || course.helpers.includes(person);
}

/** The course with the time of its next messages, after `after`; one that rests has none. */
export function withNext({ next: _, ...course }: Course, after: number): Course {
  if (course.pausedAt !== undefined || course.endedAt !== undefined) return course;
  // The questions before the lessons do not wait for the first lesson.
  const since = course.before === undefined ? Math.max(after, course.begins - 1) : after;
  return { ...course, next: dueAfter(course.times, since) };
}

/** How many lessons a channel has begun that keeps up with the plan. */
export function plannedLessons(course: Course, at: number): number {
  const taught = Math.min(at, course.pausedAt ?? at, course.endedAt ?? at) - course.begins - course.paused;
  if (taught < 0) return 0;
  return Math.min(lessonIds().length, 1 + Math.floor((taught * course.pace) / WEEK));
}

/** The round of questions that goes on. */
export function roundOf({ before, after }: Course): Round | undefined {
  if (after !== undefined) return 'after';
  return before === undefined ? undefined : 'before';
}

/** Ids of the lessons, in the order of the course. */
export function lessonIds(): readonly string[] {
  return exerciseEntries().flatMap(({ kind, id }) => (kind === 'lesson' ? [id] : []));
}

const dueOf = (team: string, id: string, at: number) => ({ team, id, at });
const ownerOf = (team: string): Owner => ({ team });
const placeOf = (team: string, id: string): Place => ({ owner: ownerOf(team), name: `${PREFIX}${id}` });

const isCourse: Check<Course> = (value): value is typeof value & Course => {
  const { form, id, by, helpers, channels, questions, begins, times, pace, paused, next } = value;
  return (
    form === 1 &&
    typeof id === 'string' &&
    typeof (by as Partial<Person> | undefined)?.id === 'string' &&
    [helpers, channels, questions].every(
      (list) => Array.isArray(list) && list.every((one) => typeof one === 'string'),
    ) &&
    [begins, pace, paused].every(Number.isFinite) &&
    (next === undefined || Number.isFinite(next)) &&
    isDueTimes(times)
  );
};
