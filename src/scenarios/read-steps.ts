/**
 * Reads the parts of a file that scenarios, lessons and questions have in common: a new cluster, steps, and what is
 * expected of a cluster.
 */
import { isScalar, type Node } from 'yaml';
import { DEFAULT_TIMING, type Timing } from '../cluster/timing';
import type { Expectation, ScenarioCluster, Step } from './scenario';
import { type Entry, Problem, type ScenarioText } from './scenario-text';

const STEP_VERBS = ['kube', 'wait', 'settle', 'timing', 'rules', 'remember', 'expect'] as const;

const RULES = ['course', 'kubernetes'] as const;

/** How the cluster begins. Throws a Problem, as all of these do. */
export function readCluster(file: ScenarioText, entry: Entry): ScenarioCluster {
  const entries = file.entries(entry.value, 'cluster', ['nodes', 'seed', 'rules', 'timing']);
  const [nodes, seed, rules, timing] = ['nodes', 'seed', 'rules', 'timing'].map((key) => entries.get(key));
  return {
    nodes: nodes === undefined ? undefined : file.count(nodes),
    seed: seed === undefined ? undefined : file.count(seed),
    rules: rules === undefined ? undefined : file.oneOf(rules, RULES),
    timing: timing === undefined ? undefined : readTiming(file, timing),
  };
}

/** A list of steps. */
export function readSteps(file: ScenarioText, entry: Entry): readonly Step[] {
  return file.items(entry).map((item) => readStep(file, item));
}

/** What must hold: a map of subjects. */
export function readExpectations(file: ScenarioText, entry: Entry): readonly Expectation[] {
  const expected = [...file.entries(entry.value, entry.key).values()];
  return expected.map(({ key, value, line }) => ({ line, subject: key, wanted: value.toJSON() as unknown }));
}

function readStep(file: ScenarioText, item: Node): Step {
  const line = file.lineOf(item);
  const entries = file.entries(item, 'step', [...STEP_VERBS, 'stdin', 'fails']);
  const [verb, ...more] = STEP_VERBS.filter((key) => entries.has(key));
  if (verb === undefined) throw new Problem(line, `a step is one of ${STEP_VERBS.join(', ')}`);
  if (more.length > 0) {
    throw new Problem(line, `a step does one thing, this one has ${[verb, ...more].join(' and ')}`);
  }
  const entry = entries.get(verb)!;
  const stray = ['stdin', 'fails'].map((key) => entries.get(key)).find((found) => found !== undefined);
  if (verb !== 'kube' && stray !== undefined) throw new Problem(stray.line, `${stray.key} belongs to kube`);
  switch (verb) {
    case 'kube':
      return { line, kube: file.words(entry), ...beside(file, entries, 'stdin'), ...beside(file, entries, 'fails') };
    case 'wait':
      return { line, wait: file.duration(entry) };
    case 'settle':
      return { line, settle: isScalar(entry.value) && entry.value.value === true ? 'rest' : file.duration(entry) };
    case 'timing':
      return { line, timing: readTiming(file, entry) };
    case 'rules':
      return { line, rules: file.oneOf(entry, RULES) };
    case 'remember':
      return { line, remember: file.yes(entry) };
    case 'expect':
      return { line, expect: readExpectations(file, entry) };
  }
}

/** What may stand beside a command. */
function beside(
  file: ScenarioText,
  entries: ReadonlyMap<string, Entry>,
  key: 'stdin' | 'fails',
): Partial<Record<typeof key, string>> {
  const entry = entries.get(key);
  return entry === undefined ? {} : { [key]: file.words(entry) };
}

function readTiming(file: ScenarioText, entry: Entry): Partial<Timing> {
  const entries = file.entries(entry.value, 'timing', Object.keys(DEFAULT_TIMING));
  return Object.fromEntries([...entries].map(([key, value]) => [key, file.duration(value)]));
}
