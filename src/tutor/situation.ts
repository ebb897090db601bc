/**
 * What kind of thing happened, and how it ended: the ground for headline, notice and buttons.
 */
import type { KubeObject, Pod, Ref } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Step, StepVerb } from '../cluster/step';
import type { Done, VerbInfo } from '../commands/verb';
import { waitsBesideOld } from '../diagram/older-pods';
import { controllerOf, type TopOwner, workloadOf } from '../diagram/owner';
import { fractionOf, isRollingOut } from '../diagram/workload';
import { isReady, type PodState, podState } from '../diagram/pod-state';

export type Deed =
  | 'deployed'
  | 'applied'
  | 'updated'
  | 'rolled back'
  | 'scaled'
  | 'crashed'
  | 'deleted Pod'
  | 'deleted'
  | 'node added'
  | 'node removed'
  | 'labelled'
  | 'tainted'
  | 'cordoned'
  | 'uncordoned'
  | 'waited'
  | 'changed'
  | 'nothing';

export interface Situation {
  readonly deed: Deed;
  /** Name of the verb. */
  readonly asked: string;
  readonly done: Done;
  /** The first thing that the command was about. */
  readonly focus: Ref | undefined;
  /** The workload that it was about, as it is now; as it was when it is gone. */
  readonly owner: TopOwner | undefined;
  readonly isOwnerGone: boolean;
  readonly ready: number;
  readonly wanted: number;
  /** Pods of the workload that are there, not stopping, and not ended. */
  readonly there: number;
  /** Old and new Pods stand side by side. */
  readonly isHalfWay: boolean;
  /** What keeps a Pod of this owner from being ready, if anything. */
  readonly trouble: PodState | undefined;
  /** Pods that are there now and were not before, and the other way round. */
  readonly made: readonly Pod[];
  readonly gone: readonly Pod[];
  readonly steps: readonly Step[];
  readonly before: Cluster;
  readonly after: Cluster;
}

export interface Facts {
  readonly verb: VerbInfo;
  readonly done: Done;
  readonly before: Cluster;
  readonly after: Cluster;
}

export function situationOf({ verb, done, before, after }: Facts): Situation {
  const deed = deedOf(verb, done, before, after);
  const owner = deed === 'waited' ? troubled(after) : ownerOf(done.focus, before, after);
  const isOwnerGone = owner !== undefined && !isThere(owner, after);
  const made = before === after ? [] : after.list('Pod').filter((pod) => !isThere(pod, before));
  // What controllers make because of a Pod without an owner is not that Pod.
  const named = made.filter(({ metadata }) =>
    done.focus.some(({ kind, name }) => kind === 'Pod' && name === metadata.name),
  );
  const asked = named.length > 0 ? named : made;
  const pods =
    owner === undefined
      ? asked
      : after.list('Pod').filter((pod) => workloadOf(pod, after)?.metadata.uid === owner.metadata.uid);
  const fraction =
    owner === undefined || isOwnerGone
      ? { ready: asked.filter(isReady).length, wanted: asked.length }
      : fractionOf(owner, after);
  return {
    deed,
    asked: verb.name,
    done,
    focus: done.focus[0],
    owner,
    isOwnerGone,
    ...fraction,
    isHalfWay: owner !== undefined && !isOwnerGone && (isRollingOut(owner, after) || waitsBesideOld(owner, after)),
    trouble: troubleOf(pods, after),
    made,
    there: pods.filter((pod) => !'tx.'.includes(podState(pod, after).box)).length,
    gone: before === after ? [] : before.list('Pod').filter((pod) => !isThere(pod, after)),
    steps: after.steps,
    before,
    after,
  };
}

const DEEDS: readonly (readonly [StepVerb, Deed])[] = [
  ['crashed', 'crashed'],
  ['oomed', 'crashed'],
  ['failed-pod', 'changed'],
  ['drained', 'cordoned'],
  ['asked-eviction', 'deleted Pod'],
  ['made-unready', 'changed'],
  ['made-ready', 'changed'],
  ['added-node', 'node added'],
  ['removed-node', 'node removed'],
  ['cordoned', 'cordoned'],
  ['uncordoned', 'uncordoned'],
  ['labelled', 'labelled'],
];

function deedOf(verb: VerbInfo, done: Done, before: Cluster, after: Cluster): Deed {
  const yours = after.steps.filter((step) => step.actor === 'you');
  if (yours.length === 0) return done.advance !== undefined || verb.name === 'wait' ? 'waited' : 'nothing';
  for (const [step, deed] of DEEDS) {
    if (yours.some((one) => one.verb === step)) return changesNothing(yours, before, after) ? 'nothing' : deed;
  }
  if (yours.some((step) => step.verb === 'changed' && hasLetGo(step.object, before, after))) return 'deleted';
  const deleted = yours.filter((step) => step.verb === 'deleted');
  if (deleted.length > 0) {
    return DELETED[deleted.map((step) => step.object.kind).find(isSingleKind(deleted)) ?? ''] ?? 'deleted';
  }
  if (yours.some((step) => step.detail?.what === 'taints')) return 'tainted';
  if (changesNothing(yours, before, after)) return 'nothing';
  const workloads = new Set(
    yours.filter((step) => isWorkload(step.object)).map((step) => `${step.object.kind}/${step.object.name}`),
  );
  if (workloads.size > 1) return 'applied';
  if (yours.some((step) => step.verb === 'created')) return workloads.size === 0 ? 'changed' : 'deployed';
  if (yours.some((step) => step.verb === 'scaled')) return 'scaled';
  if (verb.name === 'rollback' || verb.name === 'rollout undo') return 'rolled back';
  return isTemplateChanged(yours, before, after)
    ? 'updated'
    : isSizeChanged(yours, before, after)
      ? 'scaled'
      : 'changed';
}

/** What was marked for deletion is gone when its last finalizer is taken off. */
function hasLetGo(ref: Ref, before: Cluster, after: Cluster): boolean {
  return before.resolve(ref)?.metadata.deletionTimestamp !== undefined && after.resolve(ref) === undefined;
}

/** What it is to delete nothing but these. */
const DELETED: Readonly<Record<string, Deed>> = { Pod: 'deleted Pod', Node: 'node removed' };

const isSingleKind = (steps: readonly Step[]) => (kind: string) => steps.every((step) => step.object.kind === kind);

/** The first workload that is not as it should be: what somebody who waits is waiting for. */
function troubled(cluster: Cluster): TopOwner | undefined {
  const sets = cluster.list('ReplicaSet').filter((set) => controllerOf(set, cluster) === undefined);
  const owners: readonly TopOwner[] = [
    ...cluster.list('Deployment'),
    ...cluster.list('StatefulSet'),
    ...cluster.list('DaemonSet'),
    ...sets,
  ];
  return owners.find((owner) => {
    const { ready, wanted } = fractionOf(owner, cluster);
    return ready !== wanted || isRollingOut(owner, cluster) || waitsBesideOld(owner, cluster);
  });
}

/** Deeds that are one even if no object's spec differs in the end. */
const ALWAYS_CHANGES: ReadonlySet<StepVerb> = new Set<StepVerb>([
  'crashed',
  'oomed',
  'failed-pod',
  'made-unready',
  'made-ready',
  'asked-eviction',
  'created',
  'deleted',
]);

/** Whether what *you* did left every object as it was. */
function changesNothing(yours: readonly Step[], before: Cluster, after: Cluster): boolean {
  return yours.every((step) => {
    if (ALWAYS_CHANGES.has(step.verb)) return false;
    const [was, is] = [before.resolve(step.object), after.resolve(step.object)];
    if (was === undefined || is === undefined) return was === is;
    return isSameIntent(was, is);
  });
}

function isSameIntent(a: KubeObject, b: KubeObject): boolean {
  const intent = ({ metadata: { generation, labels, finalizers }, ...fields }: KubeObject) =>
    // A generation counts changes of the spec; a ConfigMap has none, and is what its other fields say.
    JSON.stringify(['spec' in fields ? generation : fields, labels, finalizers]);
  return intent(a) === intent(b);
}

function isTemplateChanged(yours: readonly Step[], before: Cluster, after: Cluster): boolean {
  return yours.some((step) => template(before.resolve(step.object)) !== template(after.resolve(step.object)));
}

function template(object: KubeObject | undefined): string | undefined {
  return object !== undefined && 'spec' in object && 'template' in object.spec
    ? JSON.stringify(object.spec.template)
    : undefined;
}

function isSizeChanged(yours: readonly Step[], before: Cluster, after: Cluster): boolean {
  const size = (object: KubeObject | undefined) =>
    object !== undefined && 'spec' in object && 'replicas' in object.spec ? object.spec.replicas : undefined;
  return yours.some((step) => size(before.resolve(step.object)) !== size(after.resolve(step.object)));
}

function isWorkload({ kind }: Ref): boolean {
  return (
    kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'ReplicaSet' || kind === 'Pod'
  );
}

function isThere(object: KubeObject, cluster: Cluster): boolean {
  const { kind, metadata } = object;
  return cluster.get(kind, metadata.name, metadata.namespace)?.metadata.uid === metadata.uid;
}

function ownerOf(focus: readonly Ref[], before: Cluster, after: Cluster): TopOwner | undefined {
  for (const ref of focus) {
    for (const cluster of [after, before]) {
      const object = cluster.resolve(ref);
      const owner = object === undefined ? undefined : workloadOf(object, cluster);
      if (owner !== undefined) return after.get(owner.kind, owner.metadata.name, owner.metadata.namespace) ?? owner;
    }
  }
  return undefined;
}

/** The first Pod that will not become ready without help or time. */
function troubleOf(pods: readonly Pod[], after: Cluster): PodState | undefined {
  const states = pods.map((pod) => podState(pod, after));
  const firstOf = (boxes: string) => states.find((state) => boxes.includes(state.box));
  return firstOf('!') ?? firstOf('Pn?') ?? firstOf('x');
}
