/**
 * The members of a database as a table: who leads, where each keeps its rows, how many it has.
 */
import type { Pod } from '../../api/objects';
import { cut, PHONE_COLUMNS } from './columns';
import { shortNames } from '../short-name';

/** One member, as the picture shows it. */
export interface MemberRow {
  readonly pod: Pod;
  readonly leads: boolean;
  /** The claim whose volume holds its rows; absent: its container does. */
  readonly claim?: string;
  readonly rows: number;
  /** A word for one that does not answer. */
  readonly state?: string;
}

const MOST = 6;
export const LEADS = '* leads: writes go there';

/** At most 10 lines of at most 38 columns. */
export function drawMembers(title: string, members: readonly MemberRow[]): readonly string[] {
  const names = namesOf(members);
  const shown = members.slice(0, MOST);
  const width = Math.max(...shown.map((_, index) => (names[index] ?? '').length), 0);
  const lines = shown.map(({ claim, rows, state }, index) => {
    const place = claim === undefined ? 'in its container' : `---(${claim})`;
    const left = cut(` ${(names[index] ?? '').padEnd(width)} ${place}${state === undefined ? '' : `  ${state}`}`, 33);
    return left.padEnd(34) + String(rows).padStart(4);
  });
  const left = members.length - shown.length;
  return [
    `${cut(title, 30).padEnd(34)}rows`,
    '',
    ...lines,
    ...(left === 0 ? [] : [` ${left} more`]),
    ...(members.some(({ leads }) => leads) ? [LEADS] : []),
  ].map((line) => cut(line, PHONE_COLUMNS));
}

/** The same in sentences. */
export function describeMembers(members: readonly MemberRow[]): readonly string[] {
  const names = shortNames(members.map(({ pod }) => pod));
  return members.map(({ pod, leads, rows, state }) => {
    const name = names.get(pod.metadata.uid) ?? pod.metadata.name;
    const words = [leads ? 'leads' : undefined, state].filter((word) => word !== undefined);
    return `${name}${words.length === 0 ? '' : ` ${words.join(', ')}`} has ${rows} ${rows === 1 ? 'row' : 'rows'}`;
  });
}

/** With `*` behind the name of the one that leads. */
function namesOf(members: readonly MemberRow[]): readonly string[] {
  const names = shortNames(members.map(({ pod }) => pod));
  return members.map(({ pod, leads }) => `${names.get(pod.metadata.uid) ?? pod.metadata.name}${leads ? '*' : ''}`);
}
