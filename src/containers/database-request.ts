/**
 * What becomes of a request to a database: who takes it, and the row that is kept.
 */
import { refOf, type Service, type StatefulSet } from '../api/objects';
import { own } from '../api/own';
import type { Rejection } from '../api/rejection';
import { matchesLabels } from '../api/selectors';
import { type Cluster, keyOf } from '../cluster/cluster';
import type { Random } from '../cluster/random';
import {
  answers,
  databaseContainer,
  isRunning,
  type Member,
  memberOf,
  membersOf,
  nextRow,
  rowsOf,
  storeRows,
} from './database';
import { byLot, isSilent, podsFor } from './requests';

/** Who takes a request. `set` is absent where Pods do not know of each other: each keeps rows of its own. */
export interface Taker {
  readonly member: Member;
  readonly set?: StatefulSet;
}

/** The StatefulSet behind a Service whose Pods copy from each other, or undefined. */
export function replicatedBehind(cluster: Cluster, { spec, metadata }: Service): StatefulSet | undefined {
  const { selector = {} } = spec;
  if (Object.keys(selector).length === 0) return undefined;
  return cluster
    .list('StatefulSet', metadata.namespace)
    .find(
      ({ spec: { template } }) =>
        databaseContainer(template) !== undefined && matchesLabels(selector, template.metadata.labels),
    );
}

/** Whether the Pods behind a Service keep rows. */
export function keepsRows(cluster: Cluster, service: Service): boolean {
  const { selector = {} } = service.spec;
  if (Object.keys(selector).length === 0) return false;
  if (replicatedBehind(cluster, service) !== undefined) return true;
  return cluster
    .list('Pod', service.metadata.namespace)
    .some((pod) => memberOf(pod) !== undefined && matchesLabels(selector, pod.metadata.labels));
}

/**
 * Who takes a request that was sent through a Service of the database, or undefined: nobody does.
 * @param from the Node whose program asks; one that is cut off reaches its own Pods only
 */
export function takerOf(cluster: Cluster, service: Service, lots: Random, from?: string): Taker | undefined {
  const set = replicatedBehind(cluster, service);
  if (set === undefined) {
    const members = podsFor(cluster, service, from).flatMap((pod) => memberOf(pod) ?? []);
    const [member] = byLot(lots, members, 1);
    return member === undefined ? undefined : { member };
  }
  const member =
    from !== undefined && isSilent(cluster, from) ? believerOn(cluster, set, from) : leaderOf(cluster, set);
  return member === undefined ? undefined : { member, set };
}

/** The member that leads, if it answers. */
export function leaderOf(cluster: Cluster, set: StatefulSet): Member | undefined {
  const name = cluster.machines.databases.get(keyOf(set))?.leader;
  return membersOf(cluster, set).find((member) => member.pod.metadata.name === name && answers(cluster, member));
}

/** A member on a Node that is cut off which believes that it leads. */
function believerOn(cluster: Cluster, set: StatefulSet, node: string): Member | undefined {
  const known = cluster.machines.databases.get(keyOf(set))?.members;
  return membersOf(cluster, set).find(
    (member) =>
      member.pod.spec.nodeName === node &&
      isRunning(cluster, member) &&
      own(known, member.pod.metadata.name) === member.pod.metadata.name,
  );
}

/** Keeps a row and says so at once; copies get it `timing.copy` later. Answers the row, or why it cannot be kept. */
export function addRow(cluster: Cluster, { member, set }: Taker, text: string): string | Rejection {
  const rows = rowsOf(cluster, member);
  const row = nextRow(rows, text);
  const refused = storeRows(cluster, member, [...rows, row]);
  if (refused !== undefined) return refused;
  const key = set === undefined ? '' : keyOf(set);
  const database = cluster.machines.databases.get(key);
  const isLate = set !== undefined && database?.leader !== member.pod.metadata.name;
  cluster.record({
    actor: 'database',
    verb: 'took-row',
    object: refOf(member.pod),
    detail: { row, set: set?.metadata.name ?? '', believes: isLate ? 1 : 0 },
  });
  const hasCopies = set !== undefined && membersOf(cluster, set).length > 1;
  if (database !== undefined && hasCopies && !isLate) {
    const copiesAt = database.copiesAt ?? cluster.now + cluster.timing.copy;
    cluster.machines.databases.set(key, { ...database, copiesAt });
  }
  return row;
}
