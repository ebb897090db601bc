/**
 * `crash pod`: ends the containers of a Pod, as a bug in the app would.
 */
import { refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { crashContainer } from '../../containers/faults';
import { commandLine, isOn, namespaceOf, numberOf, type Words } from '../grammar/words';
import { choosePods, type PodChoice, takeOne } from '../naming/pod-choice';
import type { Done, Verb } from '../verb';

interface CrashArgs {
  readonly choice: PodChoice;
  readonly exitCode: number;
  /** Crashes again after every restart, until the Pod is deleted. */
  readonly loop: boolean;
}

export const crashPod: Verb<CrashArgs> = {
  name: 'crash pod',
  aliases: ['crash', 'crash pods'],
  usage: 'crash pod [NAME] [--loop] [--exit N]',
  summary: 'ends the container of a Pod, as a bug in the app would',
  examples: ['crash pod', 'crash pod --loop'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'exit', takes: 'number' },
    { name: 'loop', takes: 'switch' },
  ],
  parse: readCrash,
  run: runCrash,
};

function readCrash(words: Words, cluster: Cluster): Result<CrashArgs> {
  const loop = isOn(words, 'loop') || words.positional.some((word) => word.toLowerCase() === 'loop');
  const names = words.positional
    .filter((word) => word.toLowerCase() !== 'loop')
    .map((word) => word.replace(/^pods?\//i, ''));
  const exitCode = numberOf(words, 'exit') ?? 1;
  if (exitCode < 0 || exitCode > 255) {
    return { rejected: true, code: 'Tutor', message: 'An exit code is a number from 0 to 255.', fixes: ['crash pod'] };
  }
  if (names.length > 1) {
    const fixes = names.map((name) => commandLine('crash pod', words, [name]));
    return { rejected: true, code: 'Tutor', message: 'One Pod at a time.', fixes };
  }
  const choice = choosePods(cluster, names[0], namespaceOf(words), (name) => commandLine('crash pod', words, [name]));
  if (isRejected(choice)) return choice;
  const running = choice.pods.filter(isRunning);
  if (running.length === 0) return nothingRuns(choice);
  return { choice: { ...choice, pods: running }, exitCode, loop };
}

function isRunning(pod: PodChoice['pods'][number]): boolean {
  return (pod.status.containerStatuses ?? []).some((container) => container.state?.running !== undefined);
}

function nothingRuns({ pods }: PodChoice): Result<never> {
  const [pod, ...others] = pods;
  const who = others.length === 0 ? (pod?.metadata.name ?? 'this Pod') : 'these Pods';
  return {
    rejected: true,
    code: 'Tutor',
    message: `No container of ${who} runs now, so none can crash.`,
    hint: 'Only a running container can crash: /kube get pods',
    fixes: ['get pods'],
  };
}

function runCrash({ choice, exitCode, loop }: CrashArgs, cluster: Cluster): Result<Done> {
  const { pod, remark } = takeOne(cluster, choice);
  const { name } = pod.metadata;
  const refused = crashContainer(cluster.fork(), pod, { exitCode, loop });
  if (refused !== undefined) return refused;
  cluster.beginWork(undefined);
  cluster.record({ actor: 'you', verb: 'crashed', object: refOf(pod), detail: { exitCode } });
  crashContainer(cluster, pod, { exitCode, loop });
  return {
    understood: `crash pod ${name}${loop ? ' --loop' : ''}${exitCode === 1 ? '' : ` --exit ${exitCode}`}`,
    kubectl: { none: 'a real app crashes by itself' },
    stdout: `pod/${name} crashed\n`,
    focus: [refOf(pod)],
    ...(remark === undefined ? {} : { remark }),
  };
}
