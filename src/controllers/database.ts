/**
 * What the members of a replicated database do among themselves: one leads and takes the writes, the others copy from
 * it. Kubernetes has no part in it. It is shaped like a controller, so that it works in the same virtual time.
 *
 * The members notice that nobody answers long before Kubernetes does: after `timing.failover` the lowest number that
 * answers leads. Nothing fences the old leader off: cut off from the rest, it still believes that it leads.
 * Works on keys of StatefulSets.
 */
import { isEqual } from '../api/equal';
import type { KubeObject, StatefulSet } from '../api/objects';
import { type Cluster, controllerOf, keyOf } from '../cluster/cluster';
import type { DatabaseRuntime } from '../cluster/runtime';
import { answers, databaseContainer, type Member, membersOf } from '../containers/database';
import type { Controller, Requeue } from './controller';
import { copyRows } from './database-copies';
import { elect } from './database-leader';

export const databaseController: Controller = {
  name: 'database',
  affectedBy: ({ object }, cluster) => keysOf(object, cluster),
  keys: databaseKeys,
  reconcile(key, cluster): Requeue | undefined {
    const set = cluster.byKey('StatefulSet', key);
    const before = cluster.machines.databases.get(key);
    if (set === undefined) return undefined;
    const members = membersOf(cluster, set);
    if (members.length === 0 && before === undefined) return undefined;
    const heard = members.filter((member) => answers(cluster, member));
    const { database, leader } = elect(cluster, set, before ?? { term: 0 }, heard);
    const next = copyRows(cluster, database, { members, heard, leader });
    if (!isEqual(before, next)) cluster.machines.databases.set(key, next);
    return whenNext(cluster, next, leader);
  },
};

function databaseKeys(cluster: Cluster): string[] {
  const keys: string[] = [];
  for (const set of cluster.each('StatefulSet')) if (isDatabase(set, cluster)) keys.push(keyOf(set));
  return keys;
}

/** Also one whose Pods were a database before their template got another image. */
function isDatabase(set: StatefulSet, cluster: Cluster): boolean {
  return databaseContainer(set.spec.template) !== undefined || cluster.machines.databases.has(keyOf(set));
}

/** The databases that a change of this object concerns. */
function keysOf(object: KubeObject, cluster: Cluster): Iterable<string> {
  switch (object.kind) {
    case 'StatefulSet':
      return isDatabase(object, cluster) ? [keyOf(object)] : [];
    case 'Pod': {
      const owner = databaseContainer(object) === undefined ? undefined : controllerOf(object);
      return owner?.kind === 'StatefulSet' ? [`${object.metadata.namespace ?? ''}/${owner.name}`] : [];
    }
    case 'Node':
    case 'PersistentVolume':
      return databaseKeys(cluster);
    default:
      return [];
  }
}

/** The next instant at which silence has lasted long enough, or rows reach the copies. */
function whenNext(
  cluster: Cluster,
  { silentSince, copiesAt }: DatabaseRuntime,
  leader: Member | undefined,
): Requeue | undefined {
  if (silentSince !== undefined) return { at: silentSince + cluster.timing.failover, holdsOpen: true };
  return copiesAt === undefined || leader === undefined ? undefined : { at: copiesAt, holdsOpen: true };
}
