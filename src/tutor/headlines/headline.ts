/**
 * The outcome of a command in one line, with a number (reply-style §4). At most 60 characters.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { filesOf } from '../../containers/files';
import { cut } from '../../diagram/columns';
import { duration } from '../../diagram/duration';
import { claimsOf } from '../../diagram/mark';
import { fractionOf } from '../../diagram/owner-lines';
import { claimsOfOwner } from '../../diagram/scope';
import { imageOf, tagOf, workloadOf } from '../../diagram/owner';
import { isReady, podState, restartsOf } from '../../diagram/pod-state';
import { failoverHeadline } from '../failover';
import type { LoadDuring } from '../load-during';
import { cordoned, labelled, nodeAdded, nodeRemoved, tainted, uncordoned } from './nodes';
import type { Deed, Situation } from '../situation';
import { standing } from '../standing';
import { count, nameIn } from '../story/pod-name';

export const LONGEST_HEADLINE = 60;

/** @param load what became of the requests that people sent meanwhile, if they did; said where there is room */
export function headlineOf(situation: Situation, took: number, load?: LoadDuring): string {
  const outcome = failoverHeadline(situation) ?? HEADLINES[situation.deed](situation, took);
  const whole = outcome + (load === undefined || !TELLS_LOAD.has(situation.deed) ? '' : requestsIn(load));
  return cut(whole.length <= LONGEST_HEADLINE ? whole : outcome, LONGEST_HEADLINE);
}

/** Deeds after which people ask whether users noticed. */
const TELLS_LOAD: ReadonlySet<Deed> = new Set(['updated', 'rolled back', 'crashed', 'deleted Pod']);

function requestsIn({ lost }: LoadDuring): string {
  return lost === 0 ? ', no request lost' : `, up to ${lost} requests/s lost`;
}

const HEADLINES: Readonly<Record<Deed, (situation: Situation, took: number) => string>> = {
  deployed,
  applied,
  updated,
  'rolled back': (situation) =>
    !isWell(situation)
      ? unwell(situation)
      : situation.wanted === 0
        ? `${name(situation)} is back on ${tag(situation)}; ${noneWanted(situation)}`
        : `${name(situation)} is back on ${tag(situation)}, ${situation.ready} of ${situation.wanted} ready`,
  scaled,
  crashed,
  'deleted Pod': deletedPod,
  deleted,
  'node added': nodeAdded,
  'node removed': nodeRemoved,
  labelled,
  tainted,
  cordoned,
  uncordoned,
  waited,
  changed: (situation) =>
    situation.owner === undefined ? changedObject(situation) : isWell(situation) ? runs(situation) : unwell(situation),
  nothing,
};

const name = ({ owner, focus }: Situation) => cut(owner?.metadata.name ?? focus?.name ?? 'it', 30);
const tag = ({ owner }: Situation) => (owner === undefined ? '' : cut(tagOf(imageOf(owner.spec.template.spec)), 16));
const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
const isWell = ({ ready, wanted, isHalfWay }: Situation) => ready === wanted && !isHalfWay;

function runs(situation: Situation): string {
  const { owner, ready, wanted } = situation;
  if (owner?.kind === 'DaemonSet' && wanted === 0) return `${name(situation)} waits: 0 Nodes fit`;
  if (owner?.kind === 'DaemonSet') return `${name(situation)} runs on ${ready} of ${wanted} Nodes`;
  if (wanted === 0) return `${name(situation)} is there; 0 Pods are wanted`;
  return `${name(situation)} runs: ${ready} of ${wanted} Pods ready`;
}

function unwell(situation: Situation): string {
  const { ready, wanted, isHalfWay, trouble, owner } = situation;
  if (isHalfWay) return `${name(situation)} is stuck half-way, ${ready} of ${wanted} can serve`;
  const why = trouble === undefined ? '' : trouble.word === 'no Node yet' ? ' (no Node fits)' : ` (${trouble.word})`;
  if (owner?.kind === 'DaemonSet') return `${name(situation)} is ready on ${ready} of ${wanted} Nodes${why}`;
  return `${name(situation)} waits: ${ready} of ${wanted} Pods ready${why}`;
}

function deployed(situation: Situation): string {
  const { owner, ready, wanted, made } = situation;
  if (owner === undefined && !isWell(situation)) return unwell(situation);
  if (owner === undefined) {
    return made.length > 0
      ? `${count(made.length, 'Pod')} made; no controller owns ${made.length === 1 ? 'it' : 'them'}`
      : standing(situation.after);
  }
  if (!isWell(situation)) return unwell(situation);
  if (owner.kind !== 'StatefulSet' || ready < 2) return runs(situation);
  const names = made.map((pod) => pod.metadata.name).join(', ');
  const inOrder = `${name(situation)} runs: ${names}, one after another`;
  return ready <= 3 && inOrder.length <= LONGEST_HEADLINE
    ? inOrder
    : `${name(situation)} runs: ${ready} of ${wanted} Pods, one after another`;
}

function updated(situation: Situation): string {
  if (!isWell(situation)) return unwell(situation);
  const { ready, wanted, owner, there } = situation;
  if (owner?.kind === 'ReplicaSet' && there > 0) {
    return `${name(situation)}: ${tag(situation)} is for new Pods only; ${there} ${there === 1 ? 'stays' : 'stay'} as before`;
  }
  if (wanted === 0) return `${name(situation)} has image ${tag(situation)} now; ${noneWanted(situation)}`;
  return `${name(situation)} runs ${tag(situation)}: ${ready} of ${wanted} ${owner?.kind === 'DaemonSet' ? 'Nodes' : 'Pods'} ready`;
}

function scaled(situation: Situation): string {
  const { ready, wanted, there, gone, before, after } = situation;
  if (there > wanted && !situation.isHalfWay) return `${name(situation)} still has ${there} Pods, ${wanted} wanted`;
  if (!isWell(situation)) return unwell(situation);
  const have = `${name(situation)} has ${ready} of ${wanted} Pods`;
  const [first] = gone;
  if (first === undefined) return have;
  if (gone.length > 1) return `${have}; ${gone.length} are gone`;
  return `${have}; ${nameIn({ kind: 'Pod', ...first.metadata }, before, after)} is gone`;
}

function crashed(situation: Situation): string {
  const { after, steps } = situation;
  const step = steps.find((one) => one.verb === 'crashed');
  const pod = step === undefined ? undefined : after.resolve(step.object);
  const short = step === undefined ? name(situation) : whatCrashed(step, situation);
  if (pod?.kind !== 'Pod') return `${short} crashed and is gone`;
  const restarts = restartsOf(pod);
  const waits = steps.findLast((one) => one.verb === 'waits-to-restart' && one.object.name === pod.metadata.name);
  const ends = steps.filter((one) => one.verb === 'container-ended' && one.object.name === pod.metadata.name).length;
  const isBack = pod.status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  if (isBack !== true && ends > 1) return `${short} keeps crashing: ${restarts} restarts`;
  if (isBack !== true && waits !== undefined) {
    return `${short} crashed; it starts again in ${duration(Number(waits.detail?.seconds ?? 0) * SECOND)}`;
  }
  if (isBack !== true) return `${short} crashed and is not back`;
  return claimsOf(pod).length > 0
    ? `${short} crashed and is back; its volume kept the data`
    : `${short} crashed and is back: same Pod`;
}

/** `web..x2k4p`, or `shipper in web..x2k4p` where the Pod has several containers. */
function whatCrashed({ object, detail }: Step, { before, after }: Situation): string {
  const pod = before.resolve(object);
  const short = nameIn(object, before, after);
  const isOneOfMany = pod?.kind === 'Pod' && pod.spec.containers.length > 1 && detail?.container !== undefined;
  return isOneOfMany ? `${cut(String(detail.container), 12)} in ${short}` : short;
}

function deletedPod(situation: Situation): string {
  const { focus, gone, made, before, after, steps } = situation;
  if (focus === undefined) return standing(after);
  const deletedPods = steps.filter((step) => step.verb === 'deleted').length;
  if (deletedPods > 1) return `${gone.length} of ${deletedPods} Pods are gone, ${count(made.length, 'new one')} made`;
  const short = nameIn(focus, before, after);
  const left = after.resolve(focus);
  const [next] = made;
  if (left?.kind === 'Pod' && made.every((pod) => pod.metadata.uid !== left.metadata.uid)) {
    return `${short} is stopping, it is not gone yet`;
  }
  if (left?.kind === 'Pod') {
    return claimsOf(left).length > 0
      ? `A new ${short} took over the old one's volume${hasData(left, after) ? ' and data' : ''}`
      : `A new ${short} took the old one's place`;
  }
  if (next === undefined) {
    return situation.owner === undefined
      ? `${short} is gone; nobody makes a new one`
      : `${short} is gone; nothing replaced it`;
  }
  return `${short} is gone, ${nameIn({ kind: 'Pod', ...next.metadata }, before, after)} took its place`;
}

/** Whether there is a file on one of its volumes. */
function hasData(pod: Pod, cluster: Cluster): boolean {
  return filesOf(cluster, pod).some(({ place }) => place.kind === 'disk');
}

function deleted(situation: Situation): string {
  const { focus, gone, before, after } = situation;
  if (focus === undefined) return standing(after);
  const object = before.resolve(focus);
  const label = `${object?.kind ?? 'It'} ${cut(focus.name, 24)}`;
  if (after.resolve(focus)?.metadata.uid === object?.metadata.uid) {
    return `${label} is marked for deletion, not gone yet`;
  }
  const kept = situation.owner === undefined ? 0 : claimsOfOwner(situation.owner, after).length;
  if (kept > 0) return `${label} is gone; ${count(kept, 'volume')} stayed`;
  return gone.length === 0 ? `${label} is gone` : `${label} and its ${count(gone.length, 'Pod')} are gone`;
}

/** How the objects stand that were applied; what runs besides does not count. */
function applied({ steps, after }: Situation): string {
  const yours = new Map(
    steps.filter((step) => step.actor === 'you').map(({ object }) => [`${object.kind} ${object.name}`, object]),
  );
  let [ready, wanted] = [0, 0];
  for (const ref of yours.values()) {
    const object = after.resolve(ref);
    if (object?.kind === 'Pod') {
      ready += isReady(object) ? 1 : 0;
      wanted += podState(object, after).box === '.' ? 0 : 1;
    } else if (object !== undefined && workloadOf(object, after) === object) {
      const fraction = fractionOf(object, after);
      ready += fraction.ready;
      wanted += fraction.wanted;
    }
  }
  return `${count(yours.size, 'object')} applied; ${ready} of ${wanted} Pods ready`;
}

/** Nothing runs, because nothing is asked for. */
function noneWanted({ owner }: Situation): string {
  return owner?.kind === 'DaemonSet' ? '0 Nodes fit' : '0 Pods are wanted';
}

function waited(situation: Situation, took: number): string {
  const { made, gone, after, steps, owner, ready, wanted } = situation;
  const isStalled = steps.some((step) => step.verb === 'stalled' && step.object.name === owner?.metadata.name);
  if (isStalled) return `${name(situation)} is marked stalled, ${ready} of ${wanted} can serve`;
  if (owner !== undefined) {
    return unwell(situation).replace(' is stuck', ' is still stuck').replace(' waits:', ' still waits:');
  }
  if (steps.length === 0) return `Nothing changed in ${duration(took)}`;
  if (made.length + gone.length > 0) {
    return `${count(made.length, 'Pod')} new, ${gone.length} gone; ${lower(standing(after))}`;
  }
  return standing(after);
}

function changedObject({ focus, steps }: Situation): string {
  const made = steps.some((step) => step.actor === 'you' && step.verb === 'created');
  return focus === undefined
    ? 'The cluster was changed'
    : `${focus.kind} ${cut(focus.name, 36)} ${made ? 'made' : 'changed'}`;
}

function nothing(situation: Situation): string {
  const { owner, ready, wanted, focus } = situation;
  if (owner === undefined) {
    return focus === undefined ? 'Nothing to do' : `Nothing to do: ${cut(focus.name, 30)} is that way already`;
  }
  if (situation.asked === 'update' || situation.asked === 'set image') {
    return `Nothing to do: ${name(situation)} has image ${tag(situation)} already`;
  }
  const unit = owner.kind === 'DaemonSet' ? 'Nodes' : 'Pods';
  return `Nothing to do: ${name(situation)} already has ${ready} of ${wanted} ${unit}`;
}
