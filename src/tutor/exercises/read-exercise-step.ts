/**
 * Reads one step of a lesson or a mission.
 */
import type { Node } from 'yaml';
import { readExpectations } from '../../scenarios/read-steps';
import type { Expectation } from '../../scenarios/scenario';
import { type Entry, Problem, type ScenarioText } from '../../scenarios/scenario-text';
import { type Exercise, type ExerciseStep, type Stage, STAGES } from './exercise';
import { short } from './short-text';

/** Characters of what is said, and of a command on a button. */
const LONGEST = { say: 200, done: 200, hint: 200, show: 200 } as const;
const MOST_HINTS = 4;
const KEYS = ['stage', 'say', 'show', 'goal', 'hints', 'solution', 'also', 'wrong', 'done'];

export function readExerciseStep(file: ScenarioText, node: Node, kind: Exercise['kind']): ExerciseStep {
  const line = file.lineOf(node);
  const entries = file.entries(node, 'step', KEYS);
  const [say, show, goal, done] = ['say', 'show', 'goal', 'done'].map((key) => entries.get(key));
  if (say === undefined) throw new Problem(line, 'a step needs say');
  const stage = stageOf(file, entries);
  const isOwnWork = goal !== undefined && stage !== 'worked';
  const button = show === undefined ? undefined : short(file, show, LONGEST.show);
  const solution = textsOf(file, entries.get('solution'), Infinity);
  const step: ExerciseStep = {
    stage,
    say: short(file, say, LONGEST.say),
    ...(button === undefined ? {} : { show: button }),
    ...(goal === undefined ? {} : { goal: readGoal(file, goal) }),
    hints: textsOf(file, entries.get('hints'), LONGEST.hint),
    solution: solution.length === 0 && goal !== undefined && button !== undefined ? [button] : solution,
    also: readAttempts(file, entries.get('also')),
    wrong: readAttempts(file, entries.get('wrong')),
    ...(done === undefined ? {} : { done: short(file, done, LONGEST.done) }),
  };
  if (goal === undefined) {
    const stray = ['hints', 'solution', 'wrong', 'done']
      .map((key) => entries.get(key))
      .find((one) => one !== undefined);
    if (stray !== undefined) throw new Problem(stray.line, `${stray.key} belongs to a goal`);
  }
  if (goal !== undefined && step.solution.length === 0) throw new Problem(line, 'a step with a goal needs a solution');
  if (isOwnWork && step.wrong.length === 0) {
    throw new Problem(line, 'a step without a shown command needs wrong attempts');
  }
  const fewest = kind === 'mission' ? 3 : 2;
  const isHintsWrong = step.hints.length > MOST_HINTS || (isOwnWork && step.hints.length < fewest);
  if (isHintsWrong) throw new Problem(line, `a step of a ${kind} has ${fewest} to ${MOST_HINTS} hints`);
  return step;
}

function stageOf(file: ScenarioText, entries: ReadonlyMap<string, Entry>): Stage {
  const entry = entries.get('stage');
  if (entry !== undefined) return file.oneOf(entry, STAGES);
  return entries.has('goal') && !entries.has('show') ? 'goal' : 'worked';
}

function readGoal(file: ScenarioText, entry: Entry): readonly Expectation[] {
  const goal = readExpectations(file, entry);
  if (goal.length === 0) throw new Problem(entry.line, 'a goal says what must hold');
  const typed = goal.find(({ subject }) => subject.split(' ')[0] === 'answer');
  if (typed !== undefined) throw new Problem(typed.line, 'a goal is about the cluster, not about what was answered');
  return goal;
}

function textsOf(file: ScenarioText, entry: Entry | undefined, longest: number): readonly string[] {
  if (entry === undefined) return [];
  return file.items(entry).map((node) => textOf(file, entry.key, node, longest));
}

/** Lists of commands. */
function readAttempts(file: ScenarioText, entry: Entry | undefined): readonly (readonly string[])[] {
  if (entry === undefined) return [];
  return file.items(entry).map((node) => {
    const commands = file.items({ key: `each of ${entry.key}`, value: node, line: file.lineOf(node) });
    if (commands.length === 0) throw new Problem(file.lineOf(node), `each of ${entry.key} has commands`);
    return commands.map((command) => textOf(file, entry.key, command, Infinity));
  });
}

const textOf = (file: ScenarioText, key: string, value: Node, longest: number): string =>
  short(file, { key, value, line: file.lineOf(value) }, longest);
