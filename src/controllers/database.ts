/**
 * What the members of a replicated database do among themselves: one leads and takes the writes, the others copy from
 * it. Kubernetes has no part in it. It is shaped like a controller, so that it works in the same virtual time.
 *
 * The members notice that nobody answers long before Kubernetes does: after `timing.failover` the lowest number that
 * answers leads. Nothing fences the old leader off: cut off from the rest, it still believes that it leads.
 * Works on keys of StatefulSets.
 */
import { isEqual } from '../api/equal';
import type { Pod, StatefulSet } from '../api/objects';
import { own } from '../api/own';
import { type Change, type Cluster, controllerOf, keyOf } from '../cluster/cluster';
import type { DatabaseRuntime } from '../cluster/machines/controller-memory';
import { answers, databaseContainer, isRunning, type Member, memberOf, membersOf } from '../containers/database';
import type { Controller, Requeue } from './controller';
import { copyRows } from './database/copies';
import { elect } from './database/leader';

export const databaseController: Controller = {
  name: 'database',
  affectedBy: keysOf,
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

/** The databases that a change concerns. */
function keysOf(change: Change, cluster: Cluster): Iterable<string> {
  const { object, type, before } = change;
  switch (object.kind) {
    case 'StatefulSet':
      return isDatabase(object, cluster) ? [keyOf(object)] : [];
    case 'Pod':
      return keysOfPod(object, type, cluster);
    case 'Node':
      return databaseKeys(cluster);
    case 'PersistentVolume':
      // A new disk is empty, and what the API says of a disk changes no file on it: a nudge does, and its end.
      return type === 'DELETED' || (type === 'MODIFIED' && before === undefined) ? databaseKeys(cluster) : [];
    default:
      return [];
  }
}

/** A Pod that has not begun to run concerns nobody: most changes of a Pod come before that. */
function keysOfPod(pod: Pod, type: Change['type'], cluster: Cluster): Iterable<string> {
  const member = memberOf(pod);
  const owner = member === undefined ? undefined : controllerOf(pod);
  if (member === undefined || owner?.kind !== 'StatefulSet') return [];
  const key = `${pod.metadata.namespace ?? ''}/${owner.name}`;
  const { leader, members } = cluster.machines.databases.get(key) ?? {};
  const { name } = pod.metadata;
  const wasRunning = leader === name || own(members, name) !== undefined;
  return wasRunning || type === 'DELETED' || isRunning(cluster, member) ? [key] : [];
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
