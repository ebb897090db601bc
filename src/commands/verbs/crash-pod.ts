/**
 * `crash pod`: ends a container of a Pod, as a bug in the app would.
 */
import { type Pod, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { type Crash, crashContainer, runningContainers } from '../../containers/faults';
import { isOn, numberOf, type Words } from '../grammar/words';
import { takeOne } from '../naming/pod-choice';
import { type PodWords, readPod } from '../naming/pod-words';
import type { Done, Verb } from '../verb';

interface CrashArgs extends PodWords {
  readonly crash: Crash;
}

export const crashPod: Verb<CrashArgs> = {
  name: 'crash pod',
  aliases: ['crash', 'crash pods'],
  usage: 'crash pod [NAME] [-c CONTAINER] [--loop] [--exit N]',
  summary: 'ends the container of a Pod, as a bug in the app would',
  examples: ['crash pod', 'crash pod --loop', 'crash pod web -c web'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'exit', takes: 'number' },
    { name: 'loop', takes: 'switch' },
    { name: 'container', short: 'c', takes: 'text' },
  ],
  parse: readCrash,
  run: ({ crash, ...target }, cluster) => endContainer(cluster, target, crash),
};

function readCrash(words: Words, cluster: Cluster): Result<CrashArgs> {
  const isLoop = (word: string) => /^loop$/i.test(word);
  const loop = isOn(words, 'loop') || words.positional.some(isLoop);
  const exitCode = numberOf(words, 'exit') ?? 1;
  if (exitCode < 0 || exitCode > 255) {
    return { rejected: true, code: 'Tutor', message: 'An exit code is a number from 0 to 255.', fixes: ['crash pod'] };
  }
  const flags = loop ? new Map([...words.flags, ['loop', true] as const]) : words.flags;
  const positional = words.positional.filter((word) => !isLoop(word));
  const found = readRunning({ ...words, flags, positional }, cluster, 'crash pod');
  return isRejected(found) ? found : { ...found, crash: { exitCode, loop } };
}

/** The Pod, of which at least one container runs. */
export function readRunning(words: Words, cluster: Cluster, verb: string): Result<PodWords> {
  return readPod(words, cluster, {
    verb,
    fits: (pod, container) =>
      pod.metadata.deletionTimestamp === undefined &&
      runningContainers(cluster, pod).some(({ name }) => name === (container ?? name)),
    refusal: nothingRuns,
  });
}

function nothingRuns(who: string, _: readonly Pod[], container: string | undefined): Rejection {
  const what = container === undefined ? 'No container' : `Container ${container}`;
  return {
    rejected: true,
    code: 'Tutor',
    message: container === undefined ? `${what} of ${who} runs now.` : `${what} of ${who} does not run now.`,
    hint: 'Only a container that runs can end: /kube get pods',
    fixes: ['get pods'],
  };
}

/** Ends a container, by itself or for want of memory, and says what was done. */
export function endContainer(cluster: Cluster, { choice, container }: PodWords, crash: Crash): Result<Done> {
  const { pod, remark } = takeOne(cluster, choice);
  const { name } = pod.metadata;
  const isOom = crash.reason === 'OOMKilled';
  const chosen = container ?? runningContainers(cluster, pod)[0]?.name ?? '';
  const how = { ...crash, container: chosen };
  const refused = crashContainer(cluster.fork(), pod, how);
  if (refused !== undefined) return refused;
  cluster.beginWork(undefined);
  const detail = { exitCode: crash.exitCode, container: chosen };
  cluster.record({ actor: 'you', verb: isOom ? 'oomed' : 'crashed', object: refOf(pod), detail });
  crashContainer(cluster, pod, how);
  const isOneOfMany = pod.spec.containers.length > 1;
  const flags = [
    ...(isOneOfMany ? [` -c ${chosen}`] : []),
    ...(crash.loop ? [' --loop'] : []),
    ...(crash.exitCode === 1 || isOom ? [] : [` --exit ${crash.exitCode}`]),
  ];
  const said = isOneOfMany && container === undefined ? withContainer(remark, chosen) : remark;
  return {
    understood: `${isOom ? 'oom' : 'crash'} pod ${name}${flags.join('')}`,
    kubectl: { none: isOom ? 'a real app runs out of memory by itself' : 'a real app crashes by itself' },
    stdout: `pod/${name} crashed\n`,
    focus: [refOf(pod)],
    ...(said === undefined ? {} : { remark: said }),
  };
}

/** Which container it was, where nobody named one of several. */
function withContainer(remark: string | undefined, container: string): string {
  if (remark === undefined) return `you named no container; I took the first, ${container}`;
  return `you named no Pod and no container; I took one Pod and its first container, ${container}`;
}
