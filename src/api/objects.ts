/**
 * The Kubernetes objects of a simulated cluster, as types.
 *
 * They are upstream's own types (kubernetes-types), narrowed to what is always there once an object has been
 * admitted: metadata that the server fills in, and the fields that defaulting sets (see defaults.ts).
 */
import type * as apps from 'kubernetes-types/apps/v1';
import type * as autoscaling from 'kubernetes-types/autoscaling/v2';
import type * as batch from 'kubernetes-types/batch/v1';
import type * as coordination from 'kubernetes-types/coordination/v1';
import type * as core from 'kubernetes-types/core/v1';
import type * as discovery from 'kubernetes-types/discovery/v1';
import type { LabelSelector, ObjectMeta, OwnerReference } from 'kubernetes-types/meta/v1';
import type * as policy from 'kubernetes-types/policy/v1';
import type * as scheduling from 'kubernetes-types/scheduling/v1';
import type * as storage from 'kubernetes-types/storage/v1';

export type { LabelSelector, OwnerReference };
export type {
  Affinity,
  Container,
  ContainerState,
  ContainerStatus,
  NodeSelectorTerm,
  PodCondition,
  Taint,
  Toleration,
  Volume,
} from 'kubernetes-types/core/v1';
export type { DeploymentCondition } from 'kubernetes-types/apps/v1';
export type { JobCondition } from 'kubernetes-types/batch/v1';

/** T with the fields K always present. */
export type With<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

/** A label or annotation map. */
export type StringMap = Readonly<Record<string, string>>;

/** Metadata of a stored object. Cluster-scoped objects have no namespace. */
export type Metadata = With<ObjectMeta, 'name' | 'uid' | 'resourceVersion' | 'creationTimestamp' | 'generation'>;

/** A stored object: `status` is `{}` until a controller writes it. */
export interface Stored<K extends string, V extends string, Spec, Status> {
  readonly apiVersion: V;
  readonly kind: K;
  readonly metadata: Metadata;
  readonly spec: Spec;
  readonly status: Status;
}

export type PodSpec = With<core.PodSpec, 'restartPolicy' | 'terminationGracePeriodSeconds' | 'schedulerName'>;
export interface PodTemplate {
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
}
type WithTemplate<T, K extends keyof T> = Omit<With<T, K>, 'template'> & { readonly template: PodTemplate };

export type Pod = Stored<'Pod', 'v1', PodSpec, core.PodStatus>;
export type Node = Stored<'Node', 'v1', core.NodeSpec, core.NodeStatus>;
export type Service = Stored<'Service', 'v1', core.ServiceSpec, core.ServiceStatus>;
export type PersistentVolume = Stored<'PersistentVolume', 'v1', core.PersistentVolumeSpec, core.PersistentVolumeStatus>;
export type PersistentVolumeClaimSpec = With<core.PersistentVolumeClaimSpec, 'accessModes' | 'resources'>;
export type PersistentVolumeClaim = Stored<
  'PersistentVolumeClaim',
  'v1',
  PersistentVolumeClaimSpec,
  core.PersistentVolumeClaimStatus
>;
export type ResourceQuota = Stored<'ResourceQuota', 'v1', core.ResourceQuotaSpec, core.ResourceQuotaStatus>;
export type LimitRange = Stored<'LimitRange', 'v1', core.LimitRangeSpec, Record<string, never>>;
export type Namespace = Stored<'Namespace', 'v1', core.NamespaceSpec, core.NamespaceStatus>;

export type DeploymentSpec = WithTemplate<
  apps.DeploymentSpec,
  'replicas' | 'strategy' | 'revisionHistoryLimit' | 'progressDeadlineSeconds'
>;
/** Pods that are being deleted and not yet gone (Kubernetes 1.35). */
interface CountsTerminating {
  readonly terminatingReplicas?: number;
}
export type DeploymentStatus = apps.DeploymentStatus & CountsTerminating;
export type Deployment = Stored<'Deployment', 'apps/v1', DeploymentSpec, DeploymentStatus>;
export type ReplicaSetSpec = WithTemplate<apps.ReplicaSetSpec, 'replicas'>;
export type ReplicaSetStatus = Partial<apps.ReplicaSetStatus> & CountsTerminating;
export type ReplicaSet = Stored<'ReplicaSet', 'apps/v1', ReplicaSetSpec, ReplicaSetStatus>;
export type StatefulSetSpec = WithTemplate<
  apps.StatefulSetSpec,
  'replicas' | 'updateStrategy' | 'podManagementPolicy' | 'revisionHistoryLimit'
>;
export type StatefulSet = Stored<'StatefulSet', 'apps/v1', StatefulSetSpec, Partial<apps.StatefulSetStatus>>;
export type DaemonSetSpec = WithTemplate<apps.DaemonSetSpec, 'updateStrategy' | 'revisionHistoryLimit'>;
export type DaemonSet = Stored<'DaemonSet', 'apps/v1', DaemonSetSpec, Partial<apps.DaemonSetStatus>>;

export type PodDisruptionBudgetStatus = Partial<policy.PodDisruptionBudgetStatus>;
export type PodDisruptionBudget = Stored<
  'PodDisruptionBudget',
  'policy/v1',
  policy.PodDisruptionBudgetSpec,
  PodDisruptionBudgetStatus
>;

export type JobSpec = WithTemplate<
  batch.JobSpec,
  'parallelism' | 'backoffLimit' | 'completionMode' | 'suspend' | 'podReplacementPolicy' | 'selector'
>;
export type Job = Stored<'Job', 'batch/v1', JobSpec, batch.JobStatus>;

export type CronJobSpec = With<
  batch.CronJobSpec,
  'concurrencyPolicy' | 'suspend' | 'successfulJobsHistoryLimit' | 'failedJobsHistoryLimit'
>;
export type CronJob = Stored<'CronJob', 'batch/v1', CronJobSpec, batch.CronJobStatus>;

/** How an autoscaler may scale in one direction. */
export interface ScalingRules extends autoscaling.HPAScalingRules {
  /** How far the metric may lie from its target before anything is done: `100m` is a tenth (Kubernetes 1.35). */
  readonly tolerance?: string;
}
export type HorizontalPodAutoscalerSpec = Omit<
  With<autoscaling.HorizontalPodAutoscalerSpec, 'minReplicas' | 'metrics'>,
  'behavior'
> & { readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules } };
export type HorizontalPodAutoscaler = Stored<
  'HorizontalPodAutoscaler',
  'autoscaling/v2',
  HorizontalPodAutoscalerSpec,
  Partial<autoscaling.HorizontalPodAutoscalerStatus>
>;

export type VolumeAttachment = Stored<
  'VolumeAttachment',
  'storage.k8s.io/v1',
  storage.VolumeAttachmentSpec,
  Partial<storage.VolumeAttachmentStatus>
>;

/** Objects without a spec of their own keep upstream's top-level fields. */
type Flat<T, K extends string, V extends string> = Omit<T, 'apiVersion' | 'kind' | 'metadata'> & {
  readonly apiVersion: V;
  readonly kind: K;
  readonly metadata: Metadata;
};
export type ControllerRevision = Flat<apps.ControllerRevision, 'ControllerRevision', 'apps/v1'>;
export type StorageClass = Flat<storage.StorageClass, 'StorageClass', 'storage.k8s.io/v1'>;
export type EndpointSlice = Flat<discovery.EndpointSlice, 'EndpointSlice', 'discovery.k8s.io/v1'>;
export type ConfigMap = Flat<core.ConfigMap, 'ConfigMap', 'v1'>;
/** `stringData` is only ever written: what is stored has it in `data`, encoded. */
export type Secret = Flat<core.Secret, 'Secret', 'v1'>;
/** Not stored: what the EndpointSlices of a Service say, in the older form. */
export type Endpoints = Flat<core.Endpoints, 'Endpoints', 'v1'>;
/** Not stored: what a kubelet last renewed. */
export type Lease = With<Flat<coordination.Lease, 'Lease', 'coordination.k8s.io/v1'>, 'spec'>;
export type PriorityClass = Flat<scheduling.PriorityClass, 'PriorityClass', 'scheduling.k8s.io/v1'>;
export type Event = Flat<core.Event, 'Event', 'v1'>;

/** Every kind that a cluster can hold, by its name. */
export interface Kinds {
  readonly Pod: Pod;
  readonly Node: Node;
  readonly Service: Service;
  readonly PersistentVolume: PersistentVolume;
  readonly PersistentVolumeClaim: PersistentVolumeClaim;
  readonly ResourceQuota: ResourceQuota;
  readonly LimitRange: LimitRange;
  readonly ConfigMap: ConfigMap;
  readonly Secret: Secret;
  readonly Namespace: Namespace;
  readonly Deployment: Deployment;
  readonly ReplicaSet: ReplicaSet;
  readonly StatefulSet: StatefulSet;
  readonly DaemonSet: DaemonSet;
  readonly Job: Job;
  readonly CronJob: CronJob;
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly ControllerRevision: ControllerRevision;
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly PriorityClass: PriorityClass;
  readonly StorageClass: StorageClass;
  readonly VolumeAttachment: VolumeAttachment;
  readonly EndpointSlice: EndpointSlice;
  readonly Endpoints: Endpoints;
  readonly Lease: Lease;
  readonly Event: Event;
}
export type Kind = keyof Kinds;
export type KubeObject = Kinds[Kind];

/** A workload that makes Pods from a template and keeps them. */
export type Workload = Deployment | ReplicaSet | StatefulSet | DaemonSet;

/** Whatever makes Pods from a template: a workload that keeps them, or a Job that lets them end. */
export type PodMaker = Workload | Job;

/** Points at one object. Namespaced kinds carry their namespace. */
export interface Ref {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace?: string;
}

/** The reference to an object. */
export function refOf(object: KubeObject): Ref {
  const { name, namespace } = object.metadata;
  return namespace === undefined ? { kind: object.kind, name } : { kind: object.kind, name, namespace };
}

/** An object as somebody wrote it: decoded and defaulted, before the server gave it an identity. */
export type Draft<T extends KubeObject = KubeObject> = Omit<T, 'metadata' | 'status'> & {
  readonly metadata: ObjectMeta;
  readonly status?: T extends { status: infer S } ? S : never;
};
