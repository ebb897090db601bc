/**
 * The reply to `write`: where the file lives, and so what it will outlive.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { filesOf, type FilePlace, placeOf } from '../../containers/files';
import { cut } from '../../diagram/text/columns';
import { workloadOf } from '../../diagram/owner';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import type { OwnReply } from './own-reply';

export const writeReply: OwnReply = {
  headline: (situation) => {
    const written = writtenIn(situation);
    if (written === undefined) return undefined;
    const { pod, path, place } = written;
    const how = isOneOfSeveral(written)
      ? `in container ${cut(place.name, 10)} only`
      : HOW[place.kind](cut(place.name, 13));
    return `${shortName(pod)} has ${cut(path, 14)}, ${how}`;
  },
  notice: (situation) => {
    const written = writtenIn(situation);
    return written === undefined ? undefined : noticeOn(written, situation.after);
  },
  buttons: (situation) => {
    const written = writtenIn(situation);
    return written === undefined ? undefined : waysOn(written, situation);
  },
};

interface Written {
  readonly pod: Pod;
  readonly path: string;
  readonly place: FilePlace;
}

function writtenIn({ done, after }: Situation): Written | undefined {
  const { path, container = '', pods = [] } = done.file ?? {};
  const pod = pods.map((ref) => after.resolve(ref)).find((object) => object?.kind === 'Pod');
  return pod === undefined || path === undefined
    ? undefined
    : { pod, path, place: placeOf(after, pod, container, path) };
}

/** Whether the file is in one of several containers' own layers. */
function isOneOfSeveral({ pod, place }: Written): boolean {
  return place.kind === 'container' && pod.spec.containers.length > 1;
}

const HOW: Readonly<Record<FilePlace['kind'], (name: string) => string>> = {
  container: () => 'in its container only',
  emptyDir: (name) => `in its Pod's folder ${name}`,
  disk: (name) => `on volume ${name}`,
  elsewhere: (name) => `in ${name}`,
};

function noticeOn({ pod, place }: Written, cluster: Cluster): string {
  if (place.kind === 'container') {
    return 'a container that is started again begins empty. Crash it, and see what is left of this file.';
  }
  if (place.kind !== 'disk') return 'an emptyDir lives as long as its Pod: it survives a crash, not a deletion.';
  const others = sharers(pod, place, cluster);
  return others > 0
    ? `${others + 1} Pods mount this disk, and all see the file. The last to write decides what is in it.`
    : 'the file is on the volume, not in the Pod. It outlives the container and the Pod; crash or delete it and see.';
}

/** Other Pods that see the same disk. */
function sharers(pod: Pod, place: FilePlace, cluster: Cluster): number {
  const uses = (other: Pod) =>
    (other.spec.volumes ?? []).some((volume) => volume.persistentVolumeClaim?.claimName === place.name);
  return cluster.list('Pod', pod.metadata.namespace).filter((other) => other !== pod && uses(other)).length;
}

function waysOn(written: Written, { after }: Situation): readonly Button[] {
  const { pod, path, place } = written;
  const { name } = pod.metadata;
  const flag = isOneOfSeveral(written) ? ` -c ${place.name}` : '';
  const short = shortName(pod);
  const owner = workloadOf(pod, after)?.metadata.name;
  const isShared = place.kind === 'disk' && sharers(pod, place, after) > 0;
  const hasTemporary = filesOf(after, pod).some((file) => file.place.kind === 'container');
  return [
    ...(isShared && owner !== undefined ? [button('Who can read it?', `read ${owner} ${path}`)] : []),
    ...(place.kind === 'disk' && !isShared && !hasTemporary
      ? [button('Write to /tmp/x too', `write ${name} /tmp/x hello`)]
      : []),
    button(`Crash ${flag === '' ? short : place.name}`, `crash pod ${name}${flag}`),
    button(`Delete ${short}`, `delete pod ${name}`),
    button('Read it', `read ${name} ${path}${flag}`),
  ];
}
