/** Runs the commands of a recording in the engine, and compares. */
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';
import { differences } from './differences';
import { type Facts, factsOfRecording, factsOfRun } from './facts';
import type { Recording } from './recording';
import { scenarioOf, stepsOf } from './scenario-of';

export interface Replay {
  readonly real: Facts;
  readonly engine: Facts;
  readonly differences: readonly string[];
}

export function replay(recording: Recording): Replay {
  const read = readScenario(scenarioOf(recording));
  if ('error' in read) throw new Error(`${recording.name}:${read.error.line}: ${read.error.message}`);
  const steps = stepsOf(recording);
  const real = factsOfRecording(recording, steps);
  const engine = factsOfRun(runScenario(read.scenario), recording, steps);
  return { real, engine, differences: differences(real, engine, recording.optionalEvents) };
}
