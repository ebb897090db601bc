/**
 * Reads a scenario file. Anything unknown in it is an error that names the line.
 */
import type { Scenario } from './scenario';
import { readCluster, readSteps } from './read-steps';
import { Problem, ScenarioText } from './scenario-text';

/** What is wrong with a file. */
export interface ScenarioError {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type ScenarioFile = { readonly scenario: Scenario } | { readonly error: ScenarioError };

/** The scenario of a file, or its first mistake. */
export function readScenario(text: string): ScenarioFile {
  try {
    return { scenario: scenarioIn(new ScenarioText(text)) };
  } catch (problem) {
    if (problem instanceof Problem) return { error: { line: problem.line, message: problem.message } };
    throw problem;
  }
}

function scenarioIn(file: ScenarioText): Scenario {
  const entries = file.entries(file.root(), 'scenario', ['name', 'title', 'text', 'cluster', 'steps']);
  const words = (key: string) => {
    const entry = entries.get(key);
    return entry === undefined ? undefined : file.words(entry);
  };
  const cluster = entries.get('cluster');
  const steps = entries.get('steps');
  if (steps === undefined) throw new Problem(1, 'a scenario needs steps');
  return {
    name: words('name'),
    title: words('title'),
    text: words('text'),
    cluster: cluster === undefined ? {} : readCluster(file, cluster),
    steps: readSteps(file, steps),
  };
}
