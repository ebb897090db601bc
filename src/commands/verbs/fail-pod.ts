/**
 * `fail pod`: the Pod's Node runs low on memory, and its kubelet ends the Pod for good.
 */
import { isActive, isTerminal } from '../../api/lifecycle';
import { type Pod, refOf } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { evictUnderPressure } from '../../containers/faults/pressure';
import type { Words } from '../grammar/words';
import { takeOne } from '../naming/pod-choice';
import { type PodWords, readPod } from '../naming/pod-words';
import type { Done, Verb } from '../verb';

export const failPod: Verb<PodWords> = {
  name: 'fail pod',
  aliases: ['fail pods'],
  usage: 'fail pod [NAME]',
  summary: 'ends a Pod for good, as a kubelet does when its Node is low on memory',
  examples: ['fail pod', 'fail pod web'],
  effect: 'change',
  origin: 'tutor',
  parse: readFail,
  run: runFail,
};

function readFail(words: Words, cluster: Cluster): Result<PodWords> {
  return readPod(words, cluster, {
    verb: 'fail pod',
    fits: (pod) => pod.spec.nodeName !== undefined && isActive(pod),
    refusal: cannotFail,
  });
}

function cannotFail(who: string, [pod]: readonly Pod[]): Rejection {
  const message =
    pod?.spec.nodeName === undefined
      ? `${who} is on no Node yet, so no kubelet can end it.`
      : isTerminal(pod)
        ? `${who} has ended already: ${pod.status.phase ?? ''}.`
        : `${who} is stopping already.`;
  return { rejected: true, code: 'Tutor', message, hint: 'See how Pods stand: /kube get pods', fixes: ['get pods'] };
}

function runFail({ choice }: PodWords, cluster: Cluster): Result<Done> {
  const { pod, remark } = takeOne(cluster, choice);
  const { name } = pod.metadata;
  cluster.beginWork(undefined);
  cluster.record({ actor: 'you', verb: 'failed-pod', object: refOf(pod) });
  evictUnderPressure(cluster, pod);
  return {
    understood: `fail pod ${name}`,
    kubectl: { none: 'a kubelet does this by itself' },
    stdout: `pod/${name} failed\n`,
    focus: [refOf(pod)],
    ...(remark === undefined ? {} : { remark }),
  };
}
