/**
 * Which Pods use which claim, and which Nodes have which volume. Kept up by every change of the cluster, never stored: it
 * can be made again from the objects alone.
 * Follows pkg/controller/volume/attachdetach/cache.
 */
import type { KubeObject, PersistentVolume, PersistentVolumeClaim, Pod, VolumeAttachment } from '../../api/objects';
import { type Change, type Cluster, keyOf } from '../../cluster/cluster';
import { claimNames } from '../../containers/volumes/claims';

const known = new WeakMap<Cluster, VolumeUsers>();

/** The users of volumes in this cluster. */
export function volumeUsers(cluster: Cluster): VolumeUsers {
  let users = known.get(cluster);
  if (users === undefined) known.set(cluster, (users = new VolumeUsers(cluster)));
  return users;
}

export class VolumeUsers {
  /** Keys of Pods by key of their claim, in the order of creation. */
  private readonly podsByClaim = new Map<string, Set<string>>();
  /** Names of attachments by name of their volume, in the order of creation. */
  private readonly attachmentsByVolume = new Map<string, Set<string>>();
  private readonly attachmentsByNode = new Map<string, Set<string>>();

  constructor(private readonly cluster: Cluster) {
    for (const pod of cluster.each('Pod')) this.add(pod);
    for (const attachment of cluster.each('VolumeAttachment')) this.add(attachment);
    cluster.onChange((change) => this.follow(change));
  }

  /** The Pods that name this claim, in any state. */
  podsOf(claim: PersistentVolumeClaim): readonly Pod[] {
    return [...(this.podsByClaim.get(keyOf(claim)) ?? [])].flatMap((key) => this.cluster.byKey('Pod', key) ?? []);
  }

  /** The Pods that name the claim which has this volume. */
  podsWith({ spec: { claimRef }, metadata }: PersistentVolume): readonly Pod[] {
    const claim = this.cluster.get('PersistentVolumeClaim', claimRef?.name ?? '', claimRef?.namespace);
    return claim?.spec.volumeName === metadata.name ? this.podsOf(claim) : [];
  }

  attachmentsOf(volume: string): readonly VolumeAttachment[] {
    return this.attachments(this.attachmentsByVolume.get(volume));
  }

  attachmentsOn(node: string): readonly VolumeAttachment[] {
    return this.attachments(this.attachmentsByNode.get(node));
  }

  private attachments(names: Iterable<string> = []): readonly VolumeAttachment[] {
    return [...names].flatMap((name) => this.cluster.get('VolumeAttachment', name) ?? []);
  }

  private follow({ type, object }: Change): void {
    if (type === 'ADDED') this.add(object);
    else if (type === 'DELETED') this.remove(object);
  }

  private add(object: KubeObject): void {
    for (const [index, key, member] of this.entriesOf(object)) {
      const members = index.get(key);
      if (members === undefined) index.set(key, new Set([member]));
      else members.add(member);
    }
  }

  private remove(object: KubeObject): void {
    for (const [index, key, member] of this.entriesOf(object)) {
      const members = index.get(key);
      members?.delete(member);
      if (members?.size === 0) index.delete(key);
    }
  }

  /** What a Pod mounts never changes, nor does what is attached where. */
  private entriesOf(object: KubeObject): readonly (readonly [Map<string, Set<string>>, string, string])[] {
    if (object.kind === 'Pod') {
      const { namespace = '' } = object.metadata;
      return claimNames(object).map((name) => [this.podsByClaim, `${namespace}/${name}`, keyOf(object)] as const);
    }
    if (object.kind !== 'VolumeAttachment') return [];
    const { source, nodeName } = object.spec;
    const { name } = object.metadata;
    return [
      [this.attachmentsByVolume, source.persistentVolumeName ?? '', name],
      [this.attachmentsByNode, nodeName, name],
    ];
  }
}
