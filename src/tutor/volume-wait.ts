/**
 * Who has the volume that a Pod waits for, and what frees it.
 */
import type { PersistentVolume, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { attachableVolumes, LONGEST_WAIT_FOR_UNMOUNT } from '../containers/volumes/attachable';
import { claimNames } from '../containers/volumes/claims';
import { cut } from '../diagram/text/columns';
import { duration } from '../diagram/duration';
import { topOwnerOf } from '../diagram/owner';
import { shortName } from '../diagram/short-name';
import { button } from './button';
import { recoverNode } from './buttons/recover-node';
import type { Button } from './reply';

/** The Node that has a volume which a Pod on another Node waits for. */
export interface Holder {
  readonly volume: PersistentVolume;
  readonly claim: string;
  readonly node: string;
  /** `lost`: it does not answer, or is not in the cluster any more. */
  readonly isLost: boolean;
  readonly isGone: boolean;
  /** Pods there that still need it. */
  readonly users: readonly Pod[];
  /** When it is taken away by force. */
  readonly freeAt: number | undefined;
}

/** Who has the first volume that the Pod lacks; undefined when nobody has it. */
export function holderOf(pod: Pod, cluster: Cluster): Holder | undefined {
  for (const { volume } of attachableVolumes(cluster, pod)) {
    const attachments = cluster
      .list('VolumeAttachment')
      .filter(({ spec }) => spec.source.persistentVolumeName === volume.metadata.name);
    const [elsewhere] = attachments;
    if (elsewhere === undefined || attachments.some(({ spec }) => spec.nodeName === pod.spec.nodeName)) continue;
    const { nodeName } = elsewhere.spec;
    const claim = volume.spec.claimRef?.name ?? '';
    const isGone = cluster.get('Node', nodeName) === undefined;
    const isLost = isGone || cluster.machines.nodes.get(nodeName)?.fault?.kind === 'silent';
    const since = cluster.machines.attachments.get(elsewhere.metadata.name)?.unwantedSince;
    const users = cluster
      .podsOn(nodeName)
      .filter((one) => one.metadata.namespace === pod.metadata.namespace && claimNames(one).includes(claim));
    const freeAt = isLost && since !== undefined ? since + LONGEST_WAIT_FOR_UNMOUNT : undefined;
    return { volume, claim, node: nodeName, isLost, isGone, users, freeAt };
  }
  return undefined;
}

/** Why the Pod has to wait, as sentences without a full stop. */
export function whyItWaits(
  { claim, node, isLost, isGone, users, freeAt }: Holder,
  cluster: Cluster,
): readonly string[] {
  const where = `Volume (${cut(claim, 24)}) is still attached to ${node}, and may be on one Node at a time`;
  if (freeAt !== undefined) {
    const state = isGone ? `${node} is gone` : `${node} is silent`;
    return [
      where,
      `${state}: nobody can say that it is unmounted. In ${duration(freeAt - cluster.now)} it is detached by force`,
    ];
  }
  const [user] = users;
  if (user === undefined) return [where];
  const name = shortName(user);
  return isLost
    ? [where, `${name} there may still run and write, so the 6 minutes until it is taken by force have not begun`]
    : [where, `${name} there uses it. ReadWriteOnce means one Node, not one Pod`];
}

/** What frees the volume, best first. */
export function freeing(pod: Pod, cluster: Cluster): readonly Button[] {
  const holder = holderOf(pod, cluster);
  if (holder === undefined) return [];
  const { node, isLost, isGone, users, freeAt } = holder;
  if (freeAt !== undefined) {
    const minutes = Math.max(1, Math.ceil((freeAt - cluster.now) / 60_000));
    return [button(`Wait ${minutes}m`, `wait ${minutes}m`), ...(isGone ? [] : [recoverNode(node)])];
  }
  const [user] = users;
  if (user === undefined) return [];
  const { name } = user.metadata;
  if (isLost) return [recoverNode(node), button('Force delete', `delete pod ${name} --force`)];
  const owner = topOwnerOf(pod, cluster);
  return owner?.kind === 'Deployment' && owner.spec.replicas > 1
    ? [button('Scale to 1', `scale deployment/${owner.metadata.name} 1`)]
    : [button('Delete the other', `delete pod ${name}`)];
}
