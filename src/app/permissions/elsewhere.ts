/**
 * A course is made in one channel and posts in others: whoever names a channel has to be one of those who may plan there.
 */
import { isRejected, type Rejection } from '../../api/rejection';
import { parseCommand } from '../../commands/grammar/parse';
import type { AnyVerb } from '../channel-verb';
import type { CommandRequest } from '../command-request';
import { MOST_CHANNELS } from '../courses/course';
import { channelsIn } from '../courses/course-ids';
import { newChannel } from '../new-channel';
import type { Ports } from '../ports';
import { refusal } from '../refusal';
import type { WorkspaceSettings } from '../workspace/workspace-settings';
import { refusedBy } from './permissions';
import type { Needs } from './tasks-of';

/** Undefined where the command names no other channel, or the person may plan in all of them. */
export async function refusedElsewhere(
  { tasks, isForAll }: Needs,
  { id, person, text }: CommandRequest,
  workspace: WorkspaceSettings,
  { ports, verbs }: { readonly ports: Pick<Ports, 'clusters' | 'documents'>; readonly verbs: readonly AnyVerb[] },
): Promise<Rejection | undefined> {
  if (!isForAll || !tasks.includes('schedule')) return undefined;
  const others = channelsNamed(text, verbs)
    .filter((channel) => channel !== id.channel)
    .slice(0, MOST_CHANNELS + 1);
  const closed = await Promise.all(
    others.map(async (channel) => {
      const there = { team: id.team, channel };
      const record = (await ports.clusters.load(there)) ?? newChannel(there);
      const needs: Needs = { tasks: ['schedule'], isForAll: false };
      return (await refusedBy(needs, { id: there, person }, record, workspace, ports)) && channel;
    }),
  );
  const [first] = closed.filter((channel) => channel !== undefined);
  return first === undefined
    ? undefined
    : refusal(`You may not plan anything in {#${first}}.`, 'Who may: /kube settings in that channel.', [
        'course list',
        'settings',
      ]);
}

/** As the verb itself reads them, however they are quoted. */
function channelsNamed(text: string, verbs: readonly AnyVerb[]): readonly string[] {
  const parsed = parseCommand(text, verbs);
  if (isRejected(parsed)) return [];
  const words = parsed.words.positional.flatMap((word) => word.split(',')).filter((word) => !word.startsWith('#'));
  const named = channelsIn(
    words.filter((word) => !/^(here|this)$/i.test(word)),
    '',
  );
  return isRejected(named) ? [] : named.found;
}
