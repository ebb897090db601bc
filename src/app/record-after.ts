/**
 * The record that a change makes of another: who did what, what came of it, what can be taken back.
 */
import type { ClusterState } from '../cluster/state';
import type { Reply } from '../tutor/reply';
import type { ChannelAnswer } from './channel-verb';
import type { ChannelRecord, Person, RememberedCommand } from './ports';
import { risenFrom } from './rising-versions';

/** Requests, commands, people and versions to return to that a channel remembers. */
const REMEMBERED = 50;

/** What a change does to a record, besides what follows from it being a change. */
export type Next = NonNullable<ChannelAnswer['next']>;

/** Whose change it was, and what they were told. */
interface Deed {
  readonly person: Person;
  readonly request: string;
  readonly reply: Reply;
  /** The version that the person had seen until then, if any. */
  readonly seen: number | undefined;
  /** Wall-clock milliseconds. */
  readonly at: number;
}

/** A cluster takes the place of the record's own, and undo can return to that one. */
export function replaced(
  record: ChannelRecord,
  cluster: ClusterState,
): Pick<ChannelRecord, 'cluster' | 'undo' | 'redo'> {
  return { cluster, undo: [...record.undo, record.version].slice(-REMEMBERED), redo: [] };
}

/** The statements of the course that a channel has seen, and those that a reply shows it now. */
export function withNew({ shown }: ChannelRecord, added: readonly string[]): readonly string[] {
  return [...shown, ...added.filter((id) => !shown.includes(id))];
}

/** Slack does not always tell what people are called: then their name is what it was here before, if it was. */
function nameIn({ commands }: ChannelRecord, { id, name }: Person): Pick<RememberedCommand, 'name'> {
  const known = name === id ? commands.findLast((one) => one.by === id && one.name !== undefined)?.name : name;
  return known === undefined ? {} : { name: known };
}

export function recordAfter(record: ChannelRecord, { of, to, ...next }: Next, deed: Deed): ChannelRecord {
  const { person, request, reply, seen, at } = deed;
  const version = record.version + 1;
  const cluster = risenFrom(record.cluster, next.cluster ?? record.cluster);
  const changed = { ...record, ...next, cluster };
  const command: RememberedCommand = {
    version,
    by: person.id,
    command: reply.command,
    ...nameIn(record, person),
    at,
    clock: changed.cluster.clock,
    outcome: reply.headline,
    ...(of === undefined ? {} : { of }),
    ...(to === undefined ? {} : { to }),
    ...(next.cluster === undefined ? { keepsCluster: true } : {}),
  };
  const others = record.seen.filter((one) => one.person !== person.id);
  return {
    ...changed,
    version,
    requests: [...record.requests, { id: request, version, ...(seen === undefined ? {} : { seen }) }].slice(
      -REMEMBERED,
    ),
    commands: [...record.commands, command].slice(-REMEMBERED),
    seen: [...others, { person: person.id, version }].slice(-REMEMBERED),
  };
}
