/**
 * Reads a scenario file. Anything unknown in it is an error that names the line.
 */
import { isScalar, isSeq, type Node } from 'yaml';
import { DEFAULT_TIMING, type Timing } from '../cluster/timing';
import type { Scenario, ScenarioCluster, Step } from './scenario';
import { type Entry, Problem, ScenarioText } from './scenario-text';

/** What is wrong with a file. */
export interface ScenarioError {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type ScenarioFile = { readonly scenario: Scenario } | { readonly error: ScenarioError };

/** The scenario of a file, or its first mistake. */
export function readScenario(text: string): ScenarioFile {
  const reader = new Reader(text);
  try {
    return { scenario: reader.scenario() };
  } catch (problem) {
    if (problem instanceof Problem) return { error: { line: problem.line, message: problem.message } };
    throw problem;
  }
}

const STEP_VERBS = ['kube', 'wait', 'settle', 'timing', 'expect'] as const;

class Reader {
  private readonly file: ScenarioText;

  constructor(text: string) {
    this.file = new ScenarioText(text);
  }

  scenario(): Scenario {
    const entries = this.file.entries(this.file.root(), 'scenario', ['name', 'title', 'text', 'cluster', 'steps']);
    const words = (key: string) => {
      const entry = entries.get(key);
      return entry === undefined ? undefined : this.file.words(entry);
    };
    const cluster = entries.get('cluster');
    const steps = entries.get('steps');
    if (steps === undefined) throw new Problem(1, 'a scenario needs steps');
    if (!isSeq(steps.value)) throw new Problem(steps.line, 'steps must be a list');
    return {
      name: words('name'),
      title: words('title'),
      text: words('text'),
      cluster: cluster === undefined ? {} : this.cluster(cluster),
      steps: steps.value.items.map((item) => this.step(item as Node)),
    };
  }

  private cluster(entry: Entry): ScenarioCluster {
    const entries = this.file.entries(entry.value, 'cluster', ['nodes', 'seed', 'rules', 'timing']);
    const [nodes, seed, rules, timing] = ['nodes', 'seed', 'rules', 'timing'].map((key) => entries.get(key));
    return {
      nodes: nodes === undefined ? undefined : this.file.count(nodes),
      seed: seed === undefined ? undefined : this.file.count(seed),
      rules: rules === undefined ? undefined : this.file.oneOf(rules, ['course', 'kubernetes'] as const),
      timing: timing === undefined ? undefined : this.timing(timing),
    };
  }

  private step(item: Node): Step {
    const line = this.file.lineOf(item);
    const entries = this.file.entries(item, 'step', [...STEP_VERBS, 'stdin', 'fails']);
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
        return {
          line,
          kube: this.file.words(entry),
          ...this.beside(entries, 'stdin'),
          ...this.beside(entries, 'fails'),
        };
      case 'wait':
        return { line, wait: this.file.duration(entry) };
      case 'settle':
        return {
          line,
          settle: isScalar(entry.value) && entry.value.value === true ? 'rest' : this.file.duration(entry),
        };
      case 'timing':
        return { line, timing: this.timing(entry) };
      case 'expect': {
        const expected = [...this.file.entries(entry.value, 'expect').values()];
        return {
          line,
          expect: expected.map(({ key, value, line: at }) => ({ line: at, subject: key, wanted: plain(value) })),
        };
      }
    }
  }

  /** What may stand beside a command. */
  private beside(entries: ReadonlyMap<string, Entry>, key: 'stdin' | 'fails'): Partial<Record<typeof key, string>> {
    const entry = entries.get(key);
    return entry === undefined ? {} : { [key]: this.file.words(entry) };
  }

  private timing(entry: Entry): Partial<Timing> {
    const entries = this.file.entries(entry.value, 'timing', Object.keys(DEFAULT_TIMING));
    return Object.fromEntries([...entries].map(([key, value]) => [key, this.file.duration(value)]));
  }
}

const plain = (node: Node): unknown => node.toJSON() as unknown;
