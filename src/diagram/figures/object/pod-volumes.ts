/**
 * The volumes of one Pod: which of its containers mount each, and how long what is in it lasts.
 */
import type { Pod, Volume } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { column, type Piece, row, thing, words } from '../../drawing/piece';
import { nameWords } from '../../drawing/name';
import { SMALL } from '../chip';
import { modeWords } from '../storage/claim-card';
import { diskMark } from '../volume-disk';

/** A line for each volume that somebody chose. */
export function volumeList({ metadata, spec }: Pod, cluster: Cluster, width: number): readonly Piece[] {
  const chosen = (spec.volumes ?? []).filter((volume) => volume.projected === undefined);
  return chosen.map((volume) => {
    const { name, what, isPending } = aboutOf(volume, metadata.namespace, cluster);
    const mounts = spec.containers.filter(({ volumeMounts = [] }) =>
      volumeMounts.some((mount) => mount.name === volume.name),
    );
    const used = mounts.length === 0 ? 'mounted by none' : `mounted by ${mounts.map((one) => one.name).join(', ')}`;
    const texts = column([
      nameWords(name, { size: 12.5, weight: 'strong' }, width - 42),
      words(what, { size: SMALL, tone: 'faint' }, width - 42),
      words(used, { size: SMALL, tone: 'faint' }, width - 42),
    ]);
    const label = `Volume ${name}, ${what}, ${used}`;
    return thing(row([diskMark(30, 30, isPending), texts], 9), { id: `volume-of-pod/${volume.name}`, label });
  });
}

interface About {
  readonly name: string;
  readonly what: string;
  readonly isPending: boolean;
}

function aboutOf(volume: Volume, namespace: string | undefined, cluster: Cluster): About {
  const claimName = volume.persistentVolumeClaim?.claimName;
  if (claimName !== undefined) {
    const claim = cluster.get('PersistentVolumeClaim', claimName, namespace);
    if (claim === undefined) return { name: claimName, what: 'there is no such claim', isPending: true };
    const isPending = claim.status.phase !== 'Bound';
    const size = claim.spec.resources.requests?.storage ?? '';
    const state = isPending ? 'no volume yet' : 'outlives the Pod';
    return { name: claimName, what: `${size} ${modeWords(claim.spec.accessModes)}, ${state}`, isPending };
  }
  const { name } = volume;
  if (volume.emptyDir !== undefined) return { name, what: 'emptyDir: goes with the Pod', isPending: false };
  if (volume.configMap !== undefined) {
    return { name, what: `ConfigMap ${volume.configMap.name ?? ''}`, isPending: false };
  }
  return { name, what: Object.keys(volume).find((key) => key !== 'name') ?? 'volume', isPending: false };
}
