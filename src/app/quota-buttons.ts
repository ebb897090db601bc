/**
 * Buttons that the channel's limits allow: whoever makes a reply does not know them.
 */
import { isRejected } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { execute, isClusterVerb } from '../commands/execute';
import { parseCommand } from '../commands/grammar/parse';
import type { Button, Reply } from '../tutor/reply';
import type { AnyVerb } from './channel-verb';
import { checkQuota, type Quota } from './quota';

/** Verbs that can make a cluster larger. */
const GROWS = /^(deploy|scale|node add)\b/;
const SPARE: readonly Button[] = [
  { label: 'Show everything', run: 'show' },
  { label: 'Show settings', run: 'settings' },
];

/** The reply without buttons for more than the channel has room for; never with fewer than two. */
export function withRoom(reply: Reply, cluster: Cluster, quota: Quota, verbs: readonly AnyVerb[]): Reply {
  const fitting = reply.buttons.filter(({ run }) => !GROWS.test(run) || hasRoom(run, cluster, quota, verbs));
  if (fitting.length === reply.buttons.length) return reply;
  const spare = SPARE.filter(({ run }) => !fitting.some((button) => button.run === run));
  return { ...reply, buttons: [...spare.slice(0, Math.max(0, 2 - fitting.length)), ...fitting] };
}

function hasRoom(text: string, cluster: Cluster, quota: Quota, verbs: readonly AnyVerb[]): boolean {
  const parsed = parseCommand(text, verbs);
  if (isRejected(parsed) || !isClusterVerb(parsed.verb)) return true;
  const after = cluster.fork();
  if (isRejected(execute(parsed.verb, parsed.words, after))) return true;
  return checkQuota(cluster, after, quota) === undefined;
}
