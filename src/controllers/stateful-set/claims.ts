/**
 * The claims of a StatefulSet's Pods: one for each claim template and ordinal. They outlive the Pod; who may delete them
 * is written into their owner references.
 * Follows pkg/controller/statefulset/stateful_pod_control.go.
 */
import { isTerminating } from '../../api/lifecycle';
import type { Draft, OwnerReference, PersistentVolumeClaim, Pod, StatefulSet } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { serverText } from '../../api/status';
import { admitObject, storeAdmitted } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { reportOnce } from '../../cluster/events';
import { controllerRef } from '../workload/adoption';
import { report, REPORTERS } from '../workload/own-pods';
import { claimName, type ClaimTemplate, ordinalOf, podName, startOf } from './identity';

/** Makes the claims that an ordinal lacks. Answers why some of them are not there to be used, in the controller's words. */
export function ensureClaims(cluster: Cluster, set: StatefulSet, ordinal: number): string | undefined {
  const errors = (set.spec.volumeClaimTemplates ?? []).flatMap((template) => {
    const name = claimName(set, template, ordinal);
    const known = cluster.get('PersistentVolumeClaim', name, set.metadata.namespace);
    if (known !== undefined) return isTerminating(known) ? [`pvc ${name} is being deleted`] : [];
    const refused = makeClaim(cluster, set, template, ordinal);
    return refused === undefined ? [] : [`failed to create PVC ${name}: ${refused}`];
  });
  return errors.length > 1 ? `[${errors.join(', ')}]` : errors[0];
}

/** Answers why the server refused it, if it did. */
function makeClaim(cluster: Cluster, set: StatefulSet, template: ClaimTemplate, ordinal: number): string | undefined {
  const name = claimName(set, template, ordinal);
  const { namespace } = set.metadata;
  const pod = podName(set, ordinal);
  const draft: Draft<PersistentVolumeClaim> = {
    ...template,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name,
      namespace,
      labels: { ...template.metadata?.labels, ...set.spec.selector.matchLabels },
    },
    spec: template.spec as PersistentVolumeClaim['spec'],
    status: {},
  };
  const admitted = admitObject(cluster, draft);
  if (isRejected(admitted)) {
    const refused = serverText(admitted);
    const message = `Create Claim ${name} for Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${refused}`;
    report(cluster, set, { type: 'Warning', reason: 'FailedCreate', message });
    return refused;
  }
  cluster.record({
    actor: 'StatefulSet',
    verb: 'made-claim',
    object: { kind: 'PersistentVolumeClaim', name, namespace },
    because: `${pod} needs a volume of its own, and there was no claim of this name`,
    detail: { by: set.metadata.name, pod, ordinal },
  });
  storeAdmitted(cluster, admitted);
  const message = `Create Claim ${name} Pod ${pod} in StatefulSet ${set.metadata.name} success`;
  report(cluster, set, { type: 'Normal', reason: 'SuccessfulCreate', message });
  return undefined;
}

/** Whether a claim still belongs to an earlier Pod of the same name: it will be deleted with it, so a new Pod waits. */
export function hasStaleClaim(cluster: Cluster, set: StatefulSet, ordinal: number): boolean {
  if (set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== 'Delete') return false;
  return claimsOf(cluster, set, ordinal).some((claim) =>
    claim.metadata.ownerReferences?.some(({ kind, name }) => kind === 'Pod' && name === podName(set, ordinal)),
  );
}

/**
 * Writes the retention policy into the owner references of a Pod's claims: the set, the Pod, or nobody, whose deletion
 * takes the claim along. Answers whether anything had to be written.
 */
export function syncRetention(cluster: Cluster, set: StatefulSet, pod: Pod): boolean {
  const ordinal = ordinalOf(set, pod);
  if (ordinal === undefined) return false;
  let hasChanged = false;
  const owner = ownerFor(set, pod, ordinal);
  for (const claim of claimsOf(cluster, set, ordinal)) {
    const references = claim.metadata.ownerReferences ?? [];
    const foreign = references.filter(({ uid }) => uid !== set.metadata.uid && uid !== pod.metadata.uid);
    const isForeign = foreign.some(({ controller }) => controller === true);
    if (owner !== undefined && isForeign) reportConflict(cluster, set, claim);
    const wanted = owner === undefined || isForeign ? foreign : [...foreign, owner];
    const isSame =
      wanted.length === references.length && wanted.every((one) => references.some(({ uid }) => uid === one.uid));
    if (isSame) continue;
    const ownerReferences = wanted.length > 0 ? wanted : undefined;
    cluster.update({ ...claim, metadata: { ...claim.metadata, ownerReferences } });
    hasChanged = true;
  }
  return hasChanged;
}

function ownerFor(set: StatefulSet, pod: Pod, ordinal: number): OwnerReference | undefined {
  const { whenDeleted = 'Retain', whenScaled = 'Retain' } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  const isCondemned = ordinal < startOf(set) || ordinal >= startOf(set) + set.spec.replicas;
  if (whenScaled === 'Delete' && isCondemned) {
    const { name, uid } = pod.metadata;
    return { apiVersion: 'v1', kind: 'Pod', name, uid, controller: true, blockOwnerDeletion: true };
  }
  return whenDeleted === 'Delete' ? controllerRef(set) : undefined;
}

function claimsOf(cluster: Cluster, set: StatefulSet, ordinal: number): readonly PersistentVolumeClaim[] {
  return (set.spec.volumeClaimTemplates ?? [])
    .map((template) => cluster.get('PersistentVolumeClaim', claimName(set, template, ordinal), set.metadata.namespace))
    .filter((claim) => claim !== undefined);
}

/** Reported once, so that looking again changes nothing. The text is upstream's, misspelling included. */
function reportConflict(cluster: Cluster, set: StatefulSet, claim: PersistentVolumeClaim): void {
  const message = `PersistentVolumeClaim ${claim.metadata.name} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim`;
  reportOnce(cluster, REPORTERS[set.kind], set, { type: 'Warning', reason: 'ConflictingController', message });
}
