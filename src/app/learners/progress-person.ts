/**
 * What a person has learned: for `progress` and `progress me`.
 */
import type { Reply } from '../../tutor/reply';
import { type Learned, learnedReply } from '../../tutor/review/learned-reply';
import type { Ports } from '../ports';
import { type ExerciseDone, exercisesDone } from './exercises-done';
import { dueBeliefs, type Learner, type LearnerId, loadLearner, masteryOf, nextDue } from './learner';

type Outside = Pick<Ports, 'documents' | 'clock'>;

/** Undefined in it for somebody of whom nothing is known. */
export async function learnedBy(ports: Outside, id: LearnerId): Promise<{ readonly learned?: Learned }> {
  const learned = numbersOf(await loadLearner(ports, id), await exercisesOf(ports, id), ports.clock.now());
  return learned.answers + learned.lessons + learned.missions === 0 ? {} : { learned };
}

/** `progress me`. */
export async function progressOfPerson(ports: Outside, id: LearnerId): Promise<Reply> {
  const learner = await loadLearner(ports, id);
  const numbers = numbersOf(learner, await exercisesOf(ports, id), ports.clock.now());
  return learnedReply(numbers, (belief) => masteryOf(learner, belief));
}

const exercisesOf = (ports: Outside, { team, person }: LearnerId): Promise<readonly ExerciseDone[]> =>
  exercisesDone(ports, team, person);

/** What a person has learned, in numbers. */
export function numbersOf(learner: Learner, done: readonly ExerciseDone[], now: number): Learned {
  const beliefs = Object.keys(learner.cards);
  const known = beliefs.filter((belief) => masteryOf(learner, belief) === 'known').length;
  const next = nextDue(learner, now);
  return {
    answers: learner.answered,
    known,
    learning: beliefs.length - known,
    due: dueBeliefs(learner, now).length,
    ...(next === undefined ? {} : { next: next - now }),
    lessons: done.filter(({ kind }) => kind === 'lesson').length,
    missions: done.filter(({ kind }) => kind === 'mission').length,
  };
}
