/**
 * Priorities of Pods: which class a Pod belongs to, and what follows from it.
 * Follows plugin/pkg/admission/priority and pkg/apis/scheduling.
 */
import type { Draft, Kind, KubeObject, Pod, PodSpec, PriorityClass } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import { forbidden } from '../../api/status';
import { SYSTEM_PRIORITIES } from '../../api/system-priorities';
import type { Cluster } from '../cluster';
import type { ClusterState } from '../state';
import { timestamp } from '../time';
import { uidOf } from '../uid';

type Ranked = Pick<PriorityClass, 'value' | 'preemptionPolicy'>;

/** Of Pods that name no class, where no class is the default. */
const NO_CLASS: Ranked = { value: 0, preemptionPolicy: 'PreemptLowerPriority' };

/** What a spec was admitted as: Pods of one template are alike, and share one spec. */
interface Admitted {
  readonly name: string | undefined;
  readonly ranked: Ranked;
  readonly spec: PodSpec;
}

const admitted = new WeakMap<PodSpec, Admitted>();

/** The Pod with the priority of its class, or the server's refusal. A Pod without a class gets the default one. */
export function withPriority<T extends Pick<Draft<Pod>, 'metadata' | 'spec'>>(cluster: Cluster, pod: T): Result<T> {
  const { spec } = pod;
  const named = spec.priorityClassName === '' ? undefined : spec.priorityClassName;
  const standard = named === undefined ? defaultClass(cluster) : undefined;
  const ranked = named === undefined ? (standard ?? NO_CLASS) : classNamed(cluster, named);
  const refuse = (why: string) => forbidden('Pod', pod.metadata.name ?? pod.metadata.generateName ?? '', why);
  if (ranked === undefined) return refuse(`no PriorityClass with name ${named} was found`);
  const name = named ?? standard?.metadata.name;
  const known = admitted.get(spec);
  if (known?.ranked === ranked && known.name === name) return { ...pod, spec: known.spec };
  const { value, preemptionPolicy = 'PreemptLowerPriority' } = ranked;
  const { priority = value, preemptionPolicy: policy = preemptionPolicy } = spec;
  const computed = 'must not be provided in pod spec; priority admission controller computed';
  const given = 'from the given PriorityClass name';
  if (priority !== value) return refuse(`the integer value of priority (${priority}) ${computed} ${value} ${given}`);
  if (policy !== preemptionPolicy) {
    return refuse(`the string value of PreemptionPolicy (${policy}) ${computed} ${preemptionPolicy} ${given}`);
  }
  const isWhole = spec.priority === priority && spec.preemptionPolicy === preemptionPolicy && named === name;
  const whole: PodSpec = isWhole
    ? spec
    : { ...spec, ...(name !== undefined && { priorityClassName: name }), priority, preemptionPolicy };
  admitted.set(spec, { name, ranked, spec: whole });
  return { ...pod, spec: whole };
}

/** A Pod that somebody sends again without its priority keeps it. */
export function withKeptPriority<T extends KubeObject>(before: KubeObject, next: T): T {
  if (before.kind !== 'Pod' || next.kind !== 'Pod') return next;
  const { priority = before.spec.priority, preemptionPolicy = before.spec.preemptionPolicy } = next.spec;
  if (priority === next.spec.priority && preemptionPolicy === next.spec.preemptionPolicy) return next;
  return { ...next, spec: { ...next.spec, priority, preemptionPolicy } };
}

/** Why a PriorityClass may not be the default of all Pods: another is. */
export function defaultConflict(cluster: Cluster, draft: { kind: Kind; metadata: object }): Rejection | undefined {
  if (draft.kind !== 'PriorityClass') return undefined;
  const { globalDefault, metadata } = draft as Draft<PriorityClass>;
  const other = globalDefault === true ? defaultClass(cluster) : undefined;
  if (other === undefined || other.metadata.name === metadata.name) return undefined;
  const why = `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`;
  return forbidden('PriorityClass', metadata.name ?? '', why);
}

/** A new cluster with the classes that the API server makes when it starts: no serial number is older than theirs. */
export function withSystemClasses(state: ClusterState): ClusterState {
  const classes = systemClasses(state.clock, state.resourceVersion);
  return {
    ...state,
    resourceVersion: state.resourceVersion + classes.length,
    objects: [...state.objects, ...classes],
  };
}

function systemClasses(now: number, resourceVersion: number): readonly PriorityClass[] {
  return Object.entries(SYSTEM_PRIORITIES).map(([name, { value, description }], i) => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: {
      name,
      uid: uidOf(-1 - i),
      resourceVersion: String(resourceVersion + i + 1),
      creationTimestamp: timestamp(now),
      generation: 1,
    },
    value,
    description,
    preemptionPolicy: 'PreemptLowerPriority',
  }));
}

/** A cluster that was stored before it knew PriorityClasses has those of the system all the same. */
const classNamed = (cluster: Cluster, name: string): Ranked | undefined =>
  cluster.get('PriorityClass', name) ?? (Object.hasOwn(SYSTEM_PRIORITIES, name) ? SYSTEM_PRIORITIES[name] : undefined);

/** The class of Pods that name none; of several (which the server never lets in) the one of the lowest value. */
function defaultClass(cluster: Cluster): PriorityClass | undefined {
  let lowest: PriorityClass | undefined;
  for (const candidate of cluster.each('PriorityClass')) {
    if (candidate.globalDefault === true && candidate.value < (lowest?.value ?? Infinity)) lowest = candidate;
  }
  return lowest;
}
