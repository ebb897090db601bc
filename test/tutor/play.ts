/**
 * Plays commands one after another in one channel, as the app does, without Slack or a store.
 */
import { isRejected } from '../../src/api/rejection';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { Cluster } from '../../src/cluster/cluster';
import { parseCommand } from '../../src/commands/grammar/parse';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import type { Reply } from '../../src/tutor/reply';
import { NOTHING_TAUGHT, type Taught } from '../../src/tutor/taught';

export interface Played {
  readonly text: string;
  readonly reply: Reply;
  readonly before: Cluster;
  readonly after: Cluster;
  readonly state: ClusterState;
  readonly taught: Taught;
}

/** What was done so far in a channel, and what was played after it. */
interface Place {
  readonly state: ClusterState;
  readonly taught: Taught;
  readonly next: Map<string, { readonly outcome: ClusterOutcome; readonly place: Place }>;
}

/** By seed: tests of one suite begin with the same commands, which need to run once only. */
const beginnings = new Map<number, Place>();

/** The replies to these commands. Verbs of the channel (undo, quiz) are not played here. */
export function play(texts: readonly string[], seed = 7): readonly Played[] {
  const fresh = (): Place => ({
    state: newCluster({ seed, rules: 'course' }),
    taught: NOTHING_TAUGHT,
    next: new Map(),
  });
  let place = beginnings.get(seed) ?? fresh();
  beginnings.set(seed, place);
  return texts.map((text) => {
    const { state, taught, next } = place;
    const known = next.get(text) ?? after(outcomeOf(state, text, taught));
    next.set(text, known);
    place = known.place;
    return playedOf(state, text, known.outcome);
  });
}

const after = (outcome: ClusterOutcome) => ({
  outcome,
  place: { state: outcome.cluster, taught: outcome.taught, next: new Map() },
});

/** One command on a given state. */
export function playOne(state: ClusterState, text: string, taught: Taught = NOTHING_TAUGHT): Played {
  return playedOf(state, text, outcomeOf(state, text, taught));
}

type ClusterOutcome = Exclude<ReturnType<typeof run>, { readonly channelVerb: unknown }>;

function outcomeOf(state: ClusterState, text: string, taught: Taught): ClusterOutcome {
  const outcome = run(state, text, { verbs: ALL_VERBS, taught, pressed: false });
  if ('channelVerb' in outcome) throw new Error(`${text} belongs to the channel`);
  return outcome;
}

/** With clusters of its own, that a test may change; most tests look at the reply alone. */
function playedOf(state: ClusterState, text: string, { reply, cluster, taught }: ClusterOutcome): Played {
  let before: Cluster | undefined;
  let changed: Cluster | undefined;
  return {
    text,
    reply,
    get before() {
      return (before ??= new Cluster(state));
    },
    get after() {
      return (changed ??= new Cluster(cluster));
    },
    state: cluster,
    taught,
  };
}

/** Whether a text is for a verb of the channel (undo, quiz, history …), which is not played here. */
export function isChannelVerb(text: string): boolean {
  const parsed = parseCommand(text, ALL_VERBS);
  return !isRejected(parsed) && 'act' in parsed.verb;
}

/** The same buttons stand under many replies: each is tried once on each cluster. */
const refused = new WeakMap<ClusterState, Map<string, boolean>>();

/** Whether a command would be refused; verbs of the channel are not. */
export function isRefused(state: ClusterState, text: string): boolean {
  const known = refused.get(state) ?? new Map<string, boolean>();
  refused.set(state, known);
  const answer = known.get(text) ?? wouldBeRefused(state, text);
  known.set(text, answer);
  return answer;
}

function wouldBeRefused(state: ClusterState, text: string): boolean {
  const outcome = run(state, text, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: true });
  if ('channelVerb' in outcome) return false;
  return /^(Nothing was changed|Not done|Which (?!kind fits))/.test(outcome.reply.headline);
}
