/**
 * Claims, volumes, their classes, and what is attached where.
 */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass, VolumeAttachment } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { claimsOf } from '../../../diagram/mark';
import { shortName } from '../../../diagram/short-name';
import { whyPending } from '../../diagnose/pending-claim';
import { count } from '../../story/pod-name';
import type { Standing } from './standing';

/** What a claim is tied to, or what it waits for. */
export function claimStanding(claim: PersistentVolumeClaim, cluster: Cluster): Standing {
  const { accessModes, storageClassName = '', volumeName, resources } = claim.spec;
  const users = usersOf(claim, cluster);
  const lines = [
    `storageClassName ${storageClassName === '' ? '(none)' : storageClassName}`,
    `accessModes ${accessModes.join(', ')}, ${resources.requests?.storage ?? '?'}`,
    users.length === 0 ? 'no Pod uses it' : `used by ${users.slice(0, 2).join(', ')}${more(users.length - 2)}`,
  ];
  const name = cut(claim.metadata.name, 20);
  if (claim.metadata.deletionTimestamp !== undefined) return { lines };
  if (claim.status.phase === 'Lost') {
    return { headline: `${name} is Lost: its volume is gone, with the data`, lines };
  }
  if (claim.status.phase === 'Bound') return { lines: [...lines, `volumeName ${cut(volumeName ?? '', 26)}`] };
  return { headline: `${name} is Pending: ${whyPending(claim, cluster).short}`, lines };
}

const more = (rest: number): string => (rest > 0 ? ` and ${rest} more` : '');

function usersOf({ metadata }: PersistentVolumeClaim, cluster: Cluster): readonly string[] {
  return cluster
    .list('Pod', metadata.namespace)
    .filter((pod) => claimsOf(pod).includes(metadata.name))
    .map(shortName);
}

/** Whose volume it is, and what becomes of it without its claim. */
export function volumeStanding(volume: PersistentVolume): Standing {
  const { claimRef, persistentVolumeReclaimPolicy = 'Retain', storageClassName = '' } = volume.spec;
  const { phase = 'Pending' } = volume.status;
  const claim = cut(claimRef?.name ?? '', 20);
  const lines = [
    `phase ${phase}`,
    `claimRef ${claim === '' ? '(none)' : claim}`,
    `persistentVolumeReclaimPolicy ${persistentVolumeReclaimPolicy}`,
    ...(storageClassName === '' ? [] : [`storageClassName ${storageClassName}`]),
  ];
  switch (phase) {
    case 'Bound':
      return { headline: `It holds the data of claim ${claim}`, lines };
    case 'Available':
      return { headline: 'It is Available: no claim has asked for it yet', lines };
    case 'Released':
      return { headline: `It is Released: claim ${claim} is gone, the data stay`, lines };
    case 'Failed':
      return { headline: 'It Failed: it could not be deleted with its claim', lines };
    default:
      return { lines };
  }
}

/** When a class makes volumes. */
export function classStanding({ metadata, volumeBindingMode = 'Immediate' }: StorageClass, cluster: Cluster): Standing {
  const users = cluster.list('PersistentVolumeClaim').filter(({ spec }) => spec.storageClassName === metadata.name);
  const when = volumeBindingMode === 'Immediate' ? 'as soon as a claim asks' : 'when a Pod with the claim has a Node';
  return {
    headline: `${cut(metadata.name, 16)} makes a volume ${when}`,
    lines: [
      `volumeBindingMode ${volumeBindingMode}`,
      `${count(users.length, 'claim')} name${users.length === 1 ? 's' : ''} it`,
    ],
  };
}

/** Why a volume is on a Node. */
export function attachmentStanding({ spec }: VolumeAttachment, cluster: Cluster): Standing {
  const volume = cluster.get('PersistentVolume', spec.source.persistentVolumeName ?? '');
  const claim = volume?.spec.claimRef;
  const users = cluster
    .podsOn(spec.nodeName)
    .filter((pod) => pod.metadata.namespace === claim?.namespace && claimsOf(pod).includes(claim?.name ?? ''));
  const [user] = users;
  const why = user === undefined ? 'no Pod there uses it any more' : `${shortName(user)} there uses it`;
  return {
    headline: `A volume is on ${cut(spec.nodeName, 14)}: ${why}`,
    lines: [`claim ${cut(claim?.name ?? '?', 30)}`, `nodeName ${cut(spec.nodeName, 26)}`],
  };
}
