/**
 * Volumes of a Pod: which Nodes can reach them, and whether they may be used by one more Pod.
 * Follows pkg/scheduler/framework/plugins/{volumerestrictions,volumebinding,volumezone}.
 */
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../../api/objects';
import { own } from '../../../api/own';
import { matchesNodeTerm } from '../../../api/selectors';
import type { Cluster } from '../../../cluster/cluster';
import { findVolume } from '../../../containers/volumes';
import { claimNames } from '../../../containers/volumes/claims';
import type { Claims } from '../claims';
import { blocked, type Failure, unresolvable } from '../failure';
import type { SchedulingView } from '../scheduling-view';

/** Written on a claim that waits for its first consumer: the Node for which a volume is to be made. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

const IN_USE = blocked(
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
);
const NO_VOLUME_ZONE = unresolvable('node(s) had no available volume zone');
const OUT_OF_REACH = "node(s) didn't match PersistentVolume's node affinity";
const NOTHING_TO_BIND = "node(s) didn't find available persistent volumes to bind";
const VOLUME_GONE = 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';

/** Labels that say where a volume is; a value may name several places. */
const ZONE_LABELS = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'] as const;
const OLD_LABELS: Readonly<Record<string, string>> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
};

export class ClaimsFilter {
  /** Names of claims that only one Pod may use at a time. */
  private readonly exclusive: ReadonlySet<string>;
  /** How many uses of those there are. */
  private uses = 0;

  constructor(
    private readonly cluster: Cluster,
    view: SchedulingView,
    private readonly pod: Pod,
    private readonly claims: Claims,
  ) {
    const once = claims.all.filter(({ spec }) => spec.accessModes.includes('ReadWriteOncePod'));
    this.exclusive = new Set(once.map(({ metadata }) => metadata.name));
    if (this.exclusive.size === 0) return;
    for (const info of view.infos) for (const other of info.pods()) this.uses += this.usesOf(other);
  }

  failure(node: Node): Failure | undefined {
    if (this.uses > 0) return IN_USE;
    return this.bindingFailure(node) ?? (this.isInZone(node) ? undefined : NO_VOLUME_ZONE);
  }

  /** Counts a Pod that comes, or leaves. */
  update(other: Pod, sign: 1 | -1): void {
    if (this.exclusive.size > 0) this.uses += sign * this.usesOf(other);
  }

  private usesOf(other: Pod): number {
    if (other.metadata.namespace !== this.pod.metadata.namespace) return 0;
    return claimNames(other).filter((name) => this.exclusive.has(name)).length;
  }

  private bindingFailure(node: Node): Failure | undefined {
    const { volumes, waiting } = this.claims;
    const reasons: string[] = [];
    if (!volumes.every((volume) => volume === undefined || reaches(volume, node))) reasons.push(OUT_OF_REACH);
    if (!this.canBind(waiting, node)) reasons.push(NOTHING_TO_BIND);
    if (volumes.includes(undefined)) reasons.push(VOLUME_GONE);
    return reasons.length === 0 ? undefined : unresolvable(...reasons);
  }

  /** Whether each waiting claim finds a volume of its own on the Node, or gets one made. */
  private canBind(waiting: readonly PersistentVolumeClaim[], node: Node): boolean {
    const taken = new Set<PersistentVolume>();
    return waiting.every((claim) => {
      const selected = claim.metadata.annotations?.[SELECTED_NODE];
      if (selected !== undefined && selected !== node.metadata.name) return false;
      const isFree = (volume: PersistentVolume) => !taken.has(volume) && reaches(volume, node);
      const found = selected === undefined ? findVolume(this.cluster, claim, isFree) : undefined;
      if (found === undefined || !isFree(found)) {
        return makesVolumes(this.cluster.get('StorageClass', claim.spec.storageClassName!), node);
      }
      taken.add(found);
      return true;
    });
  }

  /** A Node without any such label is in every zone. */
  private isInZone(node: Node): boolean {
    const { labels } = node.metadata;
    const places = [...ZONE_LABELS, ...Object.keys(OLD_LABELS)];
    if (places.every((key) => own(labels, key) === undefined)) return true;
    return this.claims.volumes.every((volume) =>
      places.every((key) => {
        const value = own(volume?.metadata.labels, key);
        const here = own(labels, key) ?? own(labels, OLD_LABELS[key] ?? key);
        return value === undefined || (here !== undefined && value.split('__').includes(here));
      }),
    );
  }
}

/** Whether a class makes volumes that this Node reaches. */
function makesVolumes(storageClass: StorageClass | undefined, node: Node): boolean {
  if (storageClass === undefined || storageClass.provisioner === NO_PROVISIONER) return false;
  const { allowedTopologies = [] } = storageClass;
  return (
    allowedTopologies.length === 0 ||
    allowedTopologies.some(({ matchLabelExpressions = [] }) =>
      matchLabelExpressions.every(({ key, values }) => values.includes(own(node.metadata.labels, key) ?? '')),
    )
  );
}

/** Whether a Node can use a volume. */
function reaches(volume: PersistentVolume, node: Node): boolean {
  const required = volume.spec.nodeAffinity?.required;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node));
}
