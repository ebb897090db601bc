/**
 * What the API server fills in when an object comes in.
 * Follows pkg/apis/{apps,batch,core,storage}/v1/defaults.go.
 */
import { cronJobDefaults } from './defaults/cron-job';
import { autoscalerDefaults } from './defaults/autoscaler';
import { encodeBase64 } from './base64';
import { fill } from './defaults/fill';
import { jobDefaults } from './defaults/job';
import { limitRangeDefaults } from './defaults/limit-range';
import { withPodDefaults } from './defaults/pod';
import { serviceDefaults } from './defaults/service';
import { persistentVolumeDefaults } from './defaults/volume';
import { daemonSetDefaults, deploymentDefaults, replicaSetDefaults, statefulSetDefaults } from './defaults/workload';
import type { Draft, Kind, Secret } from './objects';

/** Texts and lists that Go has even when a manifest does not are there for checks to find them empty. */
const CLAIM = { accessModes: [], resources: {}, volumeMode: 'Filesystem' };
const STORAGE_CLASS = { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' };
const PRIORITY_CLASS = { preemptionPolicy: 'PreemptLowerPriority' };
const NAMESPACE = { finalizers: ['kubernetes'] };

type Spec = Record<string, unknown>;

/** By kind: fills in a spec. Kinds without defaults are left out. */
const SPEC_DEFAULTS = {
  Pod: withPodDefaults,
  Deployment: deploymentDefaults,
  ReplicaSet: replicaSetDefaults,
  StatefulSet: statefulSetDefaults,
  DaemonSet: daemonSetDefaults,
  Job: jobDefaults,
  CronJob: cronJobDefaults,
  LimitRange: limitRangeDefaults,
  Service: serviceDefaults,
  HorizontalPodAutoscaler: autoscalerDefaults,
  PersistentVolumeClaim: (spec: Spec) => fill(spec, CLAIM),
  PersistentVolume: persistentVolumeDefaults,
  Namespace: (spec: Spec) => fill(spec, NAMESPACE),
} as unknown as Partial<Record<Kind, (spec: Spec) => Spec>>;

const WITHOUT_SPEC: ReadonlySet<Kind> = new Set([
  'ConfigMap',
  'ControllerRevision',
  'Endpoints',
  'EndpointSlice',
  'Event',
  'Lease',
  'StorageClass',
]);
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** The draft with every default of its kind; the very same object when nothing is missing. */
export function withDefaults<T extends Draft>(draft: T): T {
  if (draft.kind === 'StorageClass') return fill(draft, STORAGE_CLASS as unknown as Partial<T>);
  if (draft.kind === 'PriorityClass') return fill(draft, PRIORITY_CLASS as unknown as Partial<T>);
  if (draft.kind === 'Secret') return withData(draft as Draft<Secret>) as Draft as T;
  if (WITHOUT_SPEC.has(draft.kind)) return draft;
  const given = (draft as { spec?: Spec }).spec;
  const spec = given ?? {};
  const filled = SPEC_DEFAULTS[draft.kind]?.(spec) ?? spec;
  const result = filled === given ? draft : { ...draft, spec: filled };
  return draft.kind === 'Namespace' ? withNameLabel(result) : result;
}

/** What was written as text is stored as data. Follows Convert_v1_Secret_To_core_Secret. */
function withData(secret: Draft<Secret>): Draft<Secret> {
  if (secret.type !== undefined && secret.stringData === undefined) return secret;
  const { stringData = {}, ...rest } = secret;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, encodeBase64(text)] as const);
  const data = encoded.length === 0 ? {} : { data: { ...secret.data, ...Object.fromEntries(encoded) } };
  return { ...rest, type: secret.type ?? 'Opaque', ...data };
}

/** Every Namespace carries its own name as a label. */
function withNameLabel<T extends Draft>(draft: T): T {
  const { name = '', labels } = draft.metadata;
  if (labels?.[NAMESPACE_LABEL] === name) return draft;
  return { ...draft, metadata: { ...draft.metadata, labels: { ...labels, [NAMESPACE_LABEL]: name } } };
}
