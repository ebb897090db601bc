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

/** The replies to these commands. Verbs of the channel (undo, quiz) are not played here. */
export function play(texts: readonly string[], seed = 7): readonly Played[] {
  let state = newCluster({ seed, rules: 'course' });
  let taught = NOTHING_TAUGHT;
  return texts.map((text) => {
    const played = playOne(state, text, taught);
    ({ state, taught } = played);
    return played;
  });
}

/** One command on a given state. */
export function playOne(state: ClusterState, text: string, taught: Taught = NOTHING_TAUGHT): Played {
  const outcome = run(state, text, { verbs: ALL_VERBS, taught, pressed: false });
  if ('channelVerb' in outcome) throw new Error(`${text} belongs to the channel`);
  const { reply, cluster } = outcome;
  return {
    text,
    reply,
    before: new Cluster(state),
    after: new Cluster(cluster),
    state: cluster,
    taught: outcome.taught,
  };
}

/** Whether a text is for a verb of the channel (undo, quiz, history …), which is not played here. */
export function isChannelVerb(text: string): boolean {
  const parsed = parseCommand(text, ALL_VERBS);
  return !isRejected(parsed) && 'act' in parsed.verb;
}

/** Whether a command would be refused; verbs of the channel are not. */
export function isRefused(state: ClusterState, text: string): boolean {
  const outcome = run(state, text, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: true });
  if ('channelVerb' in outcome) return false;
  return /^(Nothing was changed|Not done|Which (?!kind fits))/.test(outcome.reply.headline);
}
