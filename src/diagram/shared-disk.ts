/**
 * One disk that several Pods use: their lines run together into it.
 *
 *   node-1 |   [R] notes..fj5km ---.
 *   node-2 |   [R] notes..n8xrt ---|
 *                                  |
 *        one disk for all: (notes-data)
 */
import type { PersistentVolumeClaim, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { diskName, PHONE_COLUMNS } from './columns';
import type { TopOwner } from './owner';

export interface SharedDisk {
  /** Name of the claim. */
  readonly claim: string;
  /** Pods that use it. */
  readonly users: number;
  /** `one disk for all`: how it may be used. */
  readonly words: string;
}

/** A line of the lanes; `isUser` where a Pod stands that uses the shared disk. */
export interface Row {
  readonly text: string;
  readonly isUser?: boolean;
}

interface User {
  readonly pod: Pod;
  readonly owner: TopOwner | undefined;
  readonly claims: readonly string[];
}

/** What the disk's access mode lets its users do. */
const WORDS: Readonly<Record<string, string>> = {
  ReadWriteMany: 'one disk for all',
  ReadOnlyMany: 'one disk, read only',
  ReadWriteOnce: 'one disk, one Node',
  ReadWriteOncePod: 'one disk, one Pod',
};

/** The disks that these Pods share, or would if there were more of them. */
export function sharedDisksOf(pods: readonly User[], cluster: Cluster): readonly SharedDisk[] {
  const users = new Map<string, User[]>();
  for (const user of pods) {
    for (const claim of user.claims) {
      const key = `${user.pod.metadata.namespace ?? ''}/${claim}`;
      const others = users.get(key);
      if (others === undefined) users.set(key, [user]);
      else others.push(user);
    }
  }
  return [...users]
    .filter(([, all]) => all.length > 1 || isOfManyCopies(all[0]?.owner))
    .map(([key, all]) => ({
      claim: key.slice(key.indexOf('/') + 1),
      users: all.length,
      words: wordsOf(cluster.byKey('PersistentVolumeClaim', key)),
    }));
}

/** All copies of a template name the same claims; only a StatefulSet makes claims for each. */
function isOfManyCopies(owner: TopOwner | undefined): boolean {
  return owner?.kind === 'Deployment' || owner?.kind === 'ReplicaSet';
}

function wordsOf(claim: PersistentVolumeClaim | undefined): string {
  if (claim?.status.phase !== 'Bound') return 'no disk yet';
  return WORDS[claim.spec.accessModes[0] ?? ''] ?? 'one disk';
}

/** Dashes between a Pod's name and the line that runs down to the disk; more where something else is in the way. */
const SHORTEST = 3;
/** Columns to the right of the line that the disk's name takes. */
const OVERHANG = 3;

/** The lines with the disk drawn beside and under them; undefined where it does not fit. */
export function withDisk(rows: readonly Row[], disk: SharedDisk): readonly string[] | undefined {
  const first = rows.findIndex(({ isUser }) => isUser === true);
  if (first < 0 || rows.filter(({ isUser }) => isUser === true).length < disk.users) return undefined;
  const column = Math.max(
    ...rows.slice(first).map(({ text, isUser }) => text.length + 1 + (isUser === true ? SHORTEST : 0)),
  );
  if (column >= PHONE_COLUMNS) return undefined;
  const drawn = rows.map(({ text, isUser }, index) => {
    if (index < first) return text;
    if (isUser !== true) return `${text.padEnd(column)}|`;
    return `${`${text} `.padEnd(column, '-')}${index === first ? '.' : '|'}`;
  });
  const label = `${disk.words}: ${diskName(disk.claim, PHONE_COLUMNS - disk.words.length - 2)}`;
  const end = Math.min(PHONE_COLUMNS, Math.max(column + 1 + OVERHANG, label.length));
  return [...drawn, `${' '.repeat(column)}|`, label.padStart(end)];
}
