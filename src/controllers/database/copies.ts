/**
 * How the rows of a database's leader reach the other members, and what becomes of rows that only one of them had.
 */
import { refOf } from '../../api/objects';
import { own } from '../../api/own';
import type { Cluster } from '../../cluster/cluster';
import type { DatabaseRuntime } from '../../cluster/machines/controller-memory';
import { isRunning, type Member, rowsOf, rowsWithout, storeRows } from '../../containers/database';

interface Assembly {
  /** All members, by number. */
  readonly members: readonly Member[];
  /** Those that answer. */
  readonly heard: readonly Member[];
  /** The one that leads, if it answers. */
  readonly leader: Member | undefined;
}

/**
 * Members that answer follow the leader: one that followed somebody else copies at once, the others get new rows a
 * moment after the leader took them.
 */
export function copyRows(
  cluster: Cluster,
  database: DatabaseRuntime,
  { members, heard, leader }: Assembly,
): DatabaseRuntime {
  const beliefs = beliefsOf(cluster, database, members);
  if (leader === undefined) return { ...database, members: beliefs };
  const { copiesAt, ...rest } = database;
  const isPending = copiesAt !== undefined && copiesAt > cluster.now;
  const { name } = leader.pod.metadata;
  const rows = rowsOf(cluster, leader);
  const followed: Record<string, string> = { ...beliefs, [name]: name };
  for (const member of heard) {
    const follower = member.pod.metadata.name;
    if (follower === name) continue;
    const isNew = own(followed, follower) !== name;
    if (isNew || !isPending) follow(cluster, member, leader, rows, isNew);
    followed[follower] = name;
  }
  return { ...rest, members: followed, ...(isPending ? { copiesAt } : {}) };
}

/** What the members believed that still run: a process that ended knows nothing any more. */
function beliefsOf(
  cluster: Cluster,
  { members: known }: DatabaseRuntime,
  members: readonly Member[],
): Readonly<Record<string, string>> {
  const beliefs: Record<string, string> = {};
  for (const member of members) {
    const { name } = member.pod.metadata;
    const belief = own(known, name);
    if (belief !== undefined && isRunning(cluster, member)) beliefs[name] = belief;
  }
  return beliefs;
}

/** Gives a member the leader's rows, no more and no fewer. */
function follow(
  cluster: Cluster,
  member: Member,
  { pod: leader }: Member,
  rows: readonly string[],
  isNew: boolean,
): void {
  const had = rowsOf(cluster, member);
  const missed = rowsWithout(rows, had);
  const lost = rowsWithout(had, rows);
  const said = { actor: 'database', object: refOf(member.pod) } as const;
  const detail = { leader: leader.metadata.name, rows: missed.length };
  if (isNew) cluster.record({ ...said, verb: 'followed', detail });
  else if (missed.length > 0) {
    cluster.record({ ...said, verb: 'copied-rows', detail: { ...detail, row: missed.at(-1)! } });
  }
  if (lost.length > 0) {
    const texts = { ...detail, rows: lost.length, row: lost.at(-1)! };
    cluster.record({ ...said, verb: 'lost-rows', because: `${leader.metadata.name} never got them`, detail: texts });
  }
  if (missed.length + lost.length > 0) storeRows(cluster, member, rows);
}
