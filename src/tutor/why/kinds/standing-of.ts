/**
 * How an object stands now, by its own fields: what *why* says where no workload answers for it.
 */
import type { KubeObject } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { autoscalerStanding, budgetStanding, limitStanding, priorityStanding, quotaStanding } from './limits';
import { endpointsStanding, serviceStanding } from './network';
import type { Standing } from './standing';
import { attachmentStanding, claimStanding, classStanding, volumeStanding } from './storage';
import { configStanding, daemonStanding, namespaceStanding, replicaSetStanding, revisionStanding } from './others';

type Looks = {
  readonly [K in KubeObject['kind']]?: (object: Extract<KubeObject, { kind: K }>, cluster: Cluster) => Standing;
};

const LOOKS: Looks = {
  Service: serviceStanding,
  EndpointSlice: endpointsStanding,
  PersistentVolumeClaim: claimStanding,
  PersistentVolume: volumeStanding,
  StorageClass: classStanding,
  VolumeAttachment: attachmentStanding,
  PodDisruptionBudget: budgetStanding,
  HorizontalPodAutoscaler: autoscalerStanding,
  ResourceQuota: quotaStanding,
  LimitRange: limitStanding,
  PriorityClass: priorityStanding,
  DaemonSet: daemonStanding,
  ReplicaSet: replicaSetStanding,
  ControllerRevision: revisionStanding,
  ConfigMap: configStanding,
  Namespace: namespaceStanding,
};

/** Undefined for kinds whose Pods say how they stand. */
export function standingOf(object: KubeObject, cluster: Cluster): Standing | undefined {
  const look = LOOKS[object.kind] as ((object: KubeObject, cluster: Cluster) => Standing) | undefined;
  return look?.(object, cluster);
}
