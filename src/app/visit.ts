/**
 * Who asks, and where, as far as the record of a channel tells.
 */
import type { LastChange, Visit } from '../tutor/visit';
import type { ChannelId, ChannelRecord, Person, RememberedCommand } from './ports';
import { lastSeen, nameOf, newsFor, newsLine } from './since';

export function visitOf(id: ChannelId, record: ChannelRecord, person: Person): Visit {
  const last = record.commands.findLast(({ keepsCluster }) => keepsCluster !== true);
  const news = newsFor(record, person);
  const since = news && newsLine(news, record);
  return {
    isPrivate: isPrivate(id),
    isNewcomer: record.version > 0 && lastSeen(record, person) === undefined,
    ...(last === undefined ? {} : { last: lastChange(last, person) }),
    ...(since === undefined ? {} : { since }),
  };
}

function lastChange(last: RememberedCommand, person: Person): LastChange {
  const { by, command, outcome } = last;
  return { isYours: by === person.id, name: nameOf(last), command, ...(outcome === undefined ? {} : { outcome }) };
}

/** Slack's ids of direct messages begin with D. */
export function isPrivate({ channel }: ChannelId): boolean {
  return channel.startsWith('D');
}
