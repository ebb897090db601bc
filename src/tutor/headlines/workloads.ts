/**
 * The outcome for a workload in one line: how many of its Pods are ready, and with what.
 */
import type { Job } from '../../api/objects';
import { cut } from '../../diagram/text/columns';
import { olderPods, partitionOf, replacesOnDelete } from '../../diagram/older-pods';
import { imageOf, tagOf } from '../../diagram/owner';
import type { Fraction } from '../../diagram/workload';
import { LONGEST_HEADLINE } from '../reply';
import type { Situation } from '../situation';
import { standing } from '../standing';
import { count, nameIn, fraction } from '../story/pod-name';

/** The workload, or what the command was about instead. */
export const name = ({ owner, focus }: Situation) => cut(owner?.metadata.name ?? focus?.name ?? 'it', 30);

/** The tag of its image. */
export const tag = ({ owner }: Situation) =>
  owner === undefined ? '' : cut(tagOf(imageOf(owner.spec.template.spec)), 16);

/** As many Pods are ready as are wanted, and all of one template. */
export const isWell = ({ ready, wanted, isHalfWay }: Situation) => ready === wanted && !isHalfWay;

/** All is well with it. */
export function runs(situation: Situation): string {
  const { owner, ready, wanted } = situation;
  if (owner?.kind === 'Job') return jobIs(situation, owner);
  if (owner?.kind === 'DaemonSet' && wanted === 0) return `${name(situation)} waits: 0 Nodes fit`;
  if (owner?.kind === 'DaemonSet') return runsOnNodes(situation);
  if (wanted === 0) return `${name(situation)} is there; 0 Pods are wanted`;
  return `${name(situation)} runs: ${fraction(ready, wanted, 'Pod')} ready`;
}

function jobIs(situation: Situation, job: Job): string {
  const { ready, wanted } = situation;
  return jobStanding(job, name(situation), { ready, wanted });
}

/** `report is complete: 1 of 1 Pod succeeded`: a Job is judged by the Pods that ended well. */
export function jobStanding({ status: { conditions = [] } }: Job, called: string, { ready, wanted }: Fraction): string {
  const has = (type: string) => conditions.some((condition) => condition.type === type && condition.status === 'True');
  const state = has('Complete') ? 'is complete' : has('Failed') ? 'failed' : has('Suspended') ? 'is suspended' : 'runs';
  return `${called} ${state}: ${fraction(ready, wanted, 'Pod')} succeeded`;
}

/** A selector leaves Nodes out: then the others are counted too. */
function runsOnNodes(situation: Situation): string {
  const { ready, wanted, after } = situation;
  const all = after.count('Node');
  const fit = wanted < all ? ` that ${wanted === 1 ? 'fits' : 'fit'} (${all} in all)` : '';
  return `${name(situation)} runs on ${ready} of ${wanted} ${wanted === 1 ? 'Node' : 'Nodes'}${fit}`;
}

/** It waits for something, or is stuck. */
export function unwell(situation: Situation): string {
  const { ready, wanted, isHalfWay, trouble, owner } = situation;
  if (owner?.kind === 'Job') return jobIs(situation, owner);
  if (isHalfWay) {
    const how = owner?.kind === 'Deployment' && owner.spec.paused === true ? 'paused' : 'stuck';
    return `${name(situation)} is ${how} half-way, ${ready} of ${wanted} can serve`;
  }
  if (owner === undefined && trouble?.word === 'failed') return `${name(situation)} failed, and nobody tries again`;
  const why = trouble === undefined ? '' : trouble.word === 'no Node yet' ? ' (no Node fits)' : ` (${trouble.word})`;
  if (owner?.kind === 'DaemonSet') return `${name(situation)} is ready on ${fraction(ready, wanted, 'Node')}${why}`;
  return `${name(situation)} waits: ${fraction(ready, wanted, 'Pod')} ready${why}`;
}

export function deployed(situation: Situation): string {
  const { owner, ready, wanted, made } = situation;
  if (owner === undefined && !isWell(situation)) return unwell(situation);
  if (owner === undefined) {
    const [only] = situation.steps.some(({ verb }) => verb === 'preempted') ? situation.done.focus : [];
    if (only?.kind === 'Pod') return `${cut(only.name, 30)} runs`;
    const lost = situation.focus?.kind === 'Pod' && situation.after.resolve(situation.focus) === undefined;
    if (lost) return `${name(situation)} was made, and is gone again`;
    return made.length > 0
      ? `${count(made.length, 'Pod')} made; no controller owns ${made.length === 1 ? 'it' : 'them'}`
      : standing(situation.after);
  }
  if (!isWell(situation)) return unwell(situation);
  // Pods that it adopted were there before.
  if (owner.kind !== 'StatefulSet' || ready < 2 || made.length < ready) return runs(situation);
  const names = made.map((pod) => pod.metadata.name).join(', ');
  const how = owner.spec.podManagementPolicy === 'Parallel' ? 'all at once' : 'one after another';
  const inOrder = `${name(situation)} runs: ${names}, ${how}`;
  return ready <= 3 && inOrder.length <= LONGEST_HEADLINE
    ? inOrder
    : `${name(situation)} runs: ${fraction(ready, wanted, 'Pod')}, ${how}`;
}

export function updated(situation: Situation): string {
  if (!isWell(situation)) return unwell(situation);
  const { ready, wanted, owner, there } = situation;
  if (owner?.kind === 'ReplicaSet' && there > 0) {
    return `${name(situation)}: ${tag(situation)} is for new Pods only; ${there} ${there === 1 ? 'stays' : 'stay'} as before`;
  }
  if (wanted === 0) return `${name(situation)} has image ${tag(situation)} now; ${noneWanted(situation)}`;
  const kept = keptBack(situation);
  if (kept !== undefined) return kept;
  return `${name(situation)} runs ${tag(situation)}: ${fraction(ready, wanted, owner?.kind === 'DaemonSet' ? 'Node' : 'Pod')} ready`;
}

/** Pods that keep the template they have, because the strategy says so. */
function keptBack(situation: Situation): string | undefined {
  const { owner, after, wanted } = situation;
  const older = owner === undefined ? 0 : olderPods(owner, after).length;
  if (owner === undefined || older === 0) return undefined;
  const stay = `${older} ${older === 1 ? 'stays' : 'stay'} as before`;
  if (replacesOnDelete(owner)) return `${name(situation)}: ${tag(situation)} is for new Pods only; ${stay}`;
  const have = `${wanted - older} of ${wanted} Pods ${wanted - older === 1 ? 'has' : 'have'}`;
  return partitionOf(owner) > 0 ? `${name(situation)}: ${have} ${tag(situation)}; ${stay}` : undefined;
}

export function scaled(situation: Situation): string {
  const { ready, wanted, there, gone, before, after } = situation;
  if (there > wanted && !situation.isHalfWay) return `${name(situation)} still has ${there} Pods, ${wanted} wanted`;
  if (!isWell(situation)) return unwell(situation);
  const have = `${name(situation)} has ${fraction(ready, wanted, 'Pod')}`;
  const [first] = gone;
  if (first === undefined) return have;
  if (gone.length > 1) return `${have}; ${gone.length} are gone`;
  return `${have}; ${nameIn({ kind: 'Pod', ...first.metadata }, before, after)} is gone`;
}

export function rolledBack(situation: Situation): string {
  if (!isWell(situation)) return unwell(situation);
  const { ready, wanted } = situation;
  const back = `${name(situation)} is back on ${tag(situation)}`;
  return wanted === 0 ? `${back}; ${noneWanted(situation)}` : `${back}, ${ready} of ${wanted} ready`;
}

/** Nothing runs, because nothing is asked for. */
function noneWanted({ owner }: Situation): string {
  return owner?.kind === 'DaemonSet' ? '0 Nodes fit' : '0 Pods are wanted';
}
