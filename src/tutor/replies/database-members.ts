/**
 * The members of a database as a reply shows them: in truth, also where nobody can hear them.
 */
import type { Pod, Service, StatefulSet } from '../../api/objects';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { answers, isRunning, type Member, memberOf, membersOf, ROWS, rowsOf } from '../../containers/database';
import { replicatedBehind } from '../../containers/database-request';
import { placeOf } from '../../containers/files';
import type { MemberRow } from '../../diagram/text/member-table';

/** One row of the table for each member of the StatefulSet's database. */
export function memberRows(cluster: Cluster, set: StatefulSet): readonly MemberRow[] {
  const leader = leaderNameOf(cluster, set);
  return membersOf(cluster, set).map((member) => rowOf(cluster, member, member.pod.metadata.name === leader));
}

/** One row for each of these Pods, which know nothing of each other. */
export function loneRows(cluster: Cluster, pods: readonly Pod[]): readonly MemberRow[] {
  return pods.flatMap((pod) => memberOf(pod) ?? []).map((member) => rowOf(cluster, member, false));
}

/** Who leads the database of a StatefulSet. */
export function leaderNameOf(cluster: Cluster, set: StatefulSet): string | undefined {
  return cluster.machines.databases.get(keyOf(set))?.leader;
}

/** The StatefulSet of the database behind a Service of this name. */
export function databaseNamed(cluster: Cluster, service: Service['metadata']['name'], namespace?: string) {
  const found = cluster.get('Service', service, namespace);
  return found === undefined ? undefined : replicatedBehind(cluster, found);
}

/** Whether several Pods keep their rows in one file. */
export function shareRows(cluster: Cluster, pods: readonly Pod[]): boolean {
  const files = pods
    .flatMap((pod) => memberOf(pod) ?? [])
    .map(({ pod, container }) => placeOf(cluster, pod, container, ROWS));
  const [first] = files;
  if (first?.kind !== 'disk' || files.length < 2) return false;
  return files.every((file) => file.kind === 'disk' && file.disk === first.disk && file.key === first.key);
}

/** Whether the member has this row. */
export function hasRow(cluster: Cluster, pod: Pod, row: string): boolean {
  const member = memberOf(cluster.get('Pod', pod.metadata.name, pod.metadata.namespace) ?? pod);
  return member !== undefined && rowsOf(cluster, member).includes(row);
}

function rowOf(cluster: Cluster, member: Member, leads: boolean): MemberRow {
  const place = placeOf(cluster, member.pod, member.container, ROWS);
  const state = answers(cluster, member) ? undefined : isRunning(cluster, member) ? 'silent' : 'not ready';
  return {
    pod: member.pod,
    leads,
    ...(place.kind === 'disk' || place.kind === 'emptyDir' ? { claim: place.name } : {}),
    rows: rowsOf(cluster, member).length,
    ...(state === undefined ? {} : { state }),
  };
}
