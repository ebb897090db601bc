/** What is looked at of an object, under the names that the recordings use. */
import type { Kind, Kinds, KubeObject, Pod } from '../../src/api/objects';
import type { Seen } from './recording';

type Views = { readonly [K in Kind]?: (object: Kinds[K]) => Seen };

const VIEWS: Views = {
  Pod: (pod) => ({
    phase: pod.status.phase ?? 'Pending',
    ready: conditionOf(pod, 'Ready')?.status === 'True',
    node: pod.spec.nodeName,
    unschedulable: conditionOf(pod, 'PodScheduled')?.reason === 'Unschedulable',
    restarts: sum((pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
    waiting: pod.status.containerStatuses?.map(({ state }) => state?.waiting?.reason).find(Boolean),
    terminating: pod.metadata.deletionTimestamp !== undefined,
    owner: ownerOf(pod),
    image: imagesOf(pod.spec),
  }),
  Deployment: ({ metadata, spec, status }) => ({
    spec: spec.replicas,
    paused: spec.paused ?? false,
    replicas: status.replicas ?? 0,
    updated: status.updatedReplicas ?? 0,
    ready: status.readyReplicas ?? 0,
    available: status.availableReplicas ?? 0,
    unavailable: status.unavailableReplicas ?? 0,
    conditions: conditionsOf(status.conditions),
    image: imagesOf(spec.template.spec),
    revision: metadata.annotations?.[REVISION],
  }),
  ReplicaSet: (set) => ({
    spec: set.spec.replicas,
    replicas: set.status.replicas,
    ready: set.status.readyReplicas ?? 0,
    available: set.status.availableReplicas ?? 0,
    revision: set.metadata.annotations?.[REVISION],
    owner: ownerOf(set),
    image: imagesOf(set.spec.template.spec),
  }),
  StatefulSet: ({ spec, status }) => ({
    spec: spec.replicas,
    replicas: status.replicas,
    ready: status.readyReplicas ?? 0,
    current: status.currentReplicas ?? 0,
    updated: status.updatedReplicas ?? 0,
    image: imagesOf(spec.template.spec),
  }),
  DaemonSet: ({ spec, status }) => ({
    desired: status.desiredNumberScheduled,
    current: status.currentNumberScheduled,
    ready: status.numberReady,
    updated: status.updatedNumberScheduled ?? 0,
    available: status.numberAvailable ?? 0,
    unavailable: status.numberUnavailable ?? 0,
    misscheduled: status.numberMisscheduled,
    image: imagesOf(spec.template.spec),
  }),
  Job: ({ status }) => ({
    active: status.active ?? 0,
    succeeded: status.succeeded ?? 0,
    failed: status.failed ?? 0,
    conditions: conditionsOf(status.conditions),
  }),
  PodDisruptionBudget: ({ status }) => ({
    allowed: status.disruptionsAllowed,
    current: status.currentHealthy,
    desired: status.desiredHealthy,
    expected: status.expectedPods,
  }),
  PersistentVolumeClaim: ({ status }) => ({ phase: status.phase ?? 'Pending' }),
  PersistentVolume: ({ status }) => ({ phase: status.phase ?? 'Pending' }),
  Node: ({ spec }) => ({
    unschedulable: spec.unschedulable ?? false,
    taints: (spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).sort(),
  }),
  ControllerRevision: (revision) => ({ revision: revision.revision, owner: ownerOf(revision) }),
};

const REVISION = 'deployment.kubernetes.io/revision';

/** What the recordings keep of the object; undefined for kinds that they do not keep. */
export function viewOf(object: KubeObject): Seen | undefined {
  const view = VIEWS[object.kind] as ((object: KubeObject) => Seen) | undefined;
  return view?.(object);
}

/** Whether a kind is compared at all. */
export const isCompared = (kind: string): boolean => kind in VIEWS;

function ownerOf({ metadata }: KubeObject): string | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return owner && `${owner.kind}/${owner.name}`;
}

const imagesOf = ({ containers }: Pod['spec']): string => containers.map(({ image }) => image).join(',');

const conditionOf = (pod: Pod, type: string) => pod.status.conditions?.find((condition) => condition.type === type);

const conditionsOf = (
  conditions: readonly { readonly type: string; readonly status: string; readonly reason?: string }[] = [],
): readonly string[] => conditions.map(({ type, status, reason = '' }) => `${type}=${status} ${reason}`);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
