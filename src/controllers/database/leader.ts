/**
 * Who leads a database.
 */
import { refOf, type StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { DatabaseRuntime } from '../../cluster/machines/controller-memory';
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { type Member, membersOf, rowsOf } from '../../containers/database';

export interface Election {
  readonly database: DatabaseRuntime;
  /** The leader, if it answers. */
  readonly leader: Member | undefined;
}

/**
 * The leader stays as long as it answers, and for `timing.failover` after its last answer. Then the lowest number that
 * answers leads. A member that has rows goes before one that came back without any.
 * @param heard the members that answer, by number
 */
export function elect(
  cluster: Cluster,
  set: StatefulSet,
  database: DatabaseRuntime,
  heard: readonly Member[],
): Election {
  const { leader: name, silentSince = cluster.now, ...rest } = database;
  const leader = heard.find(({ pod }) => pod.metadata.name === name);
  if (leader !== undefined) {
    const hasRows = (member: Member) => rowsOf(cluster, member).length > 0;
    const isEmptied = !hasRows(leader) && heard.some(hasRows);
    if (!isEmptied) return { database: { ...rest, leader: name }, leader };
    return lead(cluster, set, database, heard, `${leader.pod.metadata.name} has lost its rows`);
  }
  if (name === undefined) return lead(cluster, set, database, heard);
  const isOver = set.spec.replicas === 0 && membersOf(cluster, set).length === 0;
  if (isOver) return lead(cluster, set, database, heard, 'no member is left');
  const silence = cluster.now - silentSince;
  if (silence < cluster.timing.failover) return { database: { ...database, silentSince }, leader: undefined };
  const seconds = silence / SECOND;
  return lead(cluster, set, database, heard, `no answer from ${name} for ${seconds}s`, { silentFor: seconds });
}

/** The next leader, if one can lead: a Pod that is being deleted cannot. */
function lead(
  cluster: Cluster,
  set: StatefulSet,
  database: DatabaseRuntime,
  heard: readonly Member[],
  because?: string,
  detail: Step['detail'] = {},
): Election {
  const { leader: old, silentSince: _since, copiesAt: _rows, ...rest } = database;
  const able = heard.filter(({ pod }) => pod.metadata.deletionTimestamp === undefined);
  const next = able.find((member) => rowsOf(cluster, member).length > 0) ?? able[0];
  if (next === undefined) {
    if (old !== undefined) {
      cluster.record({
        actor: 'database',
        verb: 'lost-lead',
        object: { kind: 'Pod', name: old, namespace: set.metadata.namespace },
        ...(because === undefined ? {} : { because }),
        detail: { set: set.metadata.name, ...detail },
      });
    }
    return { database: rest, leader: undefined };
  }
  const { name } = next.pod.metadata;
  const term = database.term + 1;
  cluster.record({
    actor: 'database',
    verb: 'took-lead',
    object: refOf(next.pod),
    ...(because === undefined ? {} : { because }),
    detail: { set: set.metadata.name, old: old ?? '', term, ...detail },
  });
  return { database: { ...rest, leader: name, term, members: { ...rest.members, [name]: name } }, leader: next };
}
