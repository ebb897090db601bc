/**
 * Makes the claims of a Pod's generic ephemeral volumes: each belongs to the Pod and goes with it.
 * Follows pkg/controller/volume/ephemeral. Works on keys of Pods.
 */
import type { Draft, PersistentVolumeClaim, Pod, Volume } from '../api/objects';
import { isRejected } from '../api/rejection';
import { admitObject, storeAdmitted } from '../cluster/admission';
import { type Cluster, keyOf } from '../cluster/cluster';
import { claimNames } from '../containers/volumes/claims';
import type { Controller } from './controller';

export const ephemeralVolumes: Controller = {
  name: 'ephemeral-volume',
  affectedBy({ object, type }, cluster) {
    if (object.kind === 'Pod') return type === 'ADDED' && hasEphemeral(object) ? [keyOf(object)] : [];
    return object.kind === 'PersistentVolumeClaim' && type === 'DELETED' ? podOf(cluster, object) : [];
  },
  keys: (cluster) => cluster.list('Pod').filter(hasEphemeral).map(keyOf),
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return undefined;
    for (const volume of pod.spec.volumes ?? []) {
      if (volume.ephemeral !== undefined) ensureClaim(cluster, pod, volume);
    }
    return undefined;
  },
};

const hasEphemeral = ({ spec }: Pod): boolean => (spec.volumes ?? []).some(({ ephemeral }) => ephemeral !== undefined);

/** The Pod whose claim is gone. */
function podOf(cluster: Cluster, claim: PersistentVolumeClaim): readonly string[] {
  const owner = claim.metadata.ownerReferences?.find(({ kind, controller }) => kind === 'Pod' && controller === true);
  const pod = cluster.get('Pod', owner?.name ?? '', claim.metadata.namespace);
  return pod !== undefined && hasEphemeral(pod) ? [keyOf(pod)] : [];
}

/** A claim of that name which is somebody else's is left alone: the Pod waits until it is gone. */
function ensureClaim(cluster: Cluster, pod: Pod, volume: Volume): void {
  const [name = ''] = claimNames({ ...pod, spec: { volumes: [volume] } });
  const template = volume.ephemeral?.volumeClaimTemplate;
  const { namespace } = pod.metadata;
  if (template === undefined || cluster.get('PersistentVolumeClaim', name, namespace) !== undefined) return;
  const draft: Draft<PersistentVolumeClaim> = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name,
      namespace,
      ownerReferences: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          name: pod.metadata.name,
          uid: pod.metadata.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: template.spec as PersistentVolumeClaim['spec'],
    status: {},
  };
  const admitted = admitObject(cluster, draft);
  if (isRejected(admitted)) return;
  cluster.record({
    actor: 'volume controller',
    verb: 'made-claim',
    object: { kind: 'PersistentVolumeClaim', name, namespace },
    because: `${pod.metadata.name} asks for a volume that goes with it`,
    detail: { by: pod.metadata.name, pod: pod.metadata.name },
  });
  storeAdmitted(cluster, admitted);
}
