/**
 * Lessons and missions that a person has done, in whatever channel.
 */
import type { RunningExercise } from '../../tutor/exercises/running';
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import type { Ports } from '../ports';

export interface ExerciseDone {
  readonly kind: RunningExercise['kind'];
  readonly id: string;
  /** Wall-clock milliseconds of the first time. */
  readonly at: number;
  /** How the team got there, that time: hints that were shown, steps that were passed over. */
  readonly hints: number;
  readonly skips: number;
}

/** Oldest first, each once. */
export interface ExercisesDone {
  readonly form: 1;
  readonly done: readonly ExerciseDone[];
}

const MOST_DONE = 200;
const KEPT_FOR = 400 * DAYS;

const isDone: Check<ExercisesDone> = (value): value is Readonly<Record<string, unknown>> & ExercisesDone =>
  value.form === 1 && Array.isArray(value.done) && value.done.every(isEntry);

const isEntry = (entry: unknown): boolean => {
  const { id, at } = (entry ?? {}) as Partial<ExerciseDone>;
  return typeof id === 'string' && Number.isFinite(at);
};

const exercisesPlace = (team: string, person: string): Place => ({ owner: { team, person }, name: 'EXERCISES' });

/** What a person has done; nothing where nothing is stored. */
export async function exercisesDone(
  { documents }: Pick<Ports, 'documents'>,
  team: string,
  person: string,
): Promise<readonly ExerciseDone[]> {
  return (await documents.load(exercisesPlace(team, person), isDone))?.value.done ?? [];
}

/** Notes for everybody who took part that an exercise is done. The answer is worth more than the note. */
export async function noteExercise(ports: Ports, team: string, running: RunningExercise): Promise<void> {
  const { kind, id, counts, people } = running;
  const added: ExerciseDone = { kind, id, at: ports.clock.now(), hints: counts.hints, skips: counts.skips };
  try {
    await Promise.all(people.map((person) => noteFor(ports, exercisesPlace(team, person), added)));
  } catch (error) {
    ports.log.error('exercise-not-noted', error);
  }
}

function noteFor({ documents }: Ports, place: Place, added: ExerciseDone): Promise<ExercisesDone | undefined> {
  return changeDocument(documents, place, isDone, KEPT_FOR, (before) => {
    const done = before?.done ?? [];
    if (done.some(({ id }) => id === added.id)) return undefined;
    return { form: 1, done: [...done, added].slice(-MOST_DONE) };
  });
}
