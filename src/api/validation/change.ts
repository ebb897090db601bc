/**
 * What may not change once an object exists.
 * Follows the Validate*Update functions of pkg/apis/{apps,batch,core,storage}/validation.
 */
import type { PodSpec } from 'kubernetes-types/core/v1';
import { isEqual } from '../equal';
import type {
  Kinds,
  KubeObject,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ResourceQuota,
  Service,
  StatefulSet,
  StorageClass,
} from '../objects';
import { parseQuantity } from '../quantity';
import { checkJobChange } from './job';
import { checkPriorityClassChange } from './priority-class';
import { type Findings, forbiddenField, invalidValue } from './field';
import { checkSettingsChange } from './settings';
import { sourcesOf } from './storage';

/** Fields of a StatefulSet's spec that may change, in the order in which the message names them. */
const CHANGEABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const;
const STATEFUL_SET_RULE =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
const POD_RULE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';
const CLAIM_RULE =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

type Check<T> = (found: Findings, before: T, next: T) => void;

const CHECKS: { readonly [K in keyof Kinds]?: Check<Kinds[K]> } = {
  Deployment: (found, before, next) => sameSelector(found, before.spec.selector, next.spec.selector),
  ReplicaSet: (found, before, next) => sameSelector(found, before.spec.selector, next.spec.selector),
  DaemonSet: (found, before, next) => sameSelector(found, before.spec.selector, next.spec.selector),
  StatefulSet: checkStatefulSet,
  Job: checkJobChange,
  Pod: checkPod,
  PersistentVolumeClaim: checkClaim,
  PersistentVolume: checkVolume,
  StorageClass: checkClass,
  PriorityClass: checkPriorityClassChange,
  Service: checkService,
  ResourceQuota: checkScopesChange,
  ConfigMap: checkSettingsChange,
  Secret: checkSettingsChange,
};

/** What is wrong with the change itself; both objects are of one kind. */
export function checkChange(found: Findings, before: KubeObject, next: KubeObject): void {
  const check = CHECKS[next.kind] as Check<KubeObject> | undefined;
  check?.(found, before, next);
}

function sameSelector(found: Findings, before: unknown, next: unknown): void {
  if (!isEqual(before, next)) found.push(invalidValue('spec.selector', next, 'field is immutable'));
}

function checkStatefulSet(found: Findings, before: StatefulSet, next: StatefulSet): void {
  const kept = Object.fromEntries(CHANGEABLE.map((field) => [field, before.spec[field]]));
  if (!isEqual(before.spec, { ...next.spec, ...kept })) found.push(forbiddenField('spec', STATEFUL_SET_RULE));
}

function checkPod(found: Findings, before: Pod, next: Pod): void {
  if (before.spec.containers.length !== next.spec.containers.length) {
    found.push(forbiddenField('spec.containers', 'pod updates may not add or remove containers'));
    return;
  }
  const kept = next.spec.tolerations ?? [];
  const lost = (before.spec.tolerations ?? []).some((old) => !kept.some((toleration) => isEqual(old, toleration)));
  if (lost) {
    const why = 'existing toleration can not be modified except its tolerationSeconds';
    found.push(forbiddenField('spec.tolerations', why));
  }
  const added = (next.spec.schedulingGates ?? []).find(
    ({ name }) => !(before.spec.schedulingGates ?? []).some((gate) => gate.name === name),
  );
  if (added !== undefined) {
    const why = `only deletion is allowed, but found new scheduling gate '${added.name}'`;
    found.push(forbiddenField('spec.schedulingGates', why));
  }
  const changed: PodSpec = {
    ...next.spec,
    containers: withImages(next.spec.containers, before.spec.containers),
    initContainers: next.spec.initContainers && withImages(next.spec.initContainers, before.spec.initContainers ?? []),
    activeDeadlineSeconds: before.spec.activeDeadlineSeconds,
    tolerations: before.spec.tolerations,
    schedulingGates: before.spec.schedulingGates,
  };
  if (!isEqual(before.spec, changed)) found.push(forbiddenField('spec', POD_RULE));
}

function withImages(containers: PodSpec['containers'], old: PodSpec['containers']): PodSpec['containers'] {
  return containers.map((container, index) => ({ ...container, image: old[index]?.image }));
}

/** A bound claim may ask for more; a claim without a volume or a class may be given one. */
function checkClaim(found: Findings, before: PersistentVolumeClaim, next: PersistentVolumeClaim): void {
  const { volumeName = '', storageClassName } = before.spec;
  const changed = {
    ...next.spec,
    ...(before.status.phase === 'Bound' ? { resources: before.spec.resources } : {}),
    ...(volumeName === '' ? { volumeName: before.spec.volumeName } : {}),
    ...(storageClassName === undefined ? { storageClassName } : {}),
  };
  if (!isEqual(before.spec, changed)) found.push(forbiddenField('spec', CLAIM_RULE));
  const size = sizeOf(next);
  if (size < sizeOf(before) && size <= parseQuantity(before.status.capacity?.storage)) {
    found.push(forbiddenField('spec.resources.requests.storage', 'field can not be less than status.capacity'));
  }
}

const sizeOf = ({ spec }: PersistentVolumeClaim): number => parseQuantity(spec.resources.requests?.storage);

function checkVolume(found: Findings, before: PersistentVolume, next: PersistentVolume): void {
  const sourceOf = ({ spec }: PersistentVolume) => sourcesOf(spec).map((source) => spec[source as keyof typeof spec]);
  if (!isEqual(sourceOf(before), sourceOf(next))) {
    const why = 'spec.persistentvolumesource is immutable after creation';
    found.push(forbiddenField('spec.persistentvolumesource', why));
  }
  if (before.spec.volumeMode !== next.spec.volumeMode) {
    found.push(invalidValue('spec.volumeMode', next.spec.volumeMode, 'field is immutable'));
  }
  const { nodeAffinity } = before.spec;
  if (nodeAffinity !== undefined && !isEqual(nodeAffinity, next.spec.nodeAffinity)) {
    const why = 'field is immutable, except for updating from beta label to GA';
    found.push(invalidValue('nodeAffinity', next.spec.nodeAffinity, why));
  }
}

function checkClass(found: Findings, before: StorageClass, next: StorageClass): void {
  for (const field of ['parameters', 'provisioner', 'reclaimPolicy'] as const) {
    if (!isEqual(before[field], next[field])) {
      found.push(forbiddenField(field, `updates to ${field} are forbidden.`));
    }
  }
  if (before.volumeBindingMode !== next.volumeBindingMode) {
    found.push(invalidValue('volumeBindingMode', next.volumeBindingMode, 'field is immutable'));
  }
}

/** What a quota counts is settled with it; how much is not. */
function checkScopesChange(found: Findings, before: ResourceQuota, next: ResourceQuota): void {
  for (const field of ['scopes', 'scopeSelector'] as const) {
    if (isEqual(before.spec[field], next.spec[field])) continue;
    found.push(invalidValue(`spec.${field}`, next.spec[field], 'field is immutable'));
  }
}

function checkService(found: Findings, before: Service, next: Service): void {
  const isExternal = before.spec.type === 'ExternalName' || next.spec.type === 'ExternalName';
  if (isExternal || before.spec.clusterIP === next.spec.clusterIP) return;
  found.push(
    invalidValue('spec.clusterIPs[0]', next.spec.clusterIPs ?? [next.spec.clusterIP], 'may not change once set'),
  );
}
