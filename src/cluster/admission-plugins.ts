/**
 * What the API server adds to a new object beyond its defaults: mutating admission and each kind's strategy.
 * Follows plugin/pkg/admission/{defaulttolerationseconds,storage/persistentvolume…} and pkg/registry/core/*.
 */
import type * as core from 'kubernetes-types/core/v1';
import type { Draft, Pod, PersistentVolumeClaim, StorageClass, Toleration } from '../api/objects';
import { millisOf } from './time';
import type { Cluster } from './cluster';
import { withClusterIp } from './cluster-ip';
import { qosClass } from './qos-class';

const GRACE_SECONDS = 300;
const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const FINALIZERS = {
  PersistentVolumeClaim: 'kubernetes.io/pvc-protection',
  PersistentVolume: 'kubernetes.io/pv-protection',
} as const;

/** The draft as it will be stored: with admission's additions and a fresh status. */
export function admitNew(cluster: Cluster, draft: Draft): Draft {
  switch (draft.kind) {
    case 'Pod':
      return admitPod(draft as Draft<Pod>) as Draft;
    case 'PersistentVolumeClaim': {
      const claim = withDefaultClass(cluster, draft as Draft<PersistentVolumeClaim>);
      return withFinalizer({ ...claim, status: { phase: 'Pending' } } as Draft, FINALIZERS.PersistentVolumeClaim);
    }
    case 'PersistentVolume':
      return withFinalizer({ ...draft, status: { phase: 'Pending' } } as Draft, FINALIZERS.PersistentVolume);
    case 'Service':
      return {
        ...withClusterIp(cluster, draft as Draft & { spec: core.ServiceSpec }),
        status: { loadBalancer: {} },
      } as Draft;
    case 'Namespace':
      return { ...draft, status: { phase: 'Active' } } as Draft;
    case 'Node':
      return { ...draft, status: draft.status ?? {} } as Draft;
    case 'StorageClass':
    case 'ControllerRevision':
    case 'EndpointSlice':
    case 'Event':
      return draft;
    default:
      return { ...draft, status: {} } as Draft;
  }
}

/**
 * A Pod as the API server lets it in: it tolerates an unready or unreachable Node for five minutes, unless it says
 * otherwise, and starts Pending. Follows plugin/pkg/admission/defaulttolerationseconds.
 */
export function admitPod(pod: Draft<Pod>): Draft<Pod> {
  const tolerations = withNodeTolerations(pod.spec.tolerations);
  const spec = tolerations === pod.spec.tolerations ? pod.spec : { ...pod.spec, tolerations };
  return { ...pod, spec, status: { phase: 'Pending', qosClass: qosClass(spec) } };
}

function withNodeTolerations(own: Toleration[] | undefined): Toleration[] {
  const tolerations = own ?? [];
  const added = [NOT_READY, UNREACHABLE]
    .filter((key) => !tolerations.some((toleration) => covers(toleration, key)))
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: GRACE_SECONDS }) as Toleration);
  return added.length === 0 ? tolerations : [...tolerations, ...added];
}

const covers = ({ key = '', effect = '' }: Toleration, taint: string): boolean =>
  (key === '' || key === taint) && (effect === '' || effect === 'NoExecute');

/** A claim that names no class gets the default one; of several the newest. */
function withDefaultClass(cluster: Cluster, claim: Draft<PersistentVolumeClaim>): Draft<PersistentVolumeClaim> {
  if (claim.spec?.storageClassName !== undefined) return claim;
  const name = defaultClass(cluster)?.metadata.name;
  return name === undefined ? claim : { ...claim, spec: { ...claim.spec, storageClassName: name } };
}

/** The StorageClass that claims without one get, or undefined. */
export function defaultClass(cluster: Cluster): StorageClass | undefined {
  const age = (storageClass: StorageClass) => millisOf(storageClass.metadata.creationTimestamp);
  return cluster
    .list('StorageClass')
    .filter((candidate) => candidate.metadata.annotations?.[DEFAULT_CLASS] === 'true')
    .sort((a, b) => age(b) - age(a) || (a.metadata.name < b.metadata.name ? -1 : 1))[0];
}

function withFinalizer(draft: Draft, finalizer: string): Draft {
  const finalizers = draft.metadata.finalizers ?? [];
  if (finalizers.includes(finalizer)) return draft;
  return { ...draft, metadata: { ...draft.metadata, finalizers: [...finalizers, finalizer] } };
}
