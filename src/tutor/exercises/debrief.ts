/**
 * The end of an exercise: what it was about, and for a mission how long it took.
 */
import { duration } from '../../diagram/duration';
import type { Exercise } from './exercise';
import { following, numberOf } from './library';
import type { RunningExercise } from './running';

/** @param clock the cluster's time at the end */
export function debriefLines(exercise: Exercise, running: RunningExercise, clock: number): readonly string[] {
  const { kind, title, debrief } = exercise;
  const { happened, model, production } = debrief;
  const end = kind === 'lesson' ? `Lesson done: ${title}` : `Mission solved: ${title}`;
  return [
    `${end}. ${countsOf(exercise, running, clock)}`,
    ...(happened === undefined ? [] : [`What happened: ${happened}`]),
    `How to think of it: ${model}`,
    ...(production === undefined ? [] : [`In production: ${production}`]),
    ...nextOf(exercise),
  ];
}

/** `12m30s of cluster time to recovery, 4 commands, 1 hint, no undo.` */
function countsOf({ kind }: Exercise, { counts, startedAt }: RunningExercise, clock: number): string {
  const { commands, hints, skips, undos } = counts;
  const time = kind === 'mission' ? [`time to recovery ${duration(clock - startedAt)}`] : [];
  const parts = [
    ...time,
    count(commands, 'command'),
    count(hints, 'hint'),
    ...(undos === 0 ? [] : [count(undos, 'undo')]),
    ...(skips === 0 ? [] : [`${count(skips, 'step')} skipped`]),
  ];
  const line = parts.join(', ');
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

function nextOf(exercise: Exercise): readonly string[] {
  const next = exercise.kind === 'lesson' ? following(exercise) : undefined;
  return next === undefined ? [] : [`Next: lesson ${numberOf(next)}, ${next.title}, ${next.minutes} minutes.`];
}
