/**
 * Disks that several Pods use together.
 */
import type { PersistentVolumeClaim, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { TopOwner } from './owner';

export interface SharedDisk {
  /** Name of the claim. */
  readonly claim: string;
  /** Pods that use it. */
  readonly users: number;
  /** `one disk for all`: how it may be used. */
  readonly words: string;
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
