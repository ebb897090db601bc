/**
 * The lessons and missions that come with the tutor. The list is small and read when first asked for; of the exercises
 * themselves only the one that is asked for.
 */
import { own } from '../../api/own';
import { EXERCISES } from '../content/exercises.generated';
import { LESSONS } from '../content/lessons.generated';
import { MISSIONS } from '../content/missions.generated';
import type { Exercise } from './exercise';

/** What lists show of an exercise. */
export type ExerciseEntry = Pick<Exercise, 'kind' | 'id' | 'title' | 'minutes' | 'chapter' | 'teaches'>;

export function entryOf({ kind, id, title, minutes, chapter, teaches }: Exercise): ExerciseEntry {
  return { kind, id, title, minutes, ...(chapter === undefined ? {} : { chapter }), teaches };
}

let entries: readonly ExerciseEntry[] | undefined;

/** Every lesson in the order of the course, then every mission. */
export function exerciseEntries(): readonly ExerciseEntry[] {
  entries ??= JSON.parse(EXERCISES) as readonly ExerciseEntry[];
  return entries;
}

/** The lessons in the order of the course, or the missions from the easiest on. */
export function entriesOf(kind: Exercise['kind']): readonly ExerciseEntry[] {
  return exerciseEntries().filter((entry) => entry.kind === kind);
}

/** Where it stands among its kind, from 1; undefined for what a workspace has added. */
export function numberOf({ kind, id }: Pick<Exercise, 'kind' | 'id'>): number | undefined {
  const place = entriesOf(kind).findIndex((entry) => entry.id === id);
  return place < 0 ? undefined : place + 1;
}

/** The one after it; undefined after the last. */
export function following(exercise: Pick<Exercise, 'kind' | 'id'>): ExerciseEntry | undefined {
  const number = numberOf(exercise);
  return number === undefined ? undefined : entriesOf(exercise.kind)[number];
}

/** The lesson or mission of this id; undefined when none comes with the tutor. */
export function exerciseOf(kind: Exercise['kind'], id: string): Exercise | undefined {
  const text = own(kind === 'lesson' ? LESSONS : MISSIONS, id);
  return text === undefined ? undefined : (JSON.parse(text) as Exercise);
}
