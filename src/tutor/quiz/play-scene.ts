/**
 * Plays the scene of a question of the bank: the cluster that the question is about, and what happens then.
 */
import type { Ref } from '../../api/objects';
import type { ClusterState } from '../../cluster/state';
import { ScenarioRun } from '../../scenarios/run';
import type { Step } from '../../scenarios/scenario';
import type { ItemScene } from './item';

export interface Played {
  /** At its end; what is expected of it is compared with the cluster `since`. */
  readonly run: ScenarioRun;
  /** When the question is asked. */
  readonly before: ClusterState;
  /** From here on it is told: what was remembered last. */
  readonly since: ClusterState;
  /** What the commands since then were about. */
  readonly focus: readonly Ref[];
  /** The commands since then, with real names. */
  readonly commands: readonly PlayedCommand[];
  /** Steps that failed, one line each. */
  readonly problems: readonly string[];
}

export interface PlayedCommand {
  readonly text: string;
  /** Virtual milliseconds since then. */
  readonly at: number;
  /** Whether the cluster took it. */
  readonly accepted: boolean;
}

/** The scene from its first step to its last. */
export function playScene({ cluster, before, then }: ItemScene): Played {
  const run = new ScenarioRun(cluster);
  const problems: string[] = [];
  let asked: ClusterState | undefined;
  let [since, touched, began] = [run.cluster.snapshot(), 0, run.cluster.now];
  let commands: PlayedCommand[] = [];
  for (const step of [...before, ASKED, ...then]) {
    const at = run.cluster.now - began;
    const { command, problems: found } = run.step(step, 0);
    problems.push(...found.map((problem) => `line ${step.line}: ${problem}`));
    if (command !== undefined) commands.push({ text: command.command, at, accepted: command.code === 0 });
    if (!('remember' in step)) continue;
    [since, touched, began] = [run.cluster.snapshot(), run.focus.length, run.cluster.now];
    commands = [];
    asked ??= step === ASKED ? since : undefined;
  }
  return { run, before: asked ?? since, since, focus: run.focus.slice(touched), commands, problems };
}

/** What happens then is compared with what was there when the question was asked. */
const ASKED: Step = { line: 0, remember: true };
