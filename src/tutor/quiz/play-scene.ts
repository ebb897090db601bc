/**
 * Plays the scene of a question of the bank: the cluster that the question is about, and what happens then.
 */
import type { Ref } from '../../api/objects';
import type { ClusterState } from '../../cluster/state';
import { ScenarioRun } from '../../scenarios/run';
import type { ItemScene } from './item';

export interface Played {
  /** At its end; what is expected of it is compared with the cluster before. */
  readonly run: ScenarioRun;
  readonly before: ClusterState;
  /** What happened then was about. */
  readonly focus: readonly Ref[];
  /** The commands given then, with real names. */
  readonly commands: readonly string[];
  /** Steps that failed, one line each. */
  readonly problems: readonly string[];
}

/** The scene from its first step to its last. */
export function playScene({ cluster, before, then }: ItemScene): Played {
  const run = new ScenarioRun(cluster);
  const steps = [...before, { line: 0, remember: true } as const, ...then];
  let [start, touched] = [run.cluster.snapshot(), 0];
  const results = steps.map((step, index) => {
    const result = run.step(step, index);
    if (index === before.length) [start, touched] = [run.cluster.snapshot(), run.focus.length];
    return result;
  });
  return {
    run,
    before: start,
    focus: run.focus.slice(touched),
    commands: results.slice(before.length).flatMap(({ command }) => command?.command ?? []),
    problems: results.flatMap(({ line, problems }) => problems.map((problem) => `line ${line}: ${problem}`)),
  };
}
