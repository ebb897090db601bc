/**
 * The outcome of a command in one line, with a number (reply-style §4). At most 60 characters.
 */
import { SECOND } from '../cluster/time';
import { cut } from '../diagram/columns';
import { duration } from '../diagram/duration';
import { claimsOf } from '../diagram/mark';
import { imageOf, tagOf } from '../diagram/owner';
import { restartsOf } from '../diagram/pod-state';
import type { LoadDuring } from './load-during';
import type { Deed, Situation } from './situation';
import { standing } from './standing';
import { count, nameIn } from './story/pod-name';

export const LONGEST_HEADLINE = 60;

/** @param load what became of the requests that people sent meanwhile, if they did; said where there is room */
export function headlineOf(situation: Situation, took: number, load?: LoadDuring): string {
  const outcome = HEADLINES[situation.deed](situation, took);
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
  applied: ({ steps, after }) =>
    `${count(new Set(steps.filter((step) => step.actor === 'you').map((step) => step.object.kind + step.object.name)).size, 'object')} set; ${lower(standing(after))}`,
  updated,
  'rolled back': (situation) =>
    isWell(situation)
      ? `${name(situation)} is back on ${tag(situation)}, ${situation.ready} of ${situation.wanted} ready`
      : unwell(situation),
  scaled,
  crashed,
  'deleted Pod': deletedPod,
  deleted,
  'node added': nodeAdded,
  'node removed': nodeRemoved,
  labelled: labelled,
  cordoned: ({ focus, after }) => {
    const there = after.podsOn(focus?.name ?? '').length;
    return `${focus?.name ?? 'the Node'} takes no new Pods; ${there === 0 ? '0 were there' : `its ${there === 1 ? '1 Pod stays' : `${there} Pods stay`}`}`;
  },
  uncordoned: ({ focus, made, steps }) => {
    const placed = steps.filter((step) => step.verb === 'bound').length;
    const since =
      placed > 0
        ? `; ${count(placed, 'Pod')} found a place`
        : made.length > 0
          ? `; ${made.length} new`
          : '; 0 Pods moved';
    return `${focus?.name ?? 'the Node'} takes new Pods again${since}`;
  },
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
  return `${name(situation)} runs: ${ready} of ${wanted} Pods ready`;
}

function unwell(situation: Situation): string {
  const { ready, wanted, isHalfWay, trouble, owner } = situation;
  if (isHalfWay) return `${name(situation)} is stuck half-way, ${ready} of ${wanted} can serve`;
  if (owner?.kind === 'DaemonSet') return `${name(situation)} runs on ${ready} of ${wanted} Nodes; others wait`;
  const why = trouble === undefined ? '' : trouble.word === 'no Node yet' ? ' (no Node fits)' : ` (${trouble.word})`;
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
  const { ready, wanted, owner } = situation;
  return `${name(situation)} runs ${tag(situation)}: ${ready} of ${wanted} ${owner?.kind === 'DaemonSet' ? 'Nodes' : 'Pods'} ready`;
}

function scaled(situation: Situation): string {
  const { ready, wanted, there, gone, before, after } = situation;
  if (there > wanted) return `${name(situation)} still has ${there} Pods, ${wanted} are wanted`;
  if (!isWell(situation)) return unwell(situation);
  const have = `${name(situation)} has ${ready} of ${wanted} Pods`;
  const [first] = gone;
  if (first === undefined) return have;
  if (gone.length > 1) return `${have}; ${gone.length} are gone`;
  return `${have}; ${nameIn({ kind: 'Pod', ...first.metadata }, before, after)} is gone`;
}

function crashed(situation: Situation): string {
  const { before, after, steps } = situation;
  const step = steps.find((one) => one.verb === 'crashed');
  const pod = step === undefined ? undefined : after.resolve(step.object);
  const short = step === undefined ? name(situation) : nameIn(step.object, before, after);
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
      ? `A new ${short} took over the old one's volume`
      : `A new ${short} took the old one's place`;
  }
  if (next === undefined) {
    return situation.owner === undefined
      ? `${short} is gone; nobody makes a new one`
      : `${short} is gone; nothing replaced it`;
  }
  return `${short} is gone, ${nameIn({ kind: 'Pod', ...next.metadata }, before, after)} took its place`;
}

function deleted(situation: Situation): string {
  const { focus, gone, before, after } = situation;
  if (focus === undefined) return standing(after);
  const object = before.resolve(focus);
  const label = `${object?.kind ?? 'It'} ${cut(focus.name, 24)}`;
  if (after.resolve(focus)?.metadata.uid === object?.metadata.uid) {
    return `${label} is marked for deletion, not gone yet`;
  }
  const kept = after.count('PersistentVolumeClaim');
  if (situation.owner?.kind === 'StatefulSet' && kept > 0) return `${label} is gone; ${count(kept, 'volume')} stayed`;
  return gone.length === 0 ? `${label} is gone` : `${label} and its ${count(gone.length, 'Pod')} are gone`;
}

function nodeAdded(situation: Situation): string {
  const { focus, made, after } = situation;
  const node = cut(focus?.name ?? 'the Node', 24);
  const sets = [
    ...new Set(
      made
        .filter((pod) => pod.spec.nodeName === focus?.name)
        .map((pod) => pod.metadata.ownerReferences?.[0]?.name ?? pod.metadata.name),
    ),
  ];
  if (sets.length === 0) return `${node} joined and is empty: ${after.count('Node')} Nodes now`;
  const started = sets.length > 1 ? `${sets.length} Pods` : (sets[0] ?? '');
  return `${node} joined, ${cut(started, 20)} started there by itself`;
}

function nodeRemoved(situation: Situation): string {
  const { focus, gone, made, after } = situation;
  const node = cut(focus?.name ?? 'the Node', 24);
  if (gone.length === 0) return `${node} is gone; ${count(after.count('Node'), 'Node')} left`;
  return `${node} is gone with ${count(gone.length, 'Pod')}; ${made.length === 0 ? 'nothing' : made.length} made elsewhere`;
}

function labelled(situation: Situation): string {
  const { focus, made, gone } = situation;
  const labels = situation.steps.find((step) => step.verb === 'labelled')?.detail?.labels;
  const what = `${cut(focus?.name ?? 'it', 20)} is now labelled ${cut(String(labels ?? ''), 18)}`;
  if (made.length + gone.length === 0) return `${what}; 0 Pods moved`;
  return `${what}: ${count(made.length, 'Pod')} new, ${gone.length} gone`;
}

function waited(situation: Situation, took: number): string {
  const { made, gone, after, steps } = situation;
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
  const unit = owner.kind === 'DaemonSet' ? 'Nodes' : 'Pods';
  return `Nothing to do: ${name(situation)} already has ${ready} of ${wanted} ${unit}`;
}
