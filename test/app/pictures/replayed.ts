/**
 * The replay of the last of some commands of a channel.
 */
import { newChannel } from '../../../src/app/new-channel';
import { replayCaptions, replayOf } from '../../../src/app/pictures/replay';
import type { ChannelRecord } from '../../../src/app/ports';
import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Replay } from '../../../src/diagram/replay/replay';

const CHANNEL = { team: 'T1', channel: 'C1' };

/** The versions that these commands made of a new channel, the first before any of them. */
export function versionsOf(commands: readonly string[]): readonly ChannelRecord[] {
  const versions: ChannelRecord[] = [newChannel(CHANNEL)];
  for (const text of commands) {
    const before = versions.at(-1)!;
    const outcome = run(before.cluster, text, { verbs: ALL_VERBS, taught: before.taught, pressed: false });
    if ('channelVerb' in outcome) throw new Error(`${text} belongs to the channel`);
    const version = before.version + 1;
    const made = { version, by: 'U1', command: outcome.reply.command };
    versions.push({ ...before, version, cluster: outcome.cluster, commands: [...before.commands, made] });
  }
  return versions;
}

export interface Replayed {
  readonly replay: Replay;
  readonly captions: readonly (readonly string[])[];
}

export function replayed(...commands: readonly string[]): Replayed {
  const [before, after] = versionsOf(commands).slice(-2);
  const replay = replayOf(before!, after!, ALL_VERBS);
  return { replay, captions: replayCaptions(replay) };
}
