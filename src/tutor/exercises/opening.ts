/**
 * How an exercise opens: what it is about, and what to do first.
 */
import type { Button, ExercisePart } from '../reply';
import type { Exercise } from './exercise';
import type { RunningExercise } from './running';
import { stepButtons } from './words';

export function openingPart(exercise: Exercise, running: Pick<RunningExercise, 'asked' | 'given'>): ExercisePart {
  const { kind, text, minutes, questions, steps } = exercise;
  const [first] = steps;
  const stop: Button = { label: `Stop the ${kind}`, run: `${kind} stop` };
  if (running.asked < questions.length) {
    return {
      lines: [text, `${steps.length} steps, about ${minutes} minutes. First two questions: what do you expect?`],
      isNews: true,
      buttons: [{ label: 'First question', run: 'lesson next' }, { label: 'Skip questions', run: 'skip' }, stop],
    };
  }
  const look: readonly Button[] = kind === 'mission' ? [{ label: 'Show the cluster', run: 'show' }] : [];
  const about = `Step 1 of ${steps.length}: ${first?.say ?? ''}`;
  return {
    lines: [text, about],
    isNews: true,
    buttons: [...look, ...(first === undefined ? [] : stepButtons(exercise, first, running)), stop],
  };
}
