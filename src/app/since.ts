/**
 * What others changed since a person last looked. Every reply to a change says it, so that nobody works on a cluster
 * that is not what they remember.
 */
import { isEqual } from '../api/equal';
import { Cluster } from '../cluster/cluster';
import { cut } from '../diagram/text/columns';
import { differences } from '../tutor/difference';
import { printable } from '../tutor/typed';
import type { ChannelRecord, Person, RememberedCommand } from './ports';
import { withoutNumber } from './rising-versions';

/** What others did: at least one command. */
export interface News {
  /** The version that the person saw last. */
  readonly seen: number;
  /** Oldest first. */
  readonly commands: readonly RememberedCommand[];
}

/** Differences that are told; the rest is counted. */
const MOST_TOLD = 3;
const LONGEST_NAME = 24;

/** What others changed in the cluster after version `seen`; undefined when nobody did, or the person is new here. */
export function newsFor(record: ChannelRecord, person: Person, seen: number | undefined): News | undefined {
  if (seen === undefined) return undefined;
  const commands = record.commands.filter(
    ({ version, by, keepsCluster }) => version > seen && by !== person.id && keepsCluster !== true,
  );
  return commands.length === 0 ? undefined : { seen, commands };
}

/**
 * `Since you last looked: ben ran scale web 5 (web 3 -> 5 Pods)`. Undefined when it all came to nothing in the end.
 * @param then the record that the person saw, where it is still kept
 */
export function newsLine(news: News, record: ChannelRecord, then?: ChannelRecord): string | undefined {
  if (then !== undefined && isEqual(withoutNumber(then.cluster), withoutNumber(record.cluster))) return undefined;
  const told =
    then === undefined ? '' : inBrackets(differences(new Cluster(then.cluster), new Cluster(record.cluster)));
  const last = news.commands.at(-1);
  const what = printable(last?.command ?? '');
  const ran = news.commands.length === 1 ? what : `${countOf(news, record)}, last ${what}`;
  return `Since you last looked: ${people(news)} ran ${ran}${told}`;
}

/** Only so many commands are remembered: there may have been more. */
function countOf({ seen, commands }: News, record: ChannelRecord): string {
  const isAll = (record.commands[0]?.version ?? 0) <= seen + 1;
  return `${commands.length} commands${isAll ? '' : ' or more'}`;
}

function people({ commands }: News): string {
  const names = [...new Set(commands.map(nameOf))];
  return names.length <= 2 ? names.join(' and ') : `${names.length} people`;
}

/** Who ran a command; records of earlier programs do not say. */
export const nameOf = ({ name = 'somebody' }: RememberedCommand): string => cut(name, LONGEST_NAME);

function inBrackets(all: readonly string[]): string {
  if (all.length === 0) return '';
  const more = all.length > MOST_TOLD ? [`${all.length - MOST_TOLD} more`] : [];
  return ` (${[...all.slice(0, MOST_TOLD), ...more].join(', ')})`;
}
