/**
 * What an exercise does to a cluster: its beginning, commands as a channel gives them, and whether a goal is reached.
 */
import { isRejected, type Rejection } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { execute, isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import { CLUSTER_VERBS } from '../../commands/index';
import { look, play } from '../../commands/play';
import { CONTROLLERS } from '../../controllers/index';
import { Loop } from '../../controllers/loop';
import { checkExpectation } from '../../scenarios/expect';
import { type MadeNames, Placeholders } from '../../scenarios/placeholders';
import { ScenarioRun } from '../../scenarios/run';
import type { Expectation } from '../../scenarios/scenario';
import type { Exercise } from './exercise';

/** A cluster while an exercise runs on it, and what was created in it since the exercise began. */
export interface Moment {
  readonly cluster: ClusterState;
  readonly made: MadeNames;
}

/** The cluster that an exercise begins with, and what went wrong on the way to it. */
export function beginningOf(
  { cluster, start }: Pick<Exercise, 'cluster' | 'start'>,
  work?: number,
): Moment & { readonly problems: readonly string[] } {
  const run = new ScenarioRun(cluster, work);
  const problems = start.flatMap((step, index) =>
    run.step(step, index).problems.map((problem) => `line ${step.line}: ${problem}`),
  );
  return { cluster: run.cluster.snapshot(), made: run.made, problems };
}

/** A command, and then time until the cluster rests, as in a channel. A refused one changes nothing. */
export function afterCommand({ cluster, made }: Moment, text: string): Moment | Rejection {
  const after = new Cluster(cluster);
  const placeholders = new Placeholders(after, made);
  const parsed = parseCommand(placeholders.fill(text), CLUSTER_VERBS);
  if (isRejected(parsed)) return parsed;
  if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is no verb of the cluster`);
  const loop = new Loop(after, CONTROLLERS);
  const done = execute(parsed.verb, parsed.words, after);
  if (isRejected(done)) return done;
  const isChange = (done.effect ?? parsed.verb.effect) === 'change';
  (isChange ? play : look)(loop, done, after);
  loop.close();
  return isChange ? { cluster: after.snapshot(), made: placeholders.made } : { cluster, made };
}

/** What of a goal does not hold, one line each; empty when it is reached. @param began the cluster when the step began */
export function missingOf(
  goal: readonly Expectation[],
  { cluster, made }: Moment,
  began: ClusterState,
): readonly string[] {
  const now = new Cluster(cluster);
  const placeholders = new Placeholders(now, made);
  const scene = { cluster: now, before: new Cluster(began), answers: [] };
  return goal.flatMap(({ subject, wanted, line }) =>
    checkExpectation(scene, { line, subject: placeholders.fill(subject), wanted: placeholders.fillAll(wanted) }),
  );
}
