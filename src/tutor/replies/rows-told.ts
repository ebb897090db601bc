/**
 * What the replies about rows of a database have in common: who took them, and who has them.
 */
import type { Pod } from '../../api/objects';
import type { Requests, RowsOf } from '../../commands/verb';
import { isReady } from '../../diagram/pod-state';
import type { Situation } from '../situation';
import { textOfRow } from '../story/database-rows';
import { hasRow, leaderNameOf, shareRows } from './database-members';

export interface RowsTold {
  readonly requests: Requests;
  readonly database: RowsOf;
  /** Names of the members, but for the one that took the row, that have it now. */
  readonly copies: readonly string[];
  /** A member took it that only believes that it leads. */
  readonly isLate: boolean;
  readonly text: string;
}

/** Tells something of the rows that a request was about; undefined where it was about none. */
export function withRows<T>(situation: Situation, tell: (about: RowsTold) => T): T | undefined {
  const { requests } = situation.done;
  const database = requests?.database;
  if (requests === undefined || database === undefined) return undefined;
  const { after } = situation;
  const row = database.added.at(-1) ?? '';
  const { member, set, members } = database;
  const others = set === undefined ? siblings(member, after) : members;
  const copies = others
    .filter((pod) => pod.metadata.name !== member.metadata.name && hasRow(after, pod, row))
    .map(({ metadata }) => metadata.name);
  const isLate = set !== undefined && leaderNameOf(situation.before, set) !== member.metadata.name;
  return tell({ requests, database, copies, isLate, text: textOfRow(row, 12) });
}

/** The Pod is there and answers: a button may name it. */
export function isReadyNow(name: string, { after, done }: Situation): boolean {
  const pod = after.get('Pod', name, done.requests?.service.namespace);
  return pod !== undefined && isReady(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** What stands over a table of members. */
export function titleOf({ set, member }: RowsOf, { after }: Situation): string {
  if (set !== undefined) return `database ${set.metadata.name}`;
  return shareRows(after, siblings(member, after)) ? 'one file for all' : 'each Pod alone';
}

/** Pods of the same maker. */
export function siblings(pod: Pod, after: Situation['after']): readonly Pod[] {
  const maker = pod.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
  return maker === undefined ? [pod] : after.controlledBy('Pod', maker);
}
