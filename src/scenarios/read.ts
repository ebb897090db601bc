/**
 * Reads a scenario file. Anything unknown in it is an error that names the line.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { DEFAULT_TIMING, type Timing } from '../cluster/runtime';
import { parseDuration } from '../commands/grammar/duration';
import type { Scenario, ScenarioCluster, Step } from './scenario';

/** What is wrong with a file. */
export interface ScenarioError {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type ScenarioFile = { readonly scenario: Scenario } | { readonly error: ScenarioError };

export function readScenario(text: string): ScenarioFile {
  const reader = new Reader(text);
  try {
    return { scenario: reader.scenario() };
  } catch (problem) {
    if (problem instanceof Problem) return { error: { line: problem.line, message: problem.message } };
    throw problem;
  }
}

/** Ends the descent through the file; readScenario turns it into a value. */
class Problem extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

interface Entry {
  readonly key: string;
  readonly value: Node;
  readonly line: number;
}

const STEP_VERBS = ['kube', 'wait', 'settle', 'timing', 'expect'] as const;

class Reader {
  private readonly lines = new LineCounter();
  private readonly root: Node | null;

  constructor(text: string) {
    const document = parseDocument(text, { lineCounter: this.lines });
    const [error] = document.errors;
    this.root = error === undefined ? document.contents : null;
    this.syntaxError = error === undefined ? undefined : { at: error.pos[0], message: error.message.split('\n')[0]! };
  }

  private readonly syntaxError: { readonly at: number; readonly message: string } | undefined;

  scenario(): Scenario {
    if (this.syntaxError !== undefined) throw new Problem(this.lineAt(this.syntaxError.at), this.syntaxError.message);
    if (this.root === null) throw new Problem(1, 'the file is empty');
    const entries = this.entries(this.root, 'scenario', ['name', 'title', 'text', 'cluster', 'steps']);
    const words = (key: string) => {
      const entry = entries.get(key);
      return entry === undefined ? undefined : this.text(entry);
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
    const entries = this.entries(entry.value, 'cluster', ['nodes', 'seed', 'rules', 'timing']);
    const [nodes, seed, rules, timing] = ['nodes', 'seed', 'rules', 'timing'].map((key) => entries.get(key));
    return {
      nodes: nodes === undefined ? undefined : this.count(nodes),
      seed: seed === undefined ? undefined : this.count(seed),
      rules: rules === undefined ? undefined : this.oneOf(rules, ['course', 'kubernetes'] as const),
      timing: timing === undefined ? undefined : this.timing(timing),
    };
  }

  private step(item: Node): Step {
    const line = this.lineOf(item);
    const entries = this.entries(item, 'step', [...STEP_VERBS, 'stdin', 'fails']);
    const [verb, ...more] = STEP_VERBS.filter((key) => entries.has(key));
    if (verb === undefined) throw new Problem(line, `a step is one of ${STEP_VERBS.join(', ')}`);
    if (more.length > 0) {
      throw new Problem(line, `a step does one thing, this one has ${[verb, ...more].join(' and ')}`);
    }
    const entry = entries.get(verb)!;
    const stray = ['stdin', 'fails'].map((key) => entries.get(key)).find((found) => found !== undefined);
    if (verb !== 'kube' && stray !== undefined) throw new Problem(stray.line, `${stray.key} belongs to kube`);
    switch (verb) {
      case 'kube': {
        const [stdin, fails] = [entries.get('stdin'), entries.get('fails')];
        return {
          line,
          kube: this.text(entry),
          ...(stdin === undefined ? {} : { stdin: this.text(stdin) }),
          ...(fails === undefined ? {} : { fails: this.text(fails) }),
        };
      }
      case 'wait':
        return { line, wait: this.duration(entry) };
      case 'settle':
        return { line, settle: isScalar(entry.value) && entry.value.value === true ? 'rest' : this.duration(entry) };
      case 'timing':
        return { line, timing: this.timing(entry) };
      case 'expect': {
        const expected = [...this.entries(entry.value, 'expect').values()];
        return {
          line,
          expect: expected.map(({ key, value, line: at }) => ({ line: at, subject: key, wanted: plain(value) })),
        };
      }
    }
  }

  private timing(entry: Entry): Partial<Timing> {
    const entries = this.entries(entry.value, 'timing', Object.keys(DEFAULT_TIMING));
    return Object.fromEntries([...entries].map(([key, value]) => [key, this.duration(value)]));
  }

  /** The entries of a map. With `known`, any other key is an error. */
  private entries(node: Node, what: string, known?: readonly string[]): ReadonlyMap<string, Entry> {
    if (!isMap(node)) throw new Problem(this.lineOf(node), `${what} must be a map`);
    const entries = new Map<string, Entry>();
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      const line = this.lineOf(key);
      const name = isScalar(key) ? String(key.value) : '';
      if (known !== undefined && !known.includes(name)) {
        throw new Problem(line, `unknown key "${name}" in ${what}; known: ${known.join(', ')}`);
      }
      if (value === null) throw new Problem(line, `${name} has no value`);
      entries.set(name, { key: name, value, line });
    }
    return entries;
  }

  private text({ key, value, line }: Entry): string {
    if (isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'number')) {
      return String(value.value);
    }
    throw new Problem(line, `${key} must be text`);
  }

  private count({ key, value, line }: Entry): number {
    const number = isScalar(value) ? value.value : undefined;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
    throw new Problem(line, `${key} must be a whole number`);
  }

  private duration({ key, value, line }: Entry): number {
    const duration = isScalar(value) ? parseDuration(String(value.value)) : undefined;
    if (duration === undefined) throw new Problem(line, `${key} must be a duration such as 30s or 400ms`);
    return duration;
  }

  private oneOf<T extends string>({ key, value, line }: Entry, known: readonly T[]): T {
    const found = known.find((one) => isScalar(value) && value.value === one);
    if (found === undefined) throw new Problem(line, `${key} must be one of ${known.join(', ')}`);
    return found;
  }

  private lineOf(node: Node | null): number {
    return this.lineAt(node?.range?.[0] ?? 0);
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line;
  }
}

const plain = (node: Node): unknown => node.toJSON() as unknown;
