/**
 * Objects that are marked for deletion and stay, because a finalizer of somebody's own is still on them.
 */
import { KINDS, STORED_KINDS } from '../api/kinds';
import type { KubeObject } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { button } from './button';
import type { Button } from './reply';

/** Those of Kubernetes itself go when the controllers have done their part. */
const OF_KUBERNETES = /^(foregroundDeletion|orphan)$|(^|\.)kubernetes\.io\/|^kubernetes$/;

/** The finalizer that keeps this object; undefined where it is not marked, or only Kubernetes' own are on it. */
export function keptBy(object: KubeObject | undefined): string | undefined {
  if (object?.metadata.deletionTimestamp === undefined) return undefined;
  return object.metadata.finalizers?.find((finalizer) => !OF_KUBERNETES.test(finalizer));
}

/** A claim that goes when no Pod uses it any more. */
export function isClaimInUse({ kind, metadata: { deletionTimestamp, finalizers = [] } }: KubeObject): boolean {
  return (
    kind === 'PersistentVolumeClaim' &&
    deletionTimestamp !== undefined &&
    finalizers.includes('kubernetes.io/pvc-protection')
  );
}

/** Everything that hangs. */
export function keptObjects(cluster: Cluster): readonly KubeObject[] {
  return STORED_KINDS.flatMap(({ kind }) => cluster.list(kind) as readonly KubeObject[]).filter(
    (object) => keptBy(object) !== undefined,
  );
}

/** Takes the finalizers off by hand. */
export function takeOff({ kind, metadata: { name, namespace = 'default' } }: KubeObject): Button {
  const where = namespace === 'default' || !KINDS[kind].namespaced ? '' : ` -n ${namespace}`;
  return button('Take it off', `patch ${KINDS[kind].singular} ${name} -p '{"metadata":{"finalizers":null}}'${where}`);
}
