/**
 * Which courses have something to post at which hour, of all workspaces: a document for each in the list of that hour.
 * The course says when it is due; an entry that says otherwise is out of date.
 */
import { type Check, DAYS, type DocumentStore, type Place } from '../documents';

const HOUR = 60 * 60_000;
/** Hours before this one that are looked at: a timer may fire late. */
const LATE_HOURS = 3;
const PREFIX = 'COURSE#';

/** A course that may be due. */
export interface DueCourse {
  readonly team: string;
  readonly id: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
}

/** Puts a course on the list of the hour. */
export async function noteCourse(documents: DocumentStore, due: DueCourse, now: number): Promise<void> {
  // A conflict says that it is there already.
  await documents.save(placeOf(due), 1, due, Math.ceil(Math.max(0, due.at - now) / 1000) + DAYS);
}

/** What is due by now, the oldest first. */
export async function coursesBy(documents: DocumentStore, now: number): Promise<readonly DueCourse[]> {
  const hours = Array.from({ length: LATE_HOURS + 1 }, (_, place) => now - (LATE_HOURS - place) * HOUR);
  const lists = await Promise.all(hours.map((hour) => documents.list({ due: hourOf(hour) }, PREFIX, isDue)));
  return lists.flat().flatMap(({ value: { team, id, at } }) => (at <= now ? [{ team, id, at }] : []));
}

/** Takes a course from the list. */
export function forgetCourse(documents: DocumentStore, due: DueCourse): Promise<void> {
  return documents.remove(placeOf(due));
}

const placeOf = ({ team, id, at }: DueCourse): Place => ({
  owner: { due: hourOf(at), team },
  name: `${PREFIX}${new Date(at).toISOString()}#${team}#${id}`,
});

/** `2026-11-23T10`. */
const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13);

const isDue: Check<DueCourse> = (value): value is typeof value & DueCourse => {
  const { team, id, at } = value;
  return typeof team === 'string' && typeof id === 'string' && Number.isFinite(at);
};
