/**
 * The channel that nobody has typed in yet. It is derived from the channel's ids, so it need not be stored.
 */
import { newCluster } from '../cluster/new-cluster';
import type { Rules } from '../cluster/state';
import type { ChannelId, ChannelRecord } from './ports';

/** Version 0 of a channel: three Nodes, nothing that runs, the rules of the course unless the workspace chose others. */
export function newChannel(id: ChannelId, rules: Rules = 'course'): ChannelRecord {
  return {
    version: 0,
    cluster: newCluster({ seed: seedOf(`${id.team}#${id.channel}`), rules }),
    requests: [],
    commands: [],
    undo: [],
    redo: [],
    taught: { terms: [], replies: 0 },
    saves: [],
    seen: [],
    limits: {},
    ...(rules === 'course' ? {} : { settings: { beganWith: rules } }),
    shown: [],
  };
}

/** FNV-1a: channels differ in their generated names, and a channel is always the same. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
