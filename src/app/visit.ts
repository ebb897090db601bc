/**
 * Who asks, and where, as far as the record of a channel tells.
 */
import type { LastChange, Visit } from '../tutor/visit';
import type { ChannelId, ChannelRecord, Person, RememberedCommand } from './ports';
import { nameOf, newsFor, newsLine } from './since';

/** @param seen the version that the person saw last, if any */
export function visitOf(id: ChannelId, record: ChannelRecord, person: Person, seen: number | undefined): Visit {
  const last = record.commands.findLast(({ keepsCluster }) => keepsCluster !== true);
  const news = newsFor(record, person, seen);
  const since = news && newsLine(news, record);
  return {
    isPrivate: isPrivate(id),
    isNewcomer: record.version > 0 && seen === undefined,
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
