/**
 * The scene of the last of some commands, as the app makes it: what was before, what is now, what happened in between.
 */
import { isRejected } from '../../src/api/rejection';
import { CHANNEL_QUOTA, type Quota } from '../../src/app/quota';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState, Rules } from '../../src/cluster/state';
import { parseCommand } from '../../src/commands/grammar/parse';
import { look, play } from '../../src/commands/play';
import { CONTROLLERS } from '../../src/controllers/index';
import { Loop } from '../../src/controllers/loop';
import type { Scene } from '../../src/diagram/scene';
import { upcomingOf } from '../../src/tutor/upcoming';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';

/** The state after these commands. */
export function stateAfter(commands: readonly string[], seed = 7, rules: Rules = 'kubernetes'): ClusterState {
  let state = newCluster({ seed, rules });
  for (const text of commands) {
    const outcome = run(state, text, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false, quota: WIDE });
    if ('channelVerb' in outcome) throw new Error(`${text} belongs to the channel`);
    state = outcome.cluster;
  }
  return state;
}

/** Room for the largest clusters that are drawn. */
const WIDE: Quota = {
  ...CHANNEL_QUOTA,
  nodes: 5000,
  pods: 20_000,
  objects: 50_000,
  endpoints: 50_000,
  characters: 1e9,
};

/** The scene of the last command. */
export function sceneOf(commands: readonly string[], seed = 7): Scene {
  return sceneIn(stateAfter(commands.slice(0, -1), seed), commands.at(-1) ?? '');
}

/** The scene of one command on a state; of a look at the whole where it is refused or nothing to run. */
export function sceneIn(state: ClusterState, text: string): Scene {
  const [before, after] = [new Cluster(state), new Cluster(state)];
  const whole: Scene = { before, after: before, focus: 'all' };
  const parsed = parseCommand(text, ALL_VERBS);
  if (isRejected(parsed) || !('run' in parsed.verb)) return whole;
  const { verb, words } = parsed;
  const found = ALL_VERBS.find((candidate) => candidate === verb);
  if (found === undefined || !('run' in found)) return whole;
  const args = found.parse(words, after);
  if (isRejected(args)) return whole;
  const loop = new Loop(after, CONTROLLERS);
  const done = found.run(args, after);
  if (isRejected(done)) return whole;
  const { pending, done: finished } = (done.effect ?? found.effect) === 'change' ? play(loop, done, after) : look(done);
  loop.close();
  return { before, after, focus: finished.focus, steps: after.steps, next: upcomingOf(pending) };
}

/** The UIDs of the Pods that a scene shows: those that are there, and those that went. */
export function podsOfScene({ before, after }: Scene): readonly string[] {
  return [...new Set([...before.list('Pod'), ...after.list('Pod')].map(({ metadata }) => metadata.uid))];
}
