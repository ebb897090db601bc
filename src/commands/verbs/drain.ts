/**
 * `drain`: cordons a Node and evicts its Pods, and waits until they are gone. Follows kubectl/pkg/cmd/drain.
 */
import { type Node, type Pod, refOf } from '../../api/objects';
import { matchesSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { evictionRefusal, evictPod, type EvictionRefusal } from '../../cluster/eviction';
import { SECOND } from '../../cluster/time';
import { resultLine } from '../../printers/result';
import { drainInTurn } from '../draining/in-turn';
import { type DrainArgs, DRAIN_FLAGS, readDrain } from '../draining/arguments';
import { type DrainFlags, judge, type Verdict } from '../draining/filters';
import { tryDrain } from '../draining/tried';
import { type Judged, notDrained, obstaclesOf, refusedLine, timedOut, warningLine } from '../draining/words';
import type { Done, Until, Verb } from '../verb';

export const drain: Verb<DrainArgs> = {
  name: 'drain',
  usage: 'drain NODE [--ignore-daemonsets] [--force] [--delete-emptydir-data]',
  summary: 'moves the Pods of a Node elsewhere, to repair the Node',
  examples: ['drain node-2', 'drain node-2 --ignore-daemonsets'],
  effect: 'change',
  origin: 'kubectl',
  flags: DRAIN_FLAGS,
  parse: readDrain,
  run: (args, cluster) => {
    if (args.mode !== undefined) return tryDrain(args, args.mode, cluster, runDrain);
    return args.others.length === 0 ? runDrain(args, cluster) : drainInTurn(args, cluster, runDrain);
  },
};

function runDrain(args: DrainArgs, cluster: Cluster): Done {
  const { node, shown } = args;
  const judged = podsOn(cluster, args).map((pod): Judged => ({ pod, verdict: judge(cluster, pod, args.flags) }));
  const obstacles = obstaclesOf(judged);
  const isRefused = obstacles.length > 0;
  const leaving = isRefused ? [] : judged.filter(({ verdict }) => verdict.kind === 'evict').map(({ pod }) => pod);
  const cordoned = cordonFirst(cluster, node, judged, leaving);
  const line = ['drain', node.metadata.name, ...(shown === '' ? [] : [shown])].join(' ');
  const refused: readonly Refused[] = isRefused ? [] : askAll(cluster, leaving, args);
  const budgets = [...new Set(refused.flatMap(({ refusal }) => refusal.budgets))];
  const drained = {
    budgets,
    leaving: leaving.map(refOf),
    staying: judged.filter(({ verdict }) => verdict.kind === 'leave').map(({ pod }) => refOf(pod)),
    obstacles: judged.flatMap(({ pod, verdict }) => (verdict.kind === 'obstacle' ? [refOf(pod)] : [])),
    missing: missingFlags(cluster, judged, args.flags),
  };
  const answer = {
    understood: line,
    kubectl: { line },
    focus: [refOf(node), ...drained.leaving],
    drain: drained,
  };
  if (isRefused) {
    return { ...answer, stdout: cordoned, stderr: notDrained(node.metadata.name, obstacles), code: 1 };
  }
  const evicting = args.deletes ? '' : evictingLines(leaving);
  const warning = warningLine(judged);
  return {
    ...answer,
    stdout: cordoned + evicting,
    ...(warning === '' ? {} : { stderr: warning }),
    until: untilGone(cluster, leaving, refused, args),
  };
}

/** In the order of the API's lists: by namespace, then name. */
function podsOn(cluster: Cluster, { node, selector }: DrainArgs): readonly Pod[] {
  const key = ({ metadata }: Pod) => `${metadata.namespace ?? ''}/${metadata.name}`;
  return cluster
    .podsOn(node.metadata.name)
    .filter((pod) => matchesSelector(selector, pod.metadata.labels))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A refused drain leaves the Node cordoned. */
function cordonFirst(cluster: Cluster, node: Node, judged: readonly Judged[], leaving: readonly Pod[]): string {
  const wasCordoned = node.spec.unschedulable === true;
  const namesOf = (kind: Verdict['kind']) =>
    judged.filter(({ verdict }) => verdict.kind === kind).map(({ pod }) => pod.metadata.name);
  cluster.beginWork(undefined);
  cluster.record({
    actor: 'you',
    verb: 'drained',
    object: refOf(node),
    detail: {
      wasCordoned: wasCordoned ? 1 : 0,
      leaving: leaving.length,
      obstacles: namesOf('obstacle').join(', '),
      staying: namesOf('obstacle').length > 0 ? '' : namesOf('leave').join(', '),
    },
  });
  if (!wasCordoned) cluster.update({ ...node, spec: { ...node.spec, unschedulable: true } });
  return resultLine(node, wasCordoned ? 'already cordoned' : 'cordoned');
}

/** A Pod that a budget keeps on its Node. */
interface Refused {
  readonly pod: Pod;
  readonly refusal: EvictionRefusal;
}

/** The budget may allow it later: kubectl asks again. */
const isBusy = ({ refusal }: Refused): boolean => refusal.code === 429;

/** kubectl asks again after so long. */
const RETRY = 5 * SECOND;

const evictingLines = (pods: readonly Pod[]): string =>
  pods.map(({ metadata }) => `evicting pod ${metadata.namespace ?? ''}/${metadata.name}\n`).join('');

/** Asks every Pod to leave; answers those that a budget keeps. */
function askAll(cluster: Cluster, pods: readonly Pod[], args: DrainArgs): readonly Refused[] {
  return pods.flatMap((pod) => {
    const refusal = takeAway(cluster, pod, args);
    return refusal === undefined ? [] : [{ pod, refusal }];
  });
}

function takeAway(cluster: Cluster, pod: Pod, { grace, deletes }: DrainArgs): EvictionRefusal | undefined {
  const options = grace === undefined ? {} : { gracePeriodSeconds: grace };
  const refusal = deletes ? undefined : evictionRefusal(cluster, pod);
  if (refusal !== undefined) return refusal;
  const cause = cluster.currentStep;
  const detail = { node: pod.spec.nodeName ?? '' };
  cluster.record({ actor: 'you', verb: deletes ? 'deleted' : 'asked-eviction', object: refOf(pod), detail });
  if (deletes) deleteObject(cluster, pod, options);
  else evictPod(cluster, pod, options);
  cluster.beginWork(cause);
  return undefined;
}

const FLAG_NAMES: Readonly<Record<keyof DrainFlags, string>> = {
  ignoreDaemonSets: '--ignore-daemonsets',
  deleteEmptyDirData: '--delete-emptydir-data',
  force: '--force',
};

/** The flags that would let it go on: behind one obstacle there may be another. */
function missingFlags(cluster: Cluster, judged: readonly Judged[], given: DrainFlags): readonly string[] {
  let flags = given;
  for (const { pod } of judged) {
    for (;;) {
      const verdict = judge(cluster, pod, flags);
      if (verdict.kind !== 'obstacle') break;
      flags = { ...flags, [verdict.flag]: true };
    }
  }
  const names = Object.keys(FLAG_NAMES) as (keyof DrainFlags)[];
  return names.filter((name) => flags[name] && !given[name]).map((name) => FLAG_NAMES[name]);
}

/** A new Pod with the same name is another one. Those that a budget keeps are asked again and again. */
function untilGone(cluster: Cluster, pods: readonly Pod[], atFirst: readonly Refused[], args: DrainArgs): Until {
  const { node, longest, deletes } = args;
  const live = ({ metadata }: Pod): Pod | undefined => {
    const pod = cluster.get('Pod', metadata.name, metadata.namespace);
    return pod?.metadata.uid === metadata.uid ? pod : undefined;
  };
  const isGone = (pod: Pod) => live(pod) === undefined;
  let refused = atFirst;
  const isHopeless = ({ metadata }: Pod) =>
    refused.some((one) => !isBusy(one) && one.pod.metadata.uid === metadata.uid);
  let asked = '';
  let errors = refused.filter(isBusy).map(refusedLine).join('');
  const again = () => {
    const left = refused.filter(isBusy).flatMap(({ pod }) => live(pod) ?? []);
    asked += evictingLines(left);
    refused = [...refused.filter((one) => !isBusy(one)), ...askAll(cluster, left, args)];
    errors += refused.filter(isBusy).map(refusedLine).join('');
  };
  return {
    holds: () => pods.every((pod) => isGone(pod) || isHopeless(pod)),
    longest,
    ...(refused.length > 0 && { retry: { every: RETRY, again } }),
    finish: (reached) => {
      const done = pods.filter(isGone).map((pod) => resultLine(pod, deletes ? 'deleted' : 'evicted'));
      const stdout = asked + done.join('');
      if (reached && pods.every(isGone)) {
        return { stdout: stdout + resultLine(node, 'drained'), stderr: errors, code: 0 };
      }
      const left = pods.filter((pod) => !isGone(pod));
      const kept = new Map(refused.map(({ pod, refusal }) => [pod.metadata.uid, refusal]));
      return { stdout, stderr: errors + timedOut(node.metadata.name, left, longest, kept), code: 1 };
    },
  };
}
