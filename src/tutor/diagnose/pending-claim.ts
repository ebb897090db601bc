/**
 * Why a claim has no volume yet: class, mode, size, or that it waits for its first Pod.
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/objects';
import { parseQuantity } from '../../api/quantity';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { eventText } from './finding';

export interface WhyPending {
  /** At most 36 characters: follows `data is Pending: `. */
  readonly short: string;
  /** A sentence without its full stop. */
  readonly sentence: string;
  /** Ends the sentence "What helps: …". */
  readonly helps: string;
  /** It is as its class wants it: nothing is wrong. */
  readonly isMeant?: true;
}

/** For a claim whose phase is Pending. */
export function whyPending(claim: PersistentVolumeClaim, cluster: Cluster): WhyPending {
  const { storageClassName, accessModes, volumeName = '' } = claim.spec;
  const modes = accessModes.join(', ');
  if (volumeName !== '' && cluster.get('PersistentVolume', volumeName) === undefined) {
    return {
      short: `volume ${cut(volumeName, 12)} is not there`,
      sentence: `It asks for volume ${cut(volumeName, 24)} by its name (spec.volumeName), and there is none`,
      helps: 'that volume, or a claim that names none.',
    };
  }
  if (storageClassName === undefined || storageClassName === '') return withoutClass(claim, cluster);
  const found = cluster.get('StorageClass', storageClassName);
  const name = cut(storageClassName, 24);
  if (found === undefined) {
    return {
      short: `no StorageClass ${cut(storageClassName, 18)}`,
      sentence: `There is no StorageClass ${name} (spec.storageClassName)`,
      helps: 'that class, or a new claim that names one that is there.',
    };
  }
  const event = eventText(cluster, claim);
  if (found.volumeBindingMode === 'WaitForFirstConsumer' && !(event ?? '').includes('ProvisioningFailed')) {
    return {
      short: 'it waits for its first Pod',
      sentence: `Class ${name} has volumeBindingMode WaitForFirstConsumer: a volume is made when a Pod has a Node`,
      helps: 'a Pod that uses the claim.',
      isMeant: true,
    };
  }
  if (found.provisioner === 'kubernetes.io/no-provisioner') return withoutClass(claim, cluster);
  if (modes.includes('Many') || /access mode/i.test(event ?? '')) {
    return {
      short: 'its class has no such access mode',
      sentence: `It asks for ${modes} (spec.accessModes); class ${name} makes disks for one Node at a time`,
      helps: 'a class and an access mode that go together, in a new claim.',
    };
  }
  return {
    short: 'its volume is not made yet',
    sentence: `Class ${name} has not made a volume yet`,
    helps: 'time; or a class and an access mode that go together, in a new claim.',
  };
}

/** Nobody makes a volume for it: one that is free has to fit. */
function withoutClass(claim: PersistentVolumeClaim, cluster: Cluster): WhyPending {
  const { storageClassName = '', accessModes, resources } = claim.spec;
  const size = resources.requests?.storage ?? '0';
  const ofClass = (volume: PersistentVolume) => (volume.spec.storageClassName ?? '') === storageClassName;
  const free = cluster.list('PersistentVolume').filter((one) => ofClass(one) && one.status.phase === 'Available');
  const inMode = free.filter(({ spec }) => accessModes.every((mode) => spec.accessModes?.includes(mode) === true));
  const large = inMode.filter(({ spec }) => parseQuantity(spec.capacity?.storage) >= parseQuantity(size));
  const none = storageClassName === '' ? 'It names no StorageClass' : `Class ${cut(storageClassName, 24)} makes none`;
  if (free.length === 0) {
    return {
      short: 'no free volume is there',
      sentence: `${none}, and no volume is free`,
      helps: 'a free volume, or a new claim with a class that makes one.',
    };
  }
  const [first] = inMode.length === 0 ? free : inMode;
  if (inMode.length === 0) {
    return {
      short: 'no free volume has its mode',
      sentence: `It asks for ${accessModes.join(', ')}; volume ${cut(first?.metadata.name ?? '', 20)} has ${(first?.spec.accessModes ?? []).join(', ')}`,
      helps: 'a volume with this access mode, or a new claim with that one.',
    };
  }
  if (large.length === 0) {
    return {
      short: 'every free volume is too small',
      sentence: `It asks for ${size}; volume ${cut(first?.metadata.name ?? '', 20)} has ${first?.spec.capacity?.storage ?? '?'}`,
      helps: 'a larger volume, or a new claim that asks for less.',
    };
  }
  return {
    short: 'no free volume fits it',
    sentence: `${none}, and no free volume fits: its selector, or a claim that one is kept for`,
    helps: 'a volume with the labels of its selector.',
  };
}
