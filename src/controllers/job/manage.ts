/**
 * Keeps as many Pods at work as the Job wants now.
 * Follows manageJob in pkg/controller/job/job_controller.go.
 */
import type { Job, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { mayTry, noteFailure, noteSuccess, seenBy } from '../loop/back-off';
import { isNamespaceGone } from '../workload/create-pod';
import { slowStart } from '../workload/slow-start';
import { chooseVictims } from '../workload/victims';
import { retryAt } from './back-off';
import { dropPods, indexOf, makePod } from './pods';
import { type Counts, endedNow, isLeaving } from './tracking';

/** Pods made or deleted in one pass. */
const BURST = 500;

interface Situation extends Counts {
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
}

interface Managed {
  readonly active: readonly Pod[];
  /** When a Pod may be made that is missing now. */
  readonly lookAgainAt?: number;
}

/** Deletes what is too much, or makes what is missing; never both in one pass. */
export function managePods(cluster: Cluster, job: Job, situation: Situation): Managed {
  const { active, pods, succeeded } = situation;
  if (job.spec.suspend) return drop(cluster, job, active, active, 'the Job is suspended');
  const wanted = wantedPods(job, active.length, succeeded);
  const misplaced = job.spec.completionMode === 'Indexed' ? needless(job, situation) : [];
  const surplus = Math.max(0, active.length - wanted - misplaced.length);
  const rest = active.filter((pod) => !misplaced.includes(pod)).map((pod) => ({ pod, neighbours: 1 }));
  const victims = surplus === 0 ? [] : chooseVictims(rest, surplus, cluster.now).map(({ pod }) => pod);
  const doomed = [...misplaced, ...victims].slice(0, BURST);
  if (doomed.length > 0) return drop(cluster, job, active, doomed, `${wanted} are wanted, ${active.length} there`);
  const leaving = job.spec.podReplacementPolicy === 'Failed' ? pods.filter(isLeaving).length : 0;
  const missing = wanted - active.length - leaving;
  if (missing <= 0) return { active };
  const lookAgainAt = retryAt(cluster, job, endedNow(job, pods));
  if (lookAgainAt !== undefined && lookAgainAt > cluster.now) return { active, lookAgainAt };
  return { active: [...active, ...make(cluster, job, situation, Math.min(missing, BURST), wanted)] };
}

/** Without a number of completions, the first success ends the making of new Pods. */
function wantedPods({ spec: { completions, parallelism } }: Job, active: number, succeeded: number): number {
  if (completions === undefined) return succeeded > 0 ? active : parallelism;
  return Math.max(0, Math.min(completions - succeeded, parallelism));
}

/** Active Pods whose index is done, out of range or taken by an older Pod. */
function needless(job: Job, { active, completed }: Situation): readonly Pod[] {
  const taken = new Set<number>();
  return active.filter((pod) => {
    const index = indexOf(pod);
    const isNeedless =
      index === undefined || index >= (job.spec.completions ?? 0) || completed.has(index) || taken.has(index);
    if (index !== undefined) taken.add(index);
    return isNeedless;
  });
}

function drop(cluster: Cluster, job: Job, active: readonly Pod[], doomed: readonly Pod[], because: string): Managed {
  dropPods(cluster, job, doomed, { because, isCounted: false });
  return { active: active.filter((pod) => !doomed.includes(pod)) };
}

/** Makes so many Pods. Where the server refused one, the rest waits, the longer the more often that happened. */
function make(cluster: Cluster, job: Job, situation: Situation, count: number, wanted: number): readonly Pod[] {
  const { active } = situation;
  const { uid, namespace } = job.metadata;
  // All its Pods, those that leave, too: every change of one is a reason to try.
  const seen = () => seenBy(job, cluster.controlledBy('Pod', uid));
  // In a Namespace that is being deleted nothing can be made, and nothing needs to be.
  if (isNamespaceGone(cluster, namespace) || !mayTry(cluster, uid, seen)) return [];
  const made: Pod[] = [];
  const because = `${wanted} are wanted, ${active.length} there`;
  const indexes = nextIndexes(job, situation, count);
  const isWell = slowStart(indexes.length, (place) => {
    const pod = makePod(cluster, job, because, indexes[place]);
    if (pod !== undefined) made.push(pod);
    return pod !== undefined;
  });
  if (isWell) noteSuccess(cluster, uid);
  else noteFailure(cluster, uid, seen());
  return made;
}

/** The lowest indexes that nobody works on; for a Job without indexes as many blanks. */
function nextIndexes(job: Job, { active, completed }: Situation, count: number): readonly (number | undefined)[] {
  if (job.spec.completionMode !== 'Indexed') return Array.from({ length: count }, () => undefined);
  const taken = new Set([...completed, ...active.flatMap((pod) => indexOf(pod) ?? [])]);
  const free: number[] = [];
  for (let index = 0; index < (job.spec.completions ?? 0) && free.length < count; index++) {
    if (!taken.has(index)) free.push(index);
  }
  return free;
}
