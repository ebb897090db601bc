/**
 * A course of somebody who goes belongs to the first of those who may change it, too. Without any it ends: nobody could
 * change it any more.
 */
import type { Ports } from '../ports';
import { changeCourse, type Course, loadCourses } from '../courses/course';
import type { PersonId } from './belongings';

export async function leaveCourses(
  ports: Pick<Ports, 'documents' | 'clock'>,
  { team, person }: PersonId,
): Promise<void> {
  for (const course of await loadCourses(ports, team)) {
    await changeCourse(ports, team, course.id, (before) => without(before, person, ports.clock.now()));
  }
}

function without(course: Course, person: string, now: number): Course | undefined {
  if (course.by.id !== person) return undefined;
  const [next, ...helpers] = course.helpers.filter((one) => one !== person);
  // Slack says their name when they type something; until then their id stands for it.
  if (next !== undefined) return { ...course, by: { id: next, name: next }, helpers };
  if (course.endedAt !== undefined) return undefined;
  const { next: _, ...rest } = course;
  return { ...rest, endedAt: now };
}
