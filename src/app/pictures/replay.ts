/**
 * How one version of a channel's cluster became the next: its command is carried out once more, and every moment at
 * which something came to look different is kept.
 */
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { nextRandom } from '../../cluster/random';
import type { ClusterState } from '../../cluster/state';
import type { Step } from '../../cluster/step';
import { isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import { look, play, type Played } from '../../commands/play';
import { CONTROLLERS } from '../../controllers/index';
import { Loop } from '../../controllers/loop';
import { fewerMoments, type Weighed } from '../../diagram/replay/fewer';
import { lastOf, type Replay, type ReplayFrame } from '../../diagram/replay/replay';
import { differences, type Sight, sightOf } from '../../diagram/replay/sight';
import { captionsOf } from '../../tutor/story/captions';
import { stepsOf } from '../../tutor/story/elsewhere';
import { upcomingIn, upcomingOf } from '../../tutor/upcoming';
import type { AnyVerb } from '../channel-verb';
import { quotaOf } from '../limits';
import type { ChannelRecord } from '../ports';
import type { Quota } from '../quota';
import { mostPodsOf } from '../run';

/** Frames of a replay: the moment before the command, and so many after it. With more none could be read in 20 s. */
const MOST_FRAMES = 15;
/** Moments that are kept while the command runs: a bound on memory that no command of a channel comes near. */
const MOST_MOMENTS = 1_000;

/**
 * The replay of the command that made a version. Where that was no command of the cluster, or it would end otherwise
 * today (another version of this program), the replay has two pictures: before, and after.
 */
export function replayOf(before: ChannelRecord, after: ChannelRecord, verbs: readonly AnyVerb[]): Replay {
  const made = after.commands.findLast(({ version }) => version === after.version);
  const command = made?.command ?? '';
  if (made !== undefined) {
    const quota = quotaOf(before.limits);
    for (const from of [before.cluster, withLotDrawn(before.cluster)]) {
      const again = carriedOutAgain({ from, quota }, after.cluster, command, verbs);
      if (again !== undefined) return again;
    }
  }
  return beforeAndAfter(before.cluster, after.cluster, command);
}

/** What to say of each frame, in the words of the story. */
export function replayCaptions(replay: Replay): readonly (readonly string[])[] {
  const { before, focus, frames } = replay;
  const { cluster: after } = lastOf(replay);
  const about = focus === 'all' ? {} : { focus };
  const steps = focus === 'all' ? replay.steps : stepsOf(focus, before, after);
  const happening = { before, after, ...about, knownTerms: [], steps };
  return captionsOf(
    happening,
    frames.map(({ at }) => at),
  );
}

/** A command that named no Pod drew one by lot; as it is remembered it names that one. */
function withLotDrawn(state: ClusterState): ClusterState {
  const random = { position: state.random };
  nextRandom(random);
  return { ...state, random: random.position };
}

function carriedOutAgain(
  { from, quota }: { readonly from: ClusterState; readonly quota: Quota },
  stored: ClusterState,
  command: string,
  verbs: readonly AnyVerb[],
): Replay | undefined {
  const parsed = parseCommand(command, verbs);
  if (isRejected(parsed) || !isClusterVerb(parsed.verb)) return undefined;
  const { verb, words } = parsed;
  const before = new Cluster(from);
  const after = new Cluster(from);
  after.mostPods = mostPodsOf(quota);
  const args = verb.parse(words, after);
  if (isRejected(args)) return undefined;
  const loop = new Loop(after, CONTROLLERS);
  const moments = new Moments(before);
  loop.onInstant((cluster) => moments.note(cluster));
  const done = verb.run(args, after);
  if (isRejected(done)) return undefined;
  const played = (done.effect ?? verb.effect) === 'change' ? play(loop, done, after) : look(done);
  loop.close();
  if (!isTheSame(after, new Cluster(stored))) return undefined;
  const noted = moments.endingWith(after);
  const frames = fewerMoments(noted, MOST_FRAMES, (dropped, next) => ({
    ...next,
    steps: [...dropped.steps, ...next.steps],
  }));
  return {
    command,
    before,
    focus: focusOf(played, after.steps),
    steps: after.steps,
    frames,
    leftOut: noted.length - frames.length,
    next: upcomingOf(played.pending),
  };
}

/** As the picture beside the reply has it. */
function focusOf({ done }: Played, steps: readonly Step[]): Replay['focus'] {
  return [...done.focus, ...steps.filter(({ verb }) => verb === 'preempted').map(({ object }) => object)];
}

function beforeAndAfter(from: ClusterState, to: ClusterState, command: string): Replay {
  const before = new Cluster(from);
  const after = new Cluster(to);
  const steps = to.steps.filter(({ id }) => id > from.stepCount);
  const frame: ReplayFrame = { at: Math.max(0, to.clock - from.clock), cluster: after, steps };
  return { command, before, focus: 'all', steps, frames: [frame], leftOut: 0, next: upcomingIn(after) };
}

/** The moments at which the cluster looked different than at the one before. */
class Moments {
  private readonly kept: Weighed<ReplayFrame>[] = [];
  private seen: Sight;
  /** Steps that the kept moments tell. */
  private told = 0;

  constructor(private readonly before: Cluster) {
    this.seen = sightOf(before);
  }

  note(cluster: Cluster): void {
    const sight = sightOf(cluster);
    const weight = differences(this.seen, sight);
    if (weight === 0 || this.kept.length >= MOST_MOMENTS) return;
    this.keep(new Cluster(cluster.snapshot()), cluster.steps, weight);
    this.seen = sight;
  }

  /** All of them, and the end, also where nothing happened but that time passed. */
  endingWith(cluster: Cluster): readonly Weighed<ReplayFrame>[] {
    this.keep(cluster, cluster.steps, differences(this.seen, sightOf(cluster)));
    return this.kept;
  }

  private keep(cluster: Cluster, steps: readonly Step[], weight: number): void {
    const moment = { at: cluster.now - this.before.now, cluster, steps: steps.slice(this.told) };
    this.kept.push({ moment, weight });
    this.told = steps.length;
  }
}

/** Whether the same things happened: the counters of both clusters stand where they stood, and so do all objects. */
function isTheSame(one: Cluster, other: Cluster): boolean {
  const [a, b] = [one.snapshot(), other.snapshot()];
  const counters = ({ clock, random, serial, resourceVersion, stepCount }: ClusterState) =>
    [clock, random, serial, resourceVersion, stepCount].join(' ');
  const objects = (state: ClusterState) =>
    state.objects.map(({ metadata }) => `${metadata.uid} ${metadata.resourceVersion} ${metadata.name}`).join('\n');
  return counters(a) === counters(b) && objects(a) === objects(b);
}
