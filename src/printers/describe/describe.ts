/**
 * Objects as `kubectl describe` prints them: one entry for every kind. Follows kubectl/pkg/describe/describe.go.
 */
import type { Kind, Kinds, KubeObject } from '../../api/objects';
import { writeAutoscaler } from './autoscaler';
import { writeBudget } from './budget';
import { writeClaim } from './claim';
import { writeConfigMap } from './config-map';
import { writeCronJob } from './cron-job';
import { writeDaemonSet } from './daemon-set';
import { writeDeployment } from './deployment';
import type { Describer, DescribeView } from './describer';
import { writeEndpointSlice } from './endpoint-slice';
import { writeEndpoints } from './endpoints';
import { writeGeneric } from './generic';
import { writeLimitRange } from './limit-range';
import { writeNamespace } from './namespace';
import { writeNode } from './node';
import { writeJob } from './job';
import { writePod } from './pod';
import { writePriorityClass } from './priority-class';
import { writeQuota } from './quota';
import { writeReplicaSet } from './replica-set';
import { writeSecret } from './secret';
import { writeService } from './service';
import { Sheet } from './sheet';
import { writeStatefulSet } from './stateful-set';
import { writeStorageClass } from './storage-class';
import { writeVolume } from './volume';

/** How each kind is written down. */
const DESCRIBERS: { readonly [K in Kind]: Describer<Kinds[K]> } = {
  ConfigMap: writeConfigMap,
  ControllerRevision: writeGeneric,
  CronJob: writeCronJob,
  DaemonSet: writeDaemonSet,
  Deployment: writeDeployment,
  Job: writeJob,
  EndpointSlice: writeEndpointSlice,
  Endpoints: writeEndpoints,
  Event: writeGeneric,
  HorizontalPodAutoscaler: writeAutoscaler,
  Lease: writeGeneric,
  LimitRange: writeLimitRange,
  Namespace: writeNamespace,
  Node: writeNode,
  PersistentVolume: writeVolume,
  PersistentVolumeClaim: writeClaim,
  Pod: writePod,
  PodDisruptionBudget: writeBudget,
  PriorityClass: writePriorityClass,
  ReplicaSet: writeReplicaSet,
  StatefulSet: writeStatefulSet,
  ResourceQuota: writeQuota,
  Secret: writeSecret,
  Service: writeService,
  StorageClass: writeStorageClass,
  VolumeAttachment: writeGeneric,
};

/** The description of an object, with its columns aligned; ends with a line break. */
export function describeObject(object: KubeObject, view: DescribeView): string {
  const sheet = new Sheet();
  const write = DESCRIBERS[object.kind] as Describer<KubeObject>;
  write(object, sheet, view);
  return sheet.toString();
}
