/**
 * Reads a file of one lesson or one mission. Anything unknown in it, too long or missing is an error that names the line.
 */
import type { Node } from 'yaml';
import { readCluster, readSteps } from '../../scenarios/read-steps';
import { type Entry, Problem, ScenarioText } from '../../scenarios/scenario-text';
import { CHAPTERS } from '../course/statements';
import { findTerm } from '../explain/find-term';
import type { Statement } from '../quiz/question';
import type { Debrief, Exercise, ExerciseStep } from './exercise';
import { readExerciseStep } from './read-exercise-step';
import { short } from './short-text';

/** An exercise as it stands in its file. */
export interface WrittenExercise {
  readonly exercise: Exercise;
  /** Where each step begins in the file, counted from 1. */
  readonly lines: readonly number[];
}

export type ExerciseFile = WrittenExercise | { readonly error: { readonly line: number; readonly message: string } };

/** Characters of a text, a title, an id, and of a part of the debrief. */
const LONGEST = { text: 280, title: 40, id: 40, debrief: 280 } as const;
const MOST_MINUTES = 120;
const KEYS = ['title', 'chapter', 'minutes', 'text', 'teaches', 'concepts', 'questions', 'cluster', 'start', 'steps'];

/** The exercise of a file, or its first mistake. */
export function readExercise(text: string): ExerciseFile {
  const file = new ScenarioText(text);
  try {
    return exerciseIn(file);
  } catch (problem) {
    if (problem instanceof Problem) return { error: { line: problem.line, message: problem.message } };
    throw problem;
  }
}

function exerciseIn(file: ScenarioText): WrittenExercise {
  const entries = file.entries(file.root(), 'file', ['lesson', 'mission', ...KEYS, 'debrief']);
  const [lesson, mission] = [entries.get('lesson'), entries.get('mission')];
  const head = lesson ?? mission;
  if (head === undefined) throw new Problem(1, 'the file needs lesson: NAME or mission: NAME');
  if (lesson !== undefined && mission !== undefined) throw new Problem(mission.line, 'a file is a lesson or a mission');
  const kind = lesson === undefined ? 'mission' : 'lesson';
  const need = (key: string): Entry => {
    const entry = entries.get(key);
    if (entry === undefined) throw new Problem(head.line, `a ${kind} needs ${key}`);
    return entry;
  };
  const steps = file.items(need('steps'));
  const exercise: Exercise = {
    kind,
    id: readId(file, head),
    title: short(file, need('title'), LONGEST.title),
    minutes: readMinutes(file, need('minutes')),
    text: short(file, need('text'), LONGEST.text),
    ...readChapter(file, kind, entries.get('chapter'), head.line),
    teaches: readList(file, entries.get('teaches'), (node) => readStatement(file, node)),
    concepts: readList(file, entries.get('concepts'), (node) => readTerm(file, node)),
    questions: readQuestions(file, kind, entries.get('questions'), head.line),
    cluster: optional(entries.get('cluster'), (entry) => readCluster(file, entry)) ?? {},
    start: optional(entries.get('start'), (entry) => readSteps(file, entry)) ?? [],
    steps: steps.map((node) => readExerciseStep(file, node, kind)),
    debrief: readDebrief(file, kind, need('debrief')),
  };
  if (!exercise.steps.some(({ goal }) => goal !== undefined)) {
    throw new Problem(need('steps').line, 'at least one step needs a goal');
  }
  const lines = steps.map((node) => file.lineOf(node));
  if (kind === 'lesson') checkStages(exercise.steps, lines, need('steps').line);
  return { exercise, lines };
}

const optional = <T>(entry: Entry | undefined, read: (entry: Entry) => T): T | undefined =>
  entry === undefined ? undefined : read(entry);

function readId(file: ScenarioText, entry: Entry): string {
  const id = short(file, entry, LONGEST.id);
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return id;
  throw new Problem(entry.line, `"${id}" cannot be a name: letters a to z, numbers and dashes`);
}

function readMinutes(file: ScenarioText, entry: Entry): number {
  const minutes = file.count(entry);
  if (minutes >= 1 && minutes <= MOST_MINUTES) return minutes;
  throw new Problem(entry.line, `minutes is 1 to ${MOST_MINUTES}`);
}

function readChapter(
  file: ScenarioText,
  kind: Exercise['kind'],
  entry: Entry | undefined,
  line: number,
): Pick<Exercise, 'chapter'> {
  if (kind === 'mission' && entry !== undefined) throw new Problem(entry.line, 'a mission has no chapter');
  if (kind === 'lesson' && entry === undefined) throw new Problem(line, 'a lesson needs chapter');
  return entry === undefined ? {} : { chapter: file.oneOf(entry, CHAPTERS) };
}

function readQuestions(
  file: ScenarioText,
  kind: Exercise['kind'],
  entry: Entry | undefined,
  line: number,
): readonly string[] {
  if (kind === 'mission' && entry !== undefined) throw new Problem(entry.line, 'a mission has no questions');
  const questions = readList(file, entry, (node) => String(node.toJSON()));
  if (kind === 'lesson' && questions.length !== 2) {
    throw new Problem(entry?.line ?? line, 'a lesson opens with two questions of the bank');
  }
  return questions;
}

const readList = <T>(file: ScenarioText, entry: Entry | undefined, read: (node: Node) => T): readonly T[] =>
  entry === undefined ? [] : file.items(entry).map(read);

function readStatement(file: ScenarioText, node: Node): Statement {
  const id = String(node.toJSON());
  if (!/^S([1-9]|[12]\d|3[0-3])$/.test(id)) throw new Problem(file.lineOf(node), `no statement is called ${id}`);
  return id as Statement;
}

function readTerm(file: ScenarioText, node: Node): string {
  const term = String(node.toJSON());
  if (findTerm(term) === undefined) throw new Problem(file.lineOf(node), `/kube explain does not know "${term}"`);
  return term;
}

function readDebrief(file: ScenarioText, kind: Exercise['kind'], entry: Entry): Debrief {
  const entries = file.entries(entry.value, 'debrief', ['happened', 'model', 'production']);
  const part = (key: keyof Debrief, isNeeded: boolean): string | undefined => {
    const found = entries.get(key);
    if (found === undefined && isNeeded) throw new Problem(entry.line, `the debrief of a ${kind} needs ${key}`);
    return found === undefined ? undefined : short(file, found, LONGEST.debrief);
  };
  const isMission = kind === 'mission';
  const [happened, model, production] = [
    part('happened', isMission),
    part('model', true) ?? '',
    part('production', isMission),
  ];
  return {
    ...(happened === undefined ? {} : { happened }),
    model,
    ...(production === undefined ? {} : { production }),
  };
}

/** Worked first, then with the last command missing, then a bare goal. */
function checkStages(steps: readonly ExerciseStep[], lines: readonly number[], line: number): void {
  const order = ['worked', 'last-step', 'goal'] as const;
  const staged = steps.flatMap(({ stage, goal }, place) =>
    goal === undefined ? [] : [{ rank: order.indexOf(stage), line: lines[place] ?? line }],
  );
  const back = staged.find(({ rank }, place) => rank < (staged[place - 1]?.rank ?? 0));
  if (back !== undefined) throw new Problem(back.line, `the steps of a lesson go ${order.join(', ')}, never back`);
  const missing = order.find((_, rank) => !staged.some((one) => one.rank === rank));
  if (missing !== undefined) throw new Problem(line, `a lesson needs a step of stage ${missing} with a goal`);
}
