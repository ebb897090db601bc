/**
 * Which volume satisfies a claim.
 * Follows pkg/controller/volume/persistentvolume/index.go and component-helpers/storage/volume.
 */
import type { Node, PersistentVolume, PersistentVolumeClaim } from '../api/objects';
import { parseQuantity } from '../api/quantity';
import { matchesNodeTerm, matchesSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';

/**
 * The volume that is meant for the claim, else the smallest that is large enough, of those with the fewest access modes
 * that do; undefined when there is none.
 */
export function findVolume(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  isAllowed: (volume: PersistentVolume) => boolean = () => true,
): PersistentVolume | undefined {
  let best: PersistentVolume | undefined;
  for (const volume of cluster.each('PersistentVolume')) {
    if (isMeantFor(volume, claim) && fits(volume, claim)) return volume;
    if (!satisfies(volume, claim) || !isAllowed(volume)) continue;
    if (best === undefined || isCloser(volume, best)) best = volume;
  }
  return best;
}

/** The volume whose claimRef names the claim, if it will do. */
export function findMeantVolume(cluster: Cluster, claim: PersistentVolumeClaim): PersistentVolume | undefined {
  for (const volume of cluster.each('PersistentVolume')) {
    if (isMeantFor(volume, claim) && fits(volume, claim)) return volume;
  }
  return undefined;
}

/** Whether the volume's claimRef names this claim. */
export function isMeantFor(volume: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean {
  const ref = volume.spec.claimRef;
  if (ref?.name !== metadata.name || ref.namespace !== metadata.namespace) return false;
  return ref.uid === undefined || ref.uid === metadata.uid;
}

/** Why a volume cannot be bound to the claim that asks for it by name; undefined when it can. Follows checkVolumeSatisfyClaim. */
export function mismatchOf({ spec }: PersistentVolume, claim: PersistentVolumeClaim): string | undefined {
  if (parseQuantity(spec.capacity?.storage) < sizeOf(claim)) return 'requested PV is too small';
  if ((spec.storageClassName ?? '') !== (claim.spec.storageClassName ?? '')) return 'storageClassName does not match';
  if (modeOf(spec) !== modeOf(claim.spec)) return 'incompatible volumeMode';
  return allowsModes(spec, claim) ? undefined : 'incompatible accessMode';
}

/** Whether a Node can use a volume. */
export function canReach(node: Node, { spec: { nodeAffinity } }: PersistentVolume): boolean {
  const required = nodeAffinity?.required;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node));
}

/** Fewer access modes first, then less space. */
function isCloser(volume: PersistentVolume, other: PersistentVolume): boolean {
  const modes = modesOf(volume) - modesOf(other);
  return modes < 0 || (modes === 0 && capacityOf(volume) < capacityOf(other));
}

const modesOf = ({ spec }: PersistentVolume): number => spec.accessModes?.length ?? 0;

/** Bytes. */
function capacityOf(volume: PersistentVolume): number {
  return parseQuantity(volume.spec.capacity?.storage);
}

const sizeOf = ({ spec }: PersistentVolumeClaim): number => parseQuantity(spec.resources.requests?.storage);

const modeOf = ({ volumeMode = 'Filesystem' }: { readonly volumeMode?: string }): string => volumeMode;

const allowsModes = ({ accessModes }: PersistentVolume['spec'], claim: PersistentVolumeClaim): boolean =>
  claim.spec.accessModes.every((mode) => accessModes?.includes(mode));

/** Not being deleted, of the same mode, with the access modes, and large enough: asked of a volume that is meant for the claim, too. */
function fits(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { spec, metadata } = volume;
  if (metadata.deletionTimestamp !== undefined || modeOf(spec) !== modeOf(claim.spec)) return false;
  return allowsModes(spec, claim) && capacityOf(volume) >= sizeOf(claim);
}

/** Free, of the same class, and selected besides. */
function satisfies(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { spec, status, metadata } = volume;
  if (spec.claimRef !== undefined || status.phase !== 'Available') return false;
  if ((spec.storageClassName ?? '') !== (claim.spec.storageClassName ?? '')) return false;
  if (claim.spec.selector !== undefined && !matchesSelector(claim.spec.selector, metadata.labels)) return false;
  return fits(volume, claim);
}
