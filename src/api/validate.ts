/**
 * What is wrong with an object, in upstream's words and order.
 * Follows pkg/apis/{apps,batch,core,storage}/validation.
 */
import type { ConfigMap, Draft, Kind, KubeObject, PriorityClass, Secret, StorageClass } from './objects';
import type { FieldError } from './rejection';
import { checkAutoscaler } from './validation/autoscaler';
import { checkChange } from './validation/change';
import { checkCronJob, checkCronJobName } from './validation/cron-job';
import { checkDisruptionBudget } from './validation/disruption-budget';
import type { Findings } from './validation/field';
import { checkJob } from './validation/job';
import { checkLimitRange } from './validation/limit-range';
import { checkMetadata, checkNewFinalizers } from './validation/metadata';
import { checkNode } from './validation/node';
import { checkPodSpec } from './validation/pod-spec';
import { checkPriorityClass } from './validation/priority-class';
import { checkQuota } from './validation/quota';
import { checkService } from './validation/service';
import { checkSettings } from './validation/settings';
import { checkClaimSpec, checkStorageClass, checkVolumeSpec } from './validation/storage';
import { checkDaemonSet, checkDeployment, checkReplicaSet, checkStatefulSet } from './validation/workload';

/** By kind: what is wrong with a spec. Kinds that only controllers write are left out. */
const SPEC_CHECKS = {
  Pod: (found, spec) => checkPodSpec(found, 'spec', spec),
  Deployment: checkDeployment,
  ReplicaSet: checkReplicaSet,
  StatefulSet: checkStatefulSet,
  DaemonSet: checkDaemonSet,
  Job: checkJob,
  CronJob: checkCronJob,
  Service: checkService,
  PersistentVolumeClaim: (found, spec) => checkClaimSpec(found, 'spec', spec),
  PersistentVolume: checkVolumeSpec,
  Node: checkNode,
  ResourceQuota: checkQuota,
  LimitRange: checkLimitRange,
  PodDisruptionBudget: checkDisruptionBudget,
  HorizontalPodAutoscaler: checkAutoscaler,
} as const satisfies Partial<Record<Kind, (found: Findings, spec: never) => void>> as Partial<
  Record<Kind, (found: Findings, spec: object) => void>
>;

/** Everything that forbids creating this (defaulted) draft; empty when it may come in. */
export function validateNew(draft: Draft): readonly FieldError[] {
  const found: Findings = [];
  checkMetadata(found, draft.kind, draft.metadata);
  checkContent(found, draft);
  if (draft.kind === 'CronJob') checkCronJobName(found, draft.metadata.name);
  return found;
}

/** Everything that forbids replacing an object by this (defaulted) one of the same kind and name. */
export function validateChange(before: KubeObject, next: KubeObject): readonly FieldError[] {
  const found: Findings = [];
  checkMetadata(found, next.kind, next.metadata);
  checkNewFinalizers(found, before.metadata, next.metadata);
  if (next.kind !== 'Pod' && next.kind !== 'PersistentVolumeClaim') checkContent(found, next);
  checkChange(found, before, next);
  return found;
}

function checkContent(found: Findings, object: Draft | KubeObject): void {
  if (object.kind === 'StorageClass') checkStorageClass(found, object as Partial<StorageClass>);
  else if (object.kind === 'PriorityClass') checkPriorityClass(found, object as PriorityClass);
  else if (object.kind === 'ConfigMap') checkSettings(found, object as Draft<ConfigMap>);
  else if (object.kind === 'Secret') checkSettings(found, object as Draft<Secret>);
  else SPEC_CHECKS[object.kind]?.(found, (object as { spec?: object }).spec ?? {});
}
