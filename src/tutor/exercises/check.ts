/**
 * Whether an exercise is what it says: every solution reaches its goal, doing nothing does not, nor does any of the
 * attempts that are listed as wrong. Plays the whole of it.
 */
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { parseCommand } from '../../commands/grammar/parse';
import { CLUSTER_VERBS } from '../../commands/index';
import { Placeholders } from '../../scenarios/placeholders';
import { NOTHING_TAUGHT } from '../taught';
import { TUTOR_VERBS } from '../verbs/index';
import { FIRST_VISIT } from '../visit';
import type { ExerciseStep } from './exercise';
import { afterCommand, beginningOf, comparedWith, missingOf, type Moment } from './play';
import type { WrittenExercise } from './read-exercise';

export interface ExerciseProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export interface CheckOptions {
  /** Whether a question of this id is in the bank. */
  readonly isQuestion?: (id: string) => boolean;
  /** Whether there is no time to go on. */
  readonly isOver?: () => boolean;
  /** Reconciles that the beginning may take. */
  readonly work?: number;
}

/** What is wrong with an exercise; empty when nothing is. */
export function checkExercise(written: WrittenExercise, options: CheckOptions = {}): readonly ExerciseProblem[] {
  const { exercise, lines } = written;
  const { isQuestion = () => true, isOver = () => false } = options;
  const unknown = exercise.questions
    .filter((id) => !isQuestion(id))
    .map((id) => ({ line: 1, message: `no question of the bank is called ${id}` }));
  const begun = beginningOf(exercise, options.work);
  if (begun.problems.length > 0) {
    return [...unknown, ...begun.problems.map((message) => ({ line: 1, message: `start, ${message}` }))];
  }
  const problems = [...unknown];
  let moment: Moment = begun;
  for (const [index, step] of exercise.steps.entries()) {
    const line = lines[index] ?? 1;
    const checked = checkStep(step, moment, isOver);
    problems.push(...checked.problems.map((message) => ({ line, message: `step ${index + 1}: ${message}` })));
    if (checked.after === undefined) return problems;
    moment = checked.after;
  }
  return problems;
}

const TOO_LONG = 'the check takes too long: fewer Pods, shorter waits, fewer attempts';

function checkStep(
  step: ExerciseStep,
  began: Moment,
  isOver: () => boolean,
): { readonly problems: readonly string[]; readonly after?: Moment } {
  const { goal, show, solution, also, wrong } = step;
  const shown = show === undefined ? [] : checkShown(show, began);
  if (goal === undefined) return { problems: shown, after: began };
  const start = comparedWith(goal, began.cluster);
  const idle = missingOf(goal, began, start).length === 0 ? ['doing nothing reaches the goal'] : [];
  const tried = wrong.flatMap((commands) => {
    if (isOver()) return [];
    const { moment } = attempt(commands, began);
    const isReached = missingOf(goal, moment, start).length === 0;
    return isReached ? [`a wrong attempt reaches the goal: ${commands.join(', then ')}`] : [];
  });
  const reaches = (name: string, { moment, refused }: Attempt): readonly string[] => {
    const missing = missingOf(goal, moment, start).map((one) => `misses the goal: ${one}`);
    return [...refused, ...missing].map((problem) => `${name} ${problem}`);
  };
  const others = also.flatMap((commands) =>
    isOver() ? [] : reaches(`also "${commands.join(', then ')}"`, attempt(commands, began)),
  );
  const early = solution.slice(1).flatMap((command, given) => {
    // To wait longer than needed is no mistake.
    if (isOver() || command.startsWith('wait ')) return [];
    const { moment } = attempt(solution.slice(0, given + 1), began);
    return missingOf(goal, moment, start).length === 0 ? [`the goal is reached before "${command}"`] : [];
  });
  const problems = [...shown, ...idle, ...tried, ...others, ...early];
  if (isOver()) return { problems: [...problems, TOO_LONG] };
  const solved = attempt(solution, began);
  const missed = reaches('the solution', solved);
  return missed.length > 0 ? { problems: [...problems, ...missed] } : { problems, after: solved.moment };
}

interface Attempt {
  readonly moment: Moment;
  readonly refused: readonly string[];
}

/** The commands, one after the other; those that are refused change nothing. */
function attempt(commands: readonly string[], began: Moment): Attempt {
  const refused: string[] = [];
  const moment = commands.reduce<Moment>((now, command) => {
    const after = afterCommand(now, command);
    if (!isRejected(after)) return after;
    refused.push(`is refused at "${command}": ${after.message}`);
    return now;
  }, began);
  return { moment, refused };
}

/** A command on a button must work. */
function checkShown(show: string, moment: Moment): readonly string[] {
  const cluster = new Cluster(moment.cluster);
  const text = new Placeholders(cluster, moment.made).fill(show);
  const verbs = [...CLUSTER_VERBS, ...TUTOR_VERBS];
  const parsed = parseCommand(text, verbs);
  const refused = (message: string) => [`the command of the button is refused: ${message}`];
  const verb = isRejected(parsed) ? undefined : TUTOR_VERBS.find((one) => one === parsed.verb);
  if (isRejected(parsed) || verb === undefined) {
    const after = afterCommand(moment, show);
    return isRejected(after) ? refused(after.message) : [];
  }
  const context = { cluster, verbs, taught: NOTHING_TAUGHT, pressed: true, visit: FIRST_VISIT };
  const answer = verb.answer(parsed.words, context);
  return isRejected(answer) ? refused(answer.message) : [];
}
