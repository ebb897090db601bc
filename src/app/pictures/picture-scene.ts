/**
 * What a picture of one version is drawn from: as its command left the cluster, and what the command was about.
 */
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { execute, isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import type { Caption } from '../../diagram/figures/caption';
import type { Scene } from '../../diagram/scene';
import { ascii } from '../../diagram/text/columns';
import { upcomingIn } from '../../tutor/upcoming';
import type { AnyVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';
import type { PictureRequest } from './picture-request';
import type { Versions } from './versions';

/** @param verbs what a remembered command may begin with */
export function pictureScene(
  { before: from, after: to }: Versions,
  focus: PictureRequest['focus'],
  verbs: readonly AnyVerb[],
): Scene {
  const after = new Cluster(to.cluster);
  const before = from === undefined ? after : new Cluster(from.cluster);
  const first = from?.cluster.stepCount ?? Infinity;
  return {
    before,
    after,
    focus: focus === 'all' || from === undefined ? 'all' : focusOf(before, to, verbs),
    steps: to.cluster.steps.filter(({ id }) => id > first),
    next: upcomingIn(after),
    replicaSet: focus === 'all',
    revisions: /^roll(back|out undo)\b/.test(commandOf(to)),
  };
}

/** The command that made a version, as it was understood. */
export const commandOf = ({ commands, version }: ChannelRecord): string =>
  commands.findLast((command) => command.version === version)?.command ?? '';

/** The lines above a picture of a version: what came of its command, and the command. */
export function captionOf({ commands, version }: ChannelRecord): Caption {
  const last = commands.findLast((command) => command.version === version);
  if (last === undefined) return { title: 'A new cluster' };
  const { command, outcome = command } = last;
  const [first = ''] = command.split('\n');
  // Code is marked with backticks in messages alone.
  return { title: ascii(outcome.replaceAll('`', '')), command: ascii(first) };
}

/**
 * What the command of a version was about: the verb says so again, on a copy of the cluster before it. Where it was no
 * command of the cluster (undo), or more than a line (apply), it was about everything.
 */
function focusOf(before: Cluster, to: ChannelRecord, verbs: readonly AnyVerb[]): Scene['focus'] {
  const parsed = parseCommand(commandOf(to), verbs);
  if (isRejected(parsed) || !isClusterVerb(parsed.verb)) return 'all';
  const done = execute(parsed.verb, parsed.words, before.fork());
  if (isRejected(done) || done.focus.length === 0) return 'all';
  const preempted = to.cluster.steps.filter(({ verb }) => verb === 'preempted').map(({ object }) => object);
  return [...done.focus, ...preempted];
}
