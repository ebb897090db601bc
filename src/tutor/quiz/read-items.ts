/**
 * Reads a file of questions. Anything unknown in it is an error that names the line.
 */
import type { Node } from 'yaml';
import { own } from '../../api/own';
import { readCluster, readExpectations, readSteps } from '../../scenarios/read-steps';
import type { Expectation } from '../../scenarios/scenario';
import { type Entry, Problem, ScenarioText } from '../../scenarios/scenario-text';
import type { ItemScene, WrittenItem } from './item';
import { MISCONCEPTIONS, type MisconceptionId } from './misconceptions';
import { type Statement, TOPICS, type WrongOption } from './question';

export type ItemFile =
  { readonly items: readonly WrittenItem[] } | { readonly error: { readonly line: number; readonly message: string } };

/** The questions of a file, or its first mistake. */
export function readItems(text: string): ItemFile {
  const file = new ScenarioText(text);
  try {
    const entries = file.entries(file.root(), 'file', ['level', 'questions']);
    const level = entries.get('level');
    const isFurther = level !== undefined && file.oneOf(level, LEVELS) === 'further';
    const questions = entries.get('questions');
    if (questions === undefined) throw new Problem(1, 'a file of questions needs questions');
    return { items: file.items(questions).map((node) => readItem(file, node, isFurther)) };
  } catch (problem) {
    if (problem instanceof Problem) return { error: { line: problem.line, message: problem.message } };
    throw problem;
  }
}

/** `course` when left out. */
const LEVELS = ['course', 'further'] as const;

const KEYS = ['id', 'topic', 'statements', 'about', 'ask', 'situation', 'cluster', 'before', 'then', 'options', 'page'];

function readItem(file: ScenarioText, node: Node, isFurther: boolean): WrittenItem {
  const line = file.lineOf(node);
  const entries = file.entries(node, 'question', KEYS);
  const need = (key: string): Entry => {
    const entry = entries.get(key);
    if (entry === undefined) throw new Problem(line, `a question needs ${key}`);
    return entry;
  };
  const options = file.items(need('options')).map((option) => readOption(file, option));
  const right = options.filter((option) => 'why' in option);
  const wrong = options.filter((option) => 'misconception' in option);
  const [only, ...others] = right;
  const [first, second, third, ...more] = wrong;
  if (!only || others.length > 0 || !first || !second || !third || more.length > 0) {
    throw new Problem(need('options').line, 'a question has one right option and three wrong ones');
  }
  const proofs = options.map(({ proof }) => proof).filter((proof) => proof !== undefined);
  if (proofs.length !== 0 && proofs.length !== options.length) {
    throw new Problem(need('options').line, 'either every option has a proof, or none');
  }
  const statements = entries.get('statements');
  const page = entries.get('page');
  const scene = readScene(file, entries);
  const asWrong = ({ text, misconception, fact }: WrongOption): WrongOption => ({ text, misconception, fact });
  return {
    line,
    item: {
      id: file.words(need('id')),
      topic: file.oneOf(need('topic'), TOPICS),
      statements: statements === undefined ? [] : file.items(statements).map((one) => readStatement(file, one)),
      ...(isFurther ? { isFurther } : {}),
      about: readBelief(file, need('about')),
      ask: file.words(need('ask')),
      situation: file.words(need('situation')),
      right: { text: only.text, why: only.why },
      wrong: [asWrong(first), asWrong(second), asWrong(third)],
      ...(scene === undefined ? {} : { scene }),
      ...(page === undefined ? {} : { page: file.words(page) }),
    },
    ...(proofs.length === 0
      ? {}
      : { proof: { right: only.proof ?? [], wrong: wrong.map(({ proof }) => proof ?? []) } }),
  };
}

function readScene(file: ScenarioText, entries: ReadonlyMap<string, Entry>): ItemScene | undefined {
  const [cluster, before, then] = ['cluster', 'before', 'then'].map((key) => entries.get(key));
  if (cluster === undefined && before === undefined && then === undefined) return undefined;
  return {
    cluster: cluster === undefined ? {} : readCluster(file, cluster),
    before: before === undefined ? [] : readSteps(file, before),
    then: then === undefined ? [] : readSteps(file, then),
  };
}

type Read = { readonly text: string; readonly proof: readonly Expectation[] | undefined } & (
  { readonly why: string } | { readonly misconception: MisconceptionId; readonly fact: string }
);

function readOption(file: ScenarioText, node: Node): Read {
  const line = file.lineOf(node);
  const entries = file.entries(node, 'option', ['right', 'why', 'wrong', 'belief', 'fact', 'proof']);
  const proof = entries.get('proof');
  const expected = proof === undefined ? undefined : readExpectations(file, proof);
  const [right, why, wrong, belief, fact] = ['right', 'why', 'wrong', 'belief', 'fact'].map((key) => entries.get(key));
  if (right !== undefined && why !== undefined && !wrong && !belief && !fact) {
    return { text: file.words(right), why: file.words(why), proof: expected };
  }
  if (wrong !== undefined && belief !== undefined && fact !== undefined && !right && !why) {
    return {
      text: file.words(wrong),
      misconception: readBelief(file, belief),
      fact: file.words(fact),
      proof: expected,
    };
  }
  throw new Problem(line, 'an option is right with why, or wrong with belief and fact');
}

function readBelief(file: ScenarioText, entry: Entry): MisconceptionId {
  const id = file.words(entry);
  if (own(MISCONCEPTIONS, id) === undefined) {
    throw new Problem(entry.line, `${entry.key}: no belief is called "${id}"; see quiz/misconceptions`);
  }
  return id as MisconceptionId;
}

function readStatement(file: ScenarioText, node: Node): Statement {
  const id = String(node.toJSON());
  if (!/^S([1-9]|[12]\d|3[0-3])$/.test(id)) throw new Problem(file.lineOf(node), `no statement is called ${id}`);
  return id as Statement;
}
