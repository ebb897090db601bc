/**
 * Where data live.
 */
import type { Cluster } from '../../../cluster/cluster';
import { MAX_LINES } from '../../../diagram/text/columns';
import { claimsOf } from '../../../diagram/mark';
import { showStorage } from '../../show/storage';
import { type Drawing, HOME, type Sight, table } from './sight';

/** Claims, who uses them, and what waits. */
export const storage: Sight = (cluster) =>
  cluster.count('PersistentVolumeClaim') === 0 ? undefined : withLeader(showStorage({ cluster }));

/** The same, where a claim waits for its Pod. */
export const keptClaims: Sight = (cluster) => (hasKept(cluster) ? withLeader(showStorage({ cluster })) : undefined);

/** The mark of a database that leads is explained. */
function withLeader({ picture, said }: Drawing): Drawing {
  const isMarked = picture.some((line) => /\[.\] \S+\*/.test(line));
  return { picture: isMarked && picture.length < MAX_LINES ? [...picture, '* leads: writes go there'] : picture, said };
}

function hasKept(cluster: Cluster): boolean {
  const used = new Set(cluster.list('Pod', HOME).flatMap(claimsOf));
  return cluster.list('PersistentVolumeClaim', HOME).some(({ metadata }) => !used.has(metadata.name));
}

/** How each claim may be used. */
export const accessModes: Sight = (cluster) =>
  table(
    cluster
      .list('PersistentVolumeClaim', HOME)
      .map(({ metadata, spec }) => [metadata.name, spec.accessModes.join(', ')] as const),
  );

/** What becomes of each volume when its claim goes. */
export const reclaimPolicies: Sight = (cluster) =>
  table(
    cluster
      .list('PersistentVolume')
      .map(({ spec }) => [spec.claimRef?.name ?? 'no claim', spec.persistentVolumeReclaimPolicy ?? 'Retain'] as const),
  );

/** What sorts of disk can be had. */
export const storageClasses: Sight = (cluster) =>
  table(
    cluster.list('StorageClass').map((one) => {
      const isDefault = one.metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';
      return [`${one.metadata.name}${isDefault ? ' (default)' : ''}`, one.reclaimPolicy ?? 'Delete'] as const;
    }),
    'class, and what becomes of its disks',
  );

/** Which disk is attached to which Node. */
export const attachments: Sight = (cluster) =>
  table(
    cluster.list('VolumeAttachment').map(({ spec }) => {
      const volume = spec.source.persistentVolumeName ?? '';
      const bound = cluster.list('PersistentVolumeClaim').find((claim) => claim.spec.volumeName === volume);
      return [bound?.metadata.name ?? volume, `attached to ${spec.nodeName}`] as const;
    }),
  );
