/**
 * What did not happen where people expect it.
 */
import { isTerminal } from '../../api/lifecycle';
import type { KubeObject } from '../../api/objects';
import type { Step } from '../../cluster/step';
import { byName } from '../../diagram/natural';
import { type TopOwner, topOwnerOf } from '../../diagram/owner';
import { fractionOf, podsOf } from '../../diagram/workload';
import type { Entry } from './lines';
import { isClaimInUse, keptBy } from '../finalizers';
import { count, listed } from './pod-name';
import { detailOf, type Happening, since, withVerb } from './telling';

/** Controllers that a learner would expect to act, and that had nothing to do. */
export function tellNothing(happening: Happening): readonly Entry[] {
  return [
    ...afterCrash(happening),
    ...twoOfOneName(happening),
    ...nobodyActed(happening),
    ...afterNodeJoined(happening),
    ...afterLonePod(happening),
    ...afterCordon(happening),
    ...afterDrain(happening),
    ...heldBack(happening),
    ...leftBehind(happening),
  ];
}

const MAKES_NO_POD: ReadonlySet<Step['verb']> = new Set<Step['verb']>(['crashed', 'oomed', 'made-unready']);

/** A container that ended or does not answer, a Pod that had ended: the number is right. */
function afterCrash(happening: Happening): readonly Entry[] {
  const [crash] = happening.steps.filter(
    ({ verb, detail }) => MAKES_NO_POD.has(verb) || (verb === 'deleted' && detail?.phase !== undefined),
  );
  const pod = crash === undefined ? undefined : happening.before.resolve(crash.object);
  if (crash === undefined || pod?.kind !== 'Pod') return [];
  const owner = topOwnerOf(pod, happening.after);
  if (owner === undefined || acted(owner, happening.steps)) return [];
  return [{ at: since(crash, happening), order: crash.id, text: idle(owner, happening), weight: 8, steps: 0 }];
}

/** Running Pods never move to a new Node. */
function afterNodeJoined(happening: Happening): readonly Entry[] {
  const [joined] = withVerb(happening.steps, 'node-ready');
  if (joined === undefined || withVerb(happening.steps, 'added-node').length === 0) return [];
  const owners = [...happening.after.list('Deployment'), ...happening.after.list('StatefulSet')];
  const placed = new Set(withVerb(happening.steps, 'bound').map((step) => ownerUidOf(step, happening)));
  const resting = owners.filter(
    (owner) => !acted(owner, happening.steps) && !placed.has(owner.metadata.uid) && owner.spec.replicas > 0,
  );
  const [first] = resting;
  if (first === undefined) return [];
  const pods = resting.reduce((sum, owner) => sum + owner.spec.replicas, 0);
  const who = resting.length === 1 ? `${first.kind} ${first.metadata.name}` : `${resting.length} workloads`;
  const text = `${who} did nothing: ${resting.length === 1 ? 'its' : 'their'} ${pods} Pods are there`;
  return [{ at: since(joined, happening), order: joined.id, text, weight: 7, steps: 0 }];
}

function ownerUidOf(step: Step, { after }: Happening): string | undefined {
  const pod = after.resolve(step.object);
  return pod?.kind === 'Pod' ? topOwnerOf(pod, after)?.metadata.uid : undefined;
}

/** Nobody brings back a Pod that nobody owns. */
function afterLonePod(happening: Happening): readonly Entry[] {
  const lone = withVerb(happening.steps, 'deleted', 'asked-eviction', 'failed-pod').filter(({ object, detail }) => {
    const pod = detail?.phase === undefined ? happening.before.resolve(object) : undefined;
    return pod?.kind === 'Pod' && topOwnerOf(pod, happening.before) === undefined;
  });
  const [first] = lone;
  if (first === undefined) return [];
  const text =
    lone.length === 1
      ? 'nobody makes a new one, because no controller owns this Pod'
      : `nobody makes new ones, because no controller owns these ${lone.length} Pods`;
  return [{ at: since(first, happening), order: first.id, text, weight: 8, steps: 0 }];
}

/** A drain leaves the Pods of DaemonSets alone. */
function afterDrain(happening: Happening): readonly Entry[] {
  const [drained] = withVerb(happening.steps, 'drained');
  const left = detailOf(drained, 'staying').split(', ');
  if (drained === undefined || left.join('') === '') return [];
  const one = left.length === 1;
  const text = `${listed(left, 'Pods')} ${one ? 'stays' : 'stay'}: a DaemonSet would make ${one ? 'it' : 'them'} again`;
  return [{ at: since(drained, happening), order: drained.id, text, weight: 7, steps: 0 }];
}

/** A finalizer keeps what was deleted. */
function heldBack(happening: Happening): readonly Entry[] {
  return withVerb(happening.steps, 'deleted').flatMap((step) => {
    const object = step.actor === 'you' ? happening.after.resolve(step.object) : undefined;
    const finalizer = keptBy(object);
    if (object === undefined || (finalizer === undefined && !isClaimInUse(object))) return [];
    const text =
      finalizer === undefined
        ? `claim ${step.object.name} stays as long as a Pod uses it, and goes with the Pod`
        : `${step.object.kind} ${step.object.name} stays, because finalizer ${finalizer} is on it`;
    return [{ at: since(step, happening), order: step.id, text, weight: 9, steps: 0 }];
  });
}

/** Who was deleted alone leaves its Pods behind. */
function leftBehind(happening: Happening): readonly Entry[] {
  return withVerb(happening.steps, 'deleted').flatMap((step) => {
    const { before, after } = happening;
    const owner = step.actor === 'you' ? before.resolve(step.object) : undefined;
    if (owner === undefined || !isOwner(owner) || after.resolve(step.object) !== undefined) return [];
    const left = podsOf(owner as TopOwner, before).filter(({ metadata: { name, namespace, uid } }) => {
      const now = after.get('Pod', name, namespace)?.metadata;
      return now?.uid === uid && now.deletionTimestamp === undefined;
    });
    if (left.length === 0) return [];
    const what = owner.kind === 'Deployment' ? 'its ReplicaSet and ' : 'its ';
    const text = `${what}${count(left.length, 'Pod')} stayed, because --cascade=orphan deletes the owner alone`;
    return [{ at: since(step, happening), order: step.id, text, weight: 9, steps: 0 }];
  });
}

/** Cordoning evicts nobody. */
function afterCordon(happening: Happening): readonly Entry[] {
  const [cordoned] = withVerb(happening.steps, 'cordoned');
  if (cordoned === undefined) return [];
  const there = happening.after.podsOn(cordoned.object.name).length;
  const text =
    there === 0
      ? 'nothing ran there'
      : `its ${there === 1 ? 'Pod stays' : `${there} Pods stay`}: cordon only stops new ones`;
  return [{ at: since(cordoned, happening), order: cordoned.id, text, weight: 8, steps: 0 }];
}

/** The same, where something was asked for that this kind of owner does not do. */
function whyIdle(owner: TopOwner, happening: Happening): string {
  const { wanted } = fractionOf(owner, happening.after);
  const isChanged = withVerb(happening.steps, 'changed').length > 0;
  if (owner.kind === 'ReplicaSet' && isChanged) {
    return 'ReplicaSet did nothing, because the number is right: its template counts for new Pods only';
  }
  if (owner.kind === 'DaemonSet' && wanted === 0) {
    const labels = Object.entries(owner.spec.template.spec.nodeSelector ?? {}).map((pair) => pair.join('='));
    return `DaemonSet made no Pod, because no Node ${labels.length === 0 ? 'fits' : `has the label ${labels.join(', ')}`}`;
  }
  return idle(owner, happening);
}

/** `ReplicaSet did nothing: 3 Pods wanted, 3 there`. */
function idle(owner: TopOwner, { after }: Happening): string {
  const pods = podsOf(owner, after).filter((pod) => !isTerminal(pod));
  if (owner.kind === 'StatefulSet' && pods.length > 0 && pods.length <= 3) {
    return `StatefulSet did nothing: ${listed(
      pods.map((pod) => pod.metadata.name).sort(byName),
      'Pods',
    )} ${pods.length === 1 ? 'is' : 'are'} there`;
  }
  const { wanted } = fractionOf(owner, after);
  const actor = owner.kind === 'Deployment' ? 'ReplicaSet' : owner.kind;
  return `${actor} did nothing: ${wanted} Pod${wanted === 1 ? '' : 's'} wanted, ${pods.length} there`;
}

function acted(owner: TopOwner, steps: readonly Step[]): boolean {
  const isOwn = (name: string) => name === owner.metadata.name || name.startsWith(`${owner.metadata.name}-`);
  return steps.some((step) => step.verb === 'made-pod' && isOwn(String(step.detail?.by ?? step.object.name)));
}

/** A StatefulSet makes no second Pod of a name while the first one may still run. */
function twoOfOneName(happening: Happening): readonly Entry[] {
  const [deleted] = withVerb(happening.steps, 'deleted', 'asked-eviction').filter(({ object }) => {
    const pod = happening.before.resolve(object);
    return pod?.kind === 'Pod' && topOwnerOf(pod, happening.before)?.kind === 'StatefulSet';
  });
  if (deleted === undefined) return [];
  const text = isForced(deleted)
    ? afterForce(deleted, happening)
    : `StatefulSet waited: there must never be two ${deleted.object.name}`;
  const isDrained = withVerb(happening.steps, 'drained').length > 0;
  return [{ at: since(deleted, happening), order: deleted.id, text, weight: isDrained ? 6 : 9, steps: 0 }];
}

const isForced = (deleted: Step): boolean => deleted.detail?.grace === 0;

/** Whoever forces a deletion takes the risk that the StatefulSet avoids. */
function afterForce({ object }: Step, { before }: Happening): string {
  const pod = before.resolve(object);
  const node = pod?.kind === 'Pod' ? (pod.spec.nodeName ?? '') : '';
  return before.machines.nodes.get(node)?.fault?.kind === 'silent'
    ? `the old ${object.name} may still run on ${node}: there may be two now`
    : `nobody waited until the old ${object.name} had stopped`;
}

/** Time passed, or a wish was repeated, and no controller had anything to do. */
function nobodyActed(happening: Happening): readonly Entry[] {
  const { steps, before, after, focus = [] } = happening;
  const quiet: ReadonlySet<Step['verb']> = new Set<Step['verb']>(['scaled', 'changed', 'created', 'made-revision']);
  if (steps.some((step) => !quiet.has(step.verb))) return [];
  const owner = focus.map((ref) => after.resolve(ref)).find((object) => object !== undefined && isOwner(object));
  const text = owner === undefined ? 'no controller had anything to do' : whyIdle(owner as TopOwner, happening);
  return [{ at: after.now - before.now, order: Infinity, text, weight: 9, steps: 0 }];
}

function isOwner({ kind }: KubeObject): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'ReplicaSet';
}
