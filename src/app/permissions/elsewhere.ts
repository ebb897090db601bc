/**
 * A course is made in one channel and posts in others: whoever names a channel has to be one of those who may plan there.
 */
import type { Rejection } from '../../api/rejection';
import type { CommandRequest } from '../command-request';
import { MOST_CHANNELS } from '../courses/course';
import { newChannel } from '../new-channel';
import type { Ports } from '../ports';
import { refusal } from '../refusal';
import type { WorkspaceSettings } from '../workspace/workspace-settings';
import { refusedBy } from './permissions';
import type { Needs } from './tasks-of';

const CHANNELS = /<#([CG][A-Z0-9]{1,31})(?:\|[^>]*)?>|(?<=[\s,])([CG](?=[A-Z0-9]*\d)[A-Z0-9]{1,31})(?![A-Za-z0-9])/g;

/** Undefined where the command names no other channel, or the person may plan in all of them. */
export async function refusedElsewhere(
  { tasks, isForAll }: Needs,
  { id, person, text }: CommandRequest,
  workspace: WorkspaceSettings,
  ports: Pick<Ports, 'clusters' | 'documents'>,
): Promise<Rejection | undefined> {
  if (!isForAll || !tasks.includes('schedule')) return undefined;
  const named = new Set([...text.matchAll(CHANNELS)].map(([, mentioned, bare]) => mentioned ?? bare ?? ''));
  const others = [...named].filter((channel) => channel !== id.channel).slice(0, MOST_CHANNELS + 1);
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
