/**
 * Why what a volume stands for cannot be deleted now, or never.
 * Follows findDeletablePlugin in pkg/controller/volume/persistentvolume, pkg/volume/hostpath, and the external provisioner.
 */
import type { PersistentVolume } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { volumeUsers } from '../attach-detach/volume-users';
import { PROVISIONED_BY } from './bind';

export interface Obstacle {
  /** Left out while the volume is on its way off its Node. */
  readonly message?: string;
  /** Nobody will ever delete it: a person has to. */
  readonly isFinal: boolean;
}

export function whyNotDeleted(cluster: Cluster, volume: PersistentVolume): Obstacle | undefined {
  const { name, annotations } = volume.metadata;
  if (annotations?.[PROVISIONED_BY] === undefined) return withoutProvisioner(volume);
  const [attachment] = volumeUsers(cluster).attachmentsOf(name);
  if (attachment === undefined) return undefined;
  const { nodeName } = attachment.spec;
  const fault = cluster.machines.nodes.get(nodeName)?.fault?.kind;
  const isLost = fault === 'silent' || cluster.get('Node', nodeName) === undefined;
  if (!isLost) return { isFinal: false };
  return { message: `persistentvolume ${name} is still attached to node ${nodeName}`, isFinal: false };
}

/** A person made the volume, and only directories below /tmp are the controller's to delete. */
function withoutProvisioner({ spec, metadata }: PersistentVolume): Obstacle | undefined {
  if (spec.hostPath === undefined) {
    const why = `error getting deleter volume plugin for volume "${metadata.name}": no deletable volume plugin matched`;
    return { message: why, isFinal: true };
  }
  const { path } = spec.hostPath;
  if (/\/tmp\/.+/.test(path)) return undefined;
  return { message: `host_path deleter only supports /tmp/.+ but received provided ${path}`, isFinal: true };
}
