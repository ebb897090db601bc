/**
 * A small replicated database: what a container of the image `db` is. All of it is the app's own doing; Kubernetes has
 * no part in it. Each member keeps its rows in a file, one line per row: `3 hello`. See controllers/database.ts.
 */
import type { Pod, StatefulSet } from '../api/objects';
import type { Rejection } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { readFile, writeFile } from './files';
import { answeringRun, isReachable } from './requests';

/** Where a member keeps its rows, wherever that path lives. */
export const ROWS = '/data/rows';
/** Any image of this name, whatever its registry and tag. */
const IMAGE = /(?:^|\/)db(?:[:@].*)?$/;

/** A Pod that runs the database, and the container that does. */
export interface Member {
  readonly pod: Pod;
  readonly container: string;
}

/** The container of a Pod, or of a template, that runs the database, or undefined. */
export function databaseContainer({ spec }: { readonly spec: Pick<Pod['spec'], 'containers'> }): string | undefined {
  return spec.containers.find(({ image = '' }) => IMAGE.test(image))?.name;
}

/** The Pod as a member of a database, or undefined. */
export function memberOf(pod: Pod): Member | undefined {
  const container = databaseContainer(pod);
  return container === undefined ? undefined : { pod, container };
}

/** The members of a StatefulSet's database by their number: Pods that are stopping are among them. */
export function membersOf(cluster: Cluster, set: StatefulSet): readonly Member[] {
  return cluster
    .controlledBy('Pod', set.metadata.uid)
    .flatMap((pod) => memberOf(pod) ?? [])
    .sort((a, b) => ordinalOf(a.pod) - ordinalOf(b.pod));
}

const ordinalOf = ({ metadata: { name } }: Pod): number => Number(/-(\d+)$/.exec(name)?.[1] ?? 0);

/** Whether other members, and requests from outside, get an answer from this one. They notice before Kubernetes does. */
export function answers(cluster: Cluster, member: Member): boolean {
  return isRunning(cluster, member) && isReachable(cluster, member.pod);
}

/** Whether the member's process runs, even where nobody can hear it. */
export function isRunning(cluster: Cluster, { pod, container }: Member): boolean {
  return answeringRun(cluster, pod, container) !== undefined;
}

/** The member's rows, oldest first; none where it has no file. */
export function rowsOf(cluster: Cluster, { pod, container }: Member): readonly string[] {
  const text = readFile(cluster, pod, ROWS, container) ?? '';
  return text === '' ? [] : text.split('\n').filter((row) => row !== '');
}

/** Replaces the member's rows. Answers why not, where its file cannot be written. */
export function storeRows(
  cluster: Cluster,
  { pod, container }: Member,
  rows: readonly string[],
): Rejection | undefined {
  return writeFile(cluster, pod, ROWS, rows.join('\n'), container);
}

/** Rows of the first list that the second does not have. */
export function rowsWithout(rows: readonly string[], others: readonly string[]): readonly string[] {
  if (rows.length === 0 || others.length === 0) return rows;
  const known = new Set(others);
  return rows.filter((row) => !known.has(row));
}

/** A new row behind these: it gets the next number. */
export function nextRow(rows: readonly string[], text: string): string {
  const highest = Math.max(0, ...rows.map((row) => Number(/^\d+/.exec(row)?.[0] ?? 0)));
  return `${highest + 1} ${text}`;
}
