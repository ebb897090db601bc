/**
 * Where to read more about a kind: titles of pages on kubernetes.io.
 */
import type { Kind } from '../../api/objects';

export const PAGES: Readonly<Record<Kind, string>> = {
  Pod: 'Pods',
  Node: 'Nodes',
  Deployment: 'Deployments',
  ReplicaSet: 'ReplicaSet',
  StatefulSet: 'StatefulSets',
  DaemonSet: 'DaemonSet',
  Job: 'Jobs',
  CronJob: 'CronJob',
  Service: 'Service',
  EndpointSlice: 'EndpointSlices',
  PersistentVolumeClaim: 'Persistent Volumes',
  PersistentVolume: 'Persistent Volumes',
  VolumeAttachment: 'Persistent Volumes',
  StorageClass: 'Storage Classes',
  PodDisruptionBudget: 'Disruptions',
  HorizontalPodAutoscaler: 'Horizontal Pod Autoscaling',
  ResourceQuota: 'Resource Quotas',
  LimitRange: 'Limit Ranges',
  PriorityClass: 'Pod Priority and Preemption',
  ConfigMap: 'ConfigMaps',
  Secret: 'Secrets',
  Endpoints: 'EndpointSlices',
  Lease: 'Leases',
  ControllerRevision: 'StatefulSets',
  Namespace: 'Namespaces',
  Event: 'Debug Running Pods',
};
