/** Descriptions of claims, volumes and their classes: who has what, and what keeps it. */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../api/objects';
import { claimNames } from '../../../containers/volumes/claims';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { commandIn, nameOf, type PageOf } from './page';

const CLAIMS = button('See all claims', 'get pvc');
const CLASSES = button('See the classes', 'get storageclasses');

export const claimPage: PageOf<PersistentVolumeClaim> = (claim, cluster) => {
  const { metadata, spec, status } = claim;
  const users = cluster.list('Pod', metadata.namespace).filter((pod) => claimNames(pod).includes(metadata.name)).length;
  const volume = spec.volumeName ?? '';
  const name = nameOf(claim);
  const isHeld = metadata.deletionTimestamp !== undefined;
  const size = status.capacity?.storage ?? '';
  return {
    headline: isHeld
      ? `Claim ${name} is kept: ${count(users, 'Pod')} ${users === 1 ? 'names' : 'name'} it`
      : volume === ''
        ? `Claim ${name} has no volume`
        : `Claim ${name} has ${size}, for ${count(users, 'Pod')}`,
    notice: isHeld
      ? 'the finalizer pvc-protection (a name that holds a deletion back) stays until no Pod is under Used By.'
      : volume === ''
        ? 'why it waits stands in the Events: no class of that name, no volume that fits, or no Pod yet that wants it.'
        : 'a claim asks, a volume is what it got. Used By names the Pods; the data outlives each of them.',
    buttons: [
      ...(volume === '' ? [CLASSES] : [button('See its volume', `describe pv ${volume}`)]),
      CLAIMS,
      button('Why?', commandIn(claim, `why pvc ${metadata.name}`)),
    ],
  };
};

export const volumePage: PageOf<PersistentVolume> = (volume) => {
  const { status, spec } = volume;
  const { claimRef, persistentVolumeReclaimPolicy: policy = 'Retain' } = spec;
  const isClaimed = claimRef !== undefined && status.phase === 'Bound';
  const claim = isClaimed ? [button('See its claim', `describe pvc ${claimRef.name} -n ${claimRef.namespace}`)] : [];
  return {
    headline: `Volume ${nameOf(volume)} is ${status.phase ?? 'Pending'}`,
    notice:
      policy === 'Delete'
        ? 'Reclaim Policy Delete: when its claim is deleted, the volume goes, and the data with it.'
        : 'Reclaim Policy Retain: when its claim is deleted, the volume and its data stay, as Released.',
    buttons: [...claim, button('See all volumes', 'get pv'), CLAIMS],
  };
};

export const classPage: PageOf<StorageClass> = (storageClass) => {
  const { volumeBindingMode } = storageClass;
  const waits = volumeBindingMode === 'WaitForFirstConsumer';
  return {
    headline: `StorageClass ${nameOf(storageClass)} makes volumes ${waits ? 'for Pods' : 'for claims'}`,
    notice: waits
      ? 'WaitForFirstConsumer: a claim gets its volume when a Pod wants it, so that the volume is where the Pod runs.'
      : 'Immediate: a claim gets its volume at once, before anybody knows which Node its Pod will run on.',
    buttons: [CLASSES, CLAIMS, button('Explain it', 'explain StorageClass')],
  };
};
