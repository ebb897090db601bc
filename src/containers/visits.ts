/**
 * Visits: an app that counts its visitors in a file, as many apps do. It reads the number, and a second later it writes
 * the next one. Two that do so at once on one file lose a visit.
 */
import { type Pod, refOf } from '../api/objects';
import type { Rejection } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import type { StepVerb } from '../cluster/step';
import { SECOND } from '../cluster/time';
import { type FilePlace, placeOf, readFile, writeFile } from './files';
import { answeringRun, mainContainer } from './requests';

/** Where an app counts its visitors, wherever that path lives. */
export const COUNT = '/data/count';

/**
 * Sends so many visits to the Pods in turn. A Pod counts its own one after another: each begins when the one before is
 * written; the n-th of all is written after n seconds. Answers why the app cannot count, if it cannot.
 */
export function beginVisits(cluster: Cluster, pods: readonly Pod[], count: number): Rejection | undefined {
  for (const [index, pod] of pods.slice(0, count).entries()) {
    const container = mainContainer(pod);
    const run = answeringRun(cluster, pod, container);
    if (run === undefined) continue;
    const writesAt: number[] = [];
    for (let visit = index; visit < count; visit += pods.length) writesAt.push(cluster.now + (visit + 1) * SECOND);
    const read = countIn(cluster, pod, container);
    const refused = writeFile(cluster.fork(), pod, COUNT, `${read}`, container);
    if (refused !== undefined) return refused;
    const runtime = cluster.machines.pods.get(pod.metadata.uid);
    const waiting = runtime?.visits?.run === run.id ? runtime.visits : undefined;
    const visits = waiting ?? { container, run: run.id, read, writesAt: [] };
    if (runtime === undefined) continue;
    if (waiting === undefined) recordVisit(cluster, pod, container, 'read-file', read);
    cluster.machines.pods.set(pod.metadata.uid, {
      ...runtime,
      visits: { ...visits, writesAt: [...visits.writesAt, ...writesAt].sort((a, b) => a - b) },
    });
    cluster.nudge(pod);
  }
  return undefined;
}

/** Counts the visits of a Pod that are due. Those of a container that ended are lost. Answers when the next is due. */
export function countVisits(cluster: Cluster, pod: Pod): number | undefined {
  const { uid } = pod.metadata;
  for (;;) {
    const runtime = cluster.machines.pods.get(uid);
    const visits = runtime?.visits;
    if (runtime === undefined || visits === undefined) return undefined;
    const { container, run, read, writesAt } = visits;
    const { visits: _over, ...without } = runtime;
    const [due, ...later] = writesAt;
    if (due === undefined || answeringRun(cluster, pod, container)?.id !== run) {
      cluster.machines.pods.set(uid, without);
      return undefined;
    }
    if (due > cluster.now) return due;
    cluster.machines.pods.set(uid, without);
    writeFile(cluster, pod, COUNT, `${read + 1}`, container);
    recordVisit(cluster, pod, container, 'saved-file', read + 1);
    if (later.length === 0) return undefined;
    const next = countIn(cluster, pod, container);
    recordVisit(cluster, pod, container, 'read-file', next);
    const changed = cluster.machines.pods.get(uid) ?? without;
    cluster.machines.pods.set(uid, { ...changed, visits: { container, run, read: next, writesAt: later } });
  }
}

/** What the file says; 0 where there is none, or no number in it. */
export function countIn(cluster: Cluster, pod: Pod, container = mainContainer(pod)): number {
  const number = Number(readFile(cluster, pod, COUNT, container) ?? 0);
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}

/** Where a Pod's file lives: equal texts are one file. */
export function placeOfCount(cluster: Cluster, pod: Pod): FilePlace {
  return placeOf(cluster, pod, mainContainer(pod), COUNT);
}

/** Equal for Pods that write one file. */
export function fileOfCount(cluster: Cluster, pod: Pod): string {
  const place = placeOfCount(cluster, pod);
  return place.kind === 'disk' ? `${place.disk} ${place.key}` : pod.metadata.uid;
}

function recordVisit(cluster: Cluster, pod: Pod, container: string, verb: StepVerb, number: number): void {
  const detail = { path: COUNT, container, number, file: fileOfCount(cluster, pod) };
  cluster.record({ actor: 'app', verb, object: refOf(pod), detail });
}
