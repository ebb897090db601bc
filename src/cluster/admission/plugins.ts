/**
 * What the API server adds to an object beyond its defaults: mutating admission and each kind's first status.
 * Follows plugin/pkg/admission/{defaulttolerationseconds,storage} and pkg/registry/core.
 */
import { withPodDefaults } from '../../api/defaults/pod';
import type { Draft, PersistentVolumeClaim, Pod, Toleration } from '../../api/objects';
import type { Cluster } from '../cluster';
import { qosClass } from '../qos-class';
import { defaultStorageClass } from '../storage-classes';
import { withLimitDefaults } from './limit-ranges';

const GRACE_SECONDS = 300;
/** Of the taints of a Node that is not ready, or does not answer. */
const NODE_TOLERATIONS: Toleration[] = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map(
  (key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: GRACE_SECONDS,
  }),
);
const CLAIM_FINALIZER = 'kubernetes.io/pvc-protection';
const VOLUME_FINALIZER = 'kubernetes.io/pv-protection';

/** A new (defaulted) draft as it will be stored, with the status that it starts with. */
export function admitNew(cluster: Cluster, draft: Draft): Draft {
  switch (draft.kind) {
    case 'Pod':
      return withLimitDefaults(cluster, admitPod(draft as Draft<Pod>));
    case 'PersistentVolumeClaim': {
      const claim = withDefaultClass(cluster, draft as Draft<PersistentVolumeClaim>) as Draft;
      return withStatus(withFinalizer(claim, CLAIM_FINALIZER), { phase: 'Pending' });
    }
    case 'PersistentVolume':
      return withStatus(withFinalizer(draft, VOLUME_FINALIZER), { phase: 'Pending' });
    case 'Service':
      return withStatus(draft, { loadBalancer: {} });
    case 'Namespace':
      return withStatus(draft, { phase: 'Active' });
    case 'Node':
      return withStatus(draft, (draft as { status?: object }).status ?? {});
    case 'StorageClass':
    case 'PriorityClass':
    case 'ConfigMap':
    case 'ControllerRevision':
    case 'EndpointSlice':
    case 'Event':
    case 'Secret':
      return draft;
    default:
      return withStatus(draft, {});
  }
}

/** A changed (defaulted) object as it will be stored. */
export function admitChange(next: Draft): Draft {
  if (next.kind !== 'Pod') return next;
  const pod = next as Draft<Pod>;
  const tolerations = withNodeTolerations(pod.spec.tolerations);
  if (tolerations === pod.spec.tolerations) return next;
  return { ...pod, spec: { ...pod.spec, tolerations } } as Draft;
}

/**
 * A Pod as the API server lets it in: it tolerates an unready or unreachable Node for five minutes, unless it says
 * otherwise, and starts Pending. For controllers, whose templates are valid and have their defaults already.
 */
export function admitPod(pod: Draft<Pod>): Draft<Pod> {
  let admitted = admittedSpecs.get(pod.spec);
  if (admitted === undefined) admittedSpecs.set(pod.spec, (admitted = admitSpec(pod.spec)));
  return { ...pod, ...admitted };
}

/** Of a Pod that the scheduler may not look at yet. Follows pkg/registry/core/pod/strategy.go. */
const GATED = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
};

type AdmittedSpec = Pick<Draft<Pod>, 'spec' | 'status'>;

/** Copies of one template share one spec, as it was admitted. */
const admittedSpecs = new WeakMap<Pod['spec'], AdmittedSpec>();

function admitSpec(given: Pod['spec']): AdmittedSpec {
  const defaulted = withPodDefaults(given);
  const tolerations = withNodeTolerations(defaulted.tolerations);
  const spec = tolerations === defaulted.tolerations ? defaulted : { ...defaulted, tolerations };
  const isGated = (spec.schedulingGates ?? []).length > 0;
  return { spec, status: { phase: 'Pending', ...(isGated && { conditions: [GATED] }), qosClass: qosClass(spec) } };
}

/** Follows plugin/pkg/admission/defaulttolerationseconds. */
function withNodeTolerations(own: Toleration[] | undefined): Toleration[] | undefined {
  if (own === undefined) return NODE_TOLERATIONS;
  const added = NODE_TOLERATIONS.filter(({ key = '' }) => !own.some((toleration) => covers(toleration, key)));
  return added.length === 0 ? own : [...own, ...added];
}

const covers = ({ key = '', effect = '' }: Toleration, taint: string): boolean =>
  (key === '' || key === taint) && (effect === '' || effect === 'NoExecute');

/** A claim that names no class gets the default one; `""` means that it wants none. */
function withDefaultClass(cluster: Cluster, claim: Draft<PersistentVolumeClaim>): Draft<PersistentVolumeClaim> {
  if (claim.spec.storageClassName !== undefined) return claim;
  const name = defaultStorageClass(cluster)?.metadata.name;
  return name === undefined ? claim : { ...claim, spec: { ...claim.spec, storageClassName: name } };
}

function withFinalizer(draft: Draft, finalizer: string): Draft {
  const finalizers = draft.metadata.finalizers ?? [];
  if (finalizers.includes(finalizer)) return draft;
  return { ...draft, metadata: { ...draft.metadata, finalizers: [...finalizers, finalizer] } };
}

const withStatus = (draft: Draft, status: object): Draft => ({ ...draft, status });
