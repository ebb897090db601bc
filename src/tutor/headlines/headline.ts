/**
 * The outcome of a command in one line, with a number. At most 60 characters.
 */
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { fractionOf, podsOf } from '../../diagram/workload';
import type { StepVerb } from '../../cluster/step';
import { claimsOfOwner } from '../../diagram/scope';
import { workloadOf } from '../../diagram/owner';
import { isReady, podState } from '../../diagram/pod-state';
import { failoverHeadline } from '../failover';
import type { LoadDuring } from '../load-during';
import { LONGEST_HEADLINE } from '../reply';
import type { Deed, Situation } from '../situation';
import { standing } from '../standing';
import { count, fraction } from '../story/pod-name';
import { cordoned, labelled, nodeAdded, nodeRemoved, tainted, uncordoned } from './nodes';
import { crashed, deletedPod } from './pods';
import { deployed, isWell, jobStanding, name, rolledBack, runs, scaled, tag, unwell, updated } from './workloads';

/**
 * One line, whatever happened.
 * @param load what became of the requests that people sent meanwhile, if they did; said where there is room
 */
export function headlineOf(situation: Situation, took: number, load?: LoadDuring): string {
  const outcome = failoverHeadline(situation) ?? HEADLINES[situation.deed](situation, took);
  const lost = load === undefined || !TELLS_LOAD.has(situation.deed) ? '' : requestsIn(load);
  const whole = outcome + (lost === '' ? madeRoom(situation) : lost);
  return cut(whole.length <= LONGEST_HEADLINE ? whole : outcome, LONGEST_HEADLINE);
}

/** Deeds after which people ask whether users noticed. */
const TELLS_LOAD: ReadonlySet<Deed> = new Set(['updated', 'rolled back', 'crashed', 'deleted Pod']);

/** Others had to go, so that these Pods could run. */
function madeRoom({ steps, deed }: Situation): string {
  const gone = new Set(steps.filter(({ verb }) => verb === 'preempted').map(({ object }) => object.name)).size;
  return gone === 0 || deed === 'waited' ? '' : `; ${count(gone, 'other')} had to go`;
}

function requestsIn({ lost }: LoadDuring): string {
  return lost === 0 ? ', no request lost' : `, up to ${lost} requests/s lost`;
}

const HEADLINES: Readonly<Record<Deed, (situation: Situation, took: number) => string>> = {
  deployed,
  applied,
  updated,
  'rolled back': rolledBack,
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

const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
function deleted(situation: Situation): string {
  const { focus, gone, before, after } = situation;
  if (focus === undefined) return standing(after);
  const object = before.resolve(focus);
  const kind = object?.kind === 'PersistentVolumeClaim' ? 'Claim' : (object?.kind ?? 'It');
  const label = `${kind} ${cut(focus.name, 24)}`;
  if (after.resolve(focus)?.metadata.uid === object?.metadata.uid) {
    return `${label} is marked for deletion, not gone yet`;
  }
  const orphans = orphansOf(situation);
  if (orphans > 0) return `${label} is gone; its ${count(orphans, 'Pod')} stayed`;
  const kept = situation.owner === undefined ? 0 : claimsOfOwner(situation.owner, after).length;
  if (kept > 0) return `${label} is gone; ${count(kept, 'volume')} stayed`;
  return gone.length === 0 ? `${label} is gone` : `${label} and its ${count(gone.length, 'Pod')} are gone`;
}

/** Pods that it owned and that are still there. */
function orphansOf({ owner, isOwnerGone, before, after }: Situation): number {
  if (owner === undefined || !isOwnerGone) return 0;
  return podsOf(owner, before).filter(({ metadata: { name, namespace, uid, deletionTimestamp } }) => {
    const now = after.get('Pod', name, namespace);
    return deletionTimestamp === undefined && now?.metadata.uid === uid && now.metadata.deletionTimestamp === undefined;
  }).length;
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
  return `${count(yours.size, 'object')} applied; ${fraction(ready, wanted, 'Pod')} ready`;
}

function waited(situation: Situation, took: number): string {
  const { made, gone, after, steps, owner, ready, wanted } = situation;
  const isStalled = steps.some((step) => step.verb === 'stalled' && step.object.name === owner?.metadata.name);
  if (isStalled) return `${name(situation)} is marked stalled, ${ready} of ${wanted} can serve`;
  if (owner !== undefined) {
    return unwell(situation).replace(' is stuck', ' is still stuck').replace(' waits:', ' still waits:');
  }
  const ended = endedJobs(situation);
  if (ended !== undefined) return ended;
  if (steps.length === 0) return `Nothing changed in ${duration(took)}`;
  if (made.length + gone.length > 0) {
    return `${count(made.length, 'Pod')} new, ${gone.length} gone; ${lower(standing(after))}`;
  }
  return standing(after);
}

/** `bad failed: 0 of 1 Pod succeeded`, `2 Jobs complete, 1 failed`. */
function endedJobs({ steps, after }: Situation): string | undefined {
  const of = (verb: StepVerb) =>
    new Set(steps.filter((step) => step.verb === verb).map(({ object }) => object.name)).size;
  const [complete, failed] = [of('completed-job'), of('failed-job')];
  if (complete + failed === 0) return undefined;
  if (complete + failed > 1) {
    return [
      ...(complete > 0 ? [`${count(complete, 'Job')} complete`] : []),
      ...(failed > 0 ? [`${complete > 0 ? failed : count(failed, 'Job')} failed`] : []),
    ].join(', ');
  }
  const ref = steps.find(({ verb }) => verb === 'completed-job' || verb === 'failed-job')?.object;
  const job = ref === undefined ? undefined : after.resolve(ref);
  return job?.kind === 'Job' ? jobStanding(job, cut(job.metadata.name, 30), fractionOf(job, after)) : undefined;
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
  const unit = owner.kind === 'DaemonSet' ? 'Node' : 'Pod';
  return `Nothing to do: ${name(situation)} already has ${fraction(ready, wanted, unit)}`;
}
