/**
 * `unready pod` and `ready pod`: the app in a Pod fails its readiness check, and passes it again.
 */
import { isConditionTrue } from '../../api/conditions';
import { type Pod, refOf } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { answeringContainers, failReadiness, mutedContainers, passReadiness } from '../../containers/faults/readiness';
import type { Words } from '../grammar/words';
import { takeOne } from '../naming/pod-choice';
import { type PodWords, readPod } from '../naming/pod-words';
import type { Done, Verb } from '../verb';

interface ReadinessArgs extends PodWords {
  readonly containers: (pod: Pod) => readonly string[];
}

export const unreadyPod: Verb<ReadinessArgs> = {
  name: 'unready pod',
  aliases: ['unready', 'unready pods'],
  usage: 'unready pod [NAME] [-c CONTAINER]',
  summary: 'lets the app in a Pod fail its readiness check; it runs on',
  examples: ['unready pod', 'unready pod web'],
  effect: 'change',
  origin: 'tutor',
  flags: [{ name: 'container', short: 'c', takes: 'text' }],
  parse: (words, cluster) => readReadiness('unready', words, cluster),
  run: (args, cluster) => setReadiness('unready', args, cluster),
};

export const readyPod: Verb<ReadinessArgs> = {
  name: 'ready pod',
  aliases: ['ready', 'ready pods'],
  usage: 'ready pod [NAME] [-c CONTAINER]',
  summary: 'lets the app in a Pod pass its readiness check again',
  examples: ['ready pod', 'ready pod web'],
  effect: 'change',
  origin: 'tutor',
  flags: [{ name: 'container', short: 'c', takes: 'text' }],
  parse: (words, cluster) => readReadiness('ready', words, cluster),
  run: (args, cluster) => setReadiness('ready', args, cluster),
};

type Name = 'unready' | 'ready';

function readReadiness(verb: Name, words: Words, cluster: Cluster): Result<ReadinessArgs> {
  const containers = verb === 'unready' ? answeringContainers : mutedContainers;
  const found = readPod(words, cluster, {
    verb: `${verb} pod`,
    fits: (pod, container) =>
      pod.metadata.deletionTimestamp === undefined &&
      containers(cluster, pod).some((name) => name === (container ?? name)),
    refusal: verb === 'unready' ? notReadyAlready : readyAlready,
  });
  if ('rejected' in found) return found;
  return { ...found, containers: (pod) => containers(cluster, pod) };
}

function notReadyAlready(who: string, pods: readonly Pod[]): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `${who} ${pods.length > 1 ? 'are' : 'is'} not ready now.`,
    hint: 'Only a Pod that is ready can become unready: /kube get pods',
    fixes: pods.length === 1 ? [`ready pod ${pods[0]?.metadata.name ?? ''}`, 'get pods'] : ['get pods'],
  };
}

/** An image that never answers, a container that does not run: no readiness check can help. */
function readyAlready(who: string, pods: readonly Pod[]): Rejection {
  const areReady = pods.every(({ status }) => isConditionTrue(status.conditions, 'Ready'));
  return {
    rejected: true,
    code: 'Tutor',
    message: areReady
      ? `${who} ${pods.length > 1 ? 'are' : 'is'} ready already.`
      : `${who} cannot become ready this way: no readiness check was broken.`,
    hint: 'ready pod puts right what unready pod did.',
    fixes:
      pods.length === 1 ? [areReady ? `unready pod ${pods[0]?.metadata.name ?? ''}` : 'get pods'] : ['unready pod'],
  };
}

function setReadiness(verb: Name, { choice, container, containers }: ReadinessArgs, cluster: Cluster): Result<Done> {
  const { pod, remark } = takeOne(cluster, choice);
  const { name } = pod.metadata;
  const able = containers(pod);
  const chosen = container !== undefined ? [container] : verb === 'unready' ? able.slice(0, 1) : able;
  cluster.beginWork(undefined);
  const step = verb === 'unready' ? 'made-unready' : 'made-ready';
  cluster.record({ actor: 'you', verb: step, object: refOf(pod), detail: { container: chosen.join(', ') } });
  for (const one of chosen) (verb === 'unready' ? failReadiness : passReadiness)(cluster, pod, one);
  const isOneOfMany = pod.spec.containers.length > 1 && (container !== undefined || verb === 'unready');
  return {
    understood: `${verb} pod ${name}${isOneOfMany ? ` -c ${chosen.join('')}` : ''}`,
    kubectl: { none: 'a real app tells this by its readiness check' },
    stdout: `pod/${name} ${verb === 'unready' ? 'not ready' : 'ready'}\n`,
    focus: [refOf(pod)],
    ...(remark === undefined ? {} : { remark }),
  };
}
