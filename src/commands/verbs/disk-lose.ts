/**
 * `disk lose`: the content of a disk is gone, as when its machine burns. Kubernetes does not notice: the PersistentVolume
 * stays, bound to its claim, and the app finds an empty directory.
 */
import { type PersistentVolume, type PersistentVolumeClaim, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { notFound } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { claimNames } from '../../containers/volumes/claims';
import { nearest } from '../grammar/near-miss';
import { namespaceOf, type Words } from '../grammar/words';
import { hasPart, MOST_FIXES } from '../naming/names';
import type { Done, Verb } from '../verb';

interface DiskArgs {
  readonly volume: PersistentVolume;
  readonly claim: PersistentVolumeClaim | undefined;
}

export const diskLose: Verb<DiskArgs> = {
  name: 'disk lose',
  aliases: ['lose disk', 'disk fail', 'disk crash'],
  usage: 'disk lose CLAIM|POD',
  summary: 'empties the disk of a volume, as when a machine burns',
  examples: ['disk lose db-0', 'disk lose data-db-0'],
  effect: 'change',
  origin: 'tutor',
  parse: readDisk,
  run: runLose,
};

function readDisk(words: Words, cluster: Cluster): Result<DiskArgs> {
  const namespace = namespaceOf(words);
  const [typed, ...more] = words.positional.map((word) =>
    word.replace(/^(pvc?|pods?|persistentvolume(claim)?s?)\//i, ''),
  );
  if (more.length > 0) {
    const fixes = [typed, ...more].map((name) => `disk lose ${name ?? ''}`);
    return { rejected: true, code: 'Tutor', message: 'One disk at a time.', fixes: fixes.slice(0, MOST_FIXES) };
  }
  const claims = cluster.list('PersistentVolumeClaim', namespace);
  const names = typed === undefined ? namesOf(claims) : meantBy(typed.toLowerCase(), namespace, cluster);
  if (isRejected(names)) return names;
  const [name, ...others] = names;
  if (name === undefined) return noDisk(typed);
  if (others.length > 0) {
    const message = `Which disk? ${typed === undefined ? 'There are' : `${typed} has`} ${names.length} of them.`;
    return {
      rejected: true,
      code: 'Tutor',
      message,
      fixes: names.slice(0, MOST_FIXES).map((one) => `disk lose ${one}`),
    };
  }
  return diskOf(name, namespace, cluster);
}

const namesOf = (claims: readonly PersistentVolumeClaim[]): readonly string[] =>
  claims.map(({ metadata }) => metadata.name);

/** Claims, or one volume, by the name of a claim, a volume, a Pod, or of a workload by its claims' names. */
function meantBy(name: string, namespace: string, cluster: Cluster): Result<readonly string[]> {
  const claims = namesOf(cluster.list('PersistentVolumeClaim', namespace));
  if (claims.includes(name) || cluster.get('PersistentVolume', name) !== undefined) return [name];
  const pods = cluster.list('Pod', namespace).filter(({ metadata }) => hasPart(metadata.name, name));
  const exact = pods.find(({ metadata }) => metadata.name === name);
  const mounted = [...new Set((exact === undefined ? pods : [exact]).flatMap(claimNames))];
  if (mounted.length > 0) return mounted;
  if (pods.length > 0) {
    const message = `${name} has no volume, so it has no disk to lose.`;
    return { rejected: true, code: 'Tutor', message, hint: 'What it wrote lives in its container.' };
  }
  const partly = claims.filter((claim) => hasPart(claim, name));
  if (partly.length > 0) return partly;
  const meant = nearest(name, claims);
  const hint = claims.length === 0 ? 'There is no claim at all.' : `There is ${claims.slice(0, 4).join(', ')}.`;
  const fixes = meant === undefined ? [] : [`disk lose ${meant}`];
  return { ...notFound('PersistentVolumeClaim', name), hint, fixes };
}

function noDisk(typed: string | undefined): Rejection {
  const message = typed === undefined ? 'There is no disk to lose yet.' : `${typed} has no disk to lose.`;
  const hint = 'A StatefulSet has a disk for each Pod: /kube deploy db 3 statefulset';
  return { rejected: true, code: 'Tutor', message, hint, fixes: ['deploy db 3 statefulset'] };
}

function diskOf(name: string, namespace: string, cluster: Cluster): Result<DiskArgs> {
  const claim = cluster.get('PersistentVolumeClaim', name, namespace);
  const volume = cluster.get('PersistentVolume', claim?.spec.volumeName ?? name);
  if (volume !== undefined) {
    const { claimRef } = volume.spec;
    return { volume, claim: claim ?? cluster.get('PersistentVolumeClaim', claimRef?.name ?? '', claimRef?.namespace) };
  }
  return {
    rejected: true,
    code: 'Tutor',
    message: `Claim ${name} has no volume yet, so there is no disk to lose.`,
    hint: 'A claim that waits is not tied to a disk.',
    fixes: [`why ${name}`, 'show storage'],
  };
}

function runLose({ volume, claim }: DiskArgs, cluster: Cluster): Result<Done> {
  const { machines } = cluster;
  const lost = Object.keys(machines.disks.get(volume.metadata.uid) ?? {}).length;
  const name = claim?.metadata.name ?? volume.metadata.name;
  const users = cluster
    .list('Pod', claim?.metadata.namespace)
    .filter((pod) => claim !== undefined && claimNames(pod).includes(name));
  cluster.beginWork(undefined);
  cluster.record({
    actor: 'you',
    verb: 'lost-disk',
    object: refOf(claim ?? volume),
    detail: { files: lost, volume: volume.metadata.name },
  });
  machines.disks.delete(volume.metadata.uid);
  for (const object of [volume, ...users]) cluster.nudge(object);
  return {
    understood: `disk lose ${name}`,
    kubectl: { none: 'disks fail by themselves' },
    stdout: `persistentvolume/${volume.metadata.name} lost its content\n`,
    focus: [...users.map(refOf), refOf(claim ?? volume)],
  };
}
