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
  readonly isTimeUp?: () => boolean;
  /** Why a cluster is too large, at the beginning or after a step. */
  readonly refuses?: (cluster: Cluster) => string | undefined;
}

/** What is wrong with an exercise; empty when nothing is. */
export function checkExercise(written: WrittenExercise, options: CheckOptions = {}): readonly ExerciseProblem[] {
  const { exercise, lines } = written;
  const { isQuestion = () => true, isTimeUp = () => false, refuses = () => undefined } = options;
  const unknown = exercise.questions
    .filter((id) => !isQuestion(id))
    .map((id) => ({ line: 1, message: `no question of the bank is called ${id}` }));
  const begun = beginningOf(exercise, isTimeUp);
  const tooLarge = refuses(new Cluster(begun.cluster));
  const atStart = [...begun.problems, ...(tooLarge === undefined ? [] : [tooLarge])];
  if (begun.isCutOff) return [{ line: 1, message: `start: ${TOO_LONG}` }];
  if (atStart.length > 0) return [...unknown, ...atStart.map((message) => ({ line: 1, message: `start, ${message}` }))];
  const problems = [...unknown];
  let moment: Moment = begun;
  for (const [index, step] of exercise.steps.entries()) {
    const line = lines[index] ?? 1;
    const checked = checkStep(step, moment, isTimeUp);
    const large = checked.after && refuses(new Cluster(checked.after.cluster));
    const wrong = [...checked.problems, ...(large === undefined ? [] : [large])];
    problems.push(...wrong.map((message) => ({ line, message: `step ${index + 1}: ${message}` })));
    if (checked.after === undefined || large !== undefined) return problems;
    moment = checked.after;
  }
  return problems;
}

const TOO_LONG = 'the check takes too long: fewer Pods, shorter waits, fewer attempts';

function checkStep(
  step: ExerciseStep,
  began: Moment,
  isTimeUp: () => boolean,
): { readonly problems: readonly string[]; readonly after?: Moment } {
  const { goal, show, solution, also, wrong } = step;
  const shown = show === undefined ? [] : checkShown(show, began);
  if (goal === undefined) return { problems: shown, after: began };
  const start = comparedWith(goal, began.cluster);
  const missing = (moment: Moment): readonly string[] => missingOf(goal, moment, start);
  const reaches = (name: string, { moment, refused }: Attempt): readonly string[] =>
    [...refused, ...missing(moment).map((one) => `misses the goal: ${one}`)].map((problem) => `${name} ${problem}`);
  const idle = missing(began).length === 0 ? ['doing nothing reaches the goal'] : [];
  const tried = wrong
    .filter((commands) => missing(attempt(commands, began, isTimeUp).moment).length === 0)
    .map((commands) => `a wrong attempt reaches the goal: ${commands.join(', then ')}`);
  const others = also.flatMap((commands) =>
    reaches(`also "${commands.join(', then ')}"`, attempt(commands, began, isTimeUp)),
  );
  const solved = attempt(solution, began, isTimeUp);
  // To wait longer than needed is no mistake.
  const early = solution
    .slice(1)
    .filter((command, given) => !command.startsWith('wait ') && missing(solved.moments[given] ?? began).length === 0)
    .map((command) => `the goal is reached before "${command}"`);
  const missed = reaches('the solution', solved);
  // What was cut off says nothing about the file.
  if (isTimeUp()) return { problems: [TOO_LONG] };
  const problems = [...shown, ...idle, ...tried, ...others, ...early, ...missed];
  return missed.length > 0 ? { problems } : { problems, after: solved.moment };
}

interface Attempt {
  /** After the last command. */
  readonly moment: Moment;
  /** After each command. */
  readonly moments: readonly Moment[];
  readonly refused: readonly string[];
}

/** The commands, one after the other; those that are refused change nothing. */
function attempt(commands: readonly string[], began: Moment, isTimeUp: () => boolean): Attempt {
  const moments: Moment[] = [];
  const refused: string[] = [];
  for (const command of commands) {
    if (isTimeUp()) break;
    const now = moments.at(-1) ?? began;
    const after = afterCommand(now, command);
    if (isRejected(after)) refused.push(`is refused at "${command}": ${after.message}`);
    moments.push(isRejected(after) ? now : after);
  }
  return { moment: moments.at(-1) ?? began, moments, refused };
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
