/**
 * `evict pod`: asks the API to let a Pod leave its Node, as `kubectl drain` does for every Pod there.
 */
import { type Pod, refOf } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { evictionRefusal, evictPod as evict, type EvictionRefusal } from '../../cluster/eviction';
import { takeOne } from '../naming/pod-choice';
import { type PodWords, readPod } from '../naming/pod-words';
import type { Words } from '../grammar/words';
import type { Done, Verb } from '../verb';

export const evictPod: Verb<PodWords> = {
  name: 'evict pod',
  aliases: ['evict', 'evict pods'],
  usage: 'evict pod [NAME]',
  summary: 'asks the API to move a Pod away from its Node, as drain does',
  examples: ['evict pod', 'evict pod web'],
  effect: 'change',
  origin: 'tutor',
  parse: readEvict,
  run: runEvict,
};

/** The API needs no kubelet for this, so a silent Node is no obstacle: the Pod is marked, and waits for its Node. */
function readEvict(words: Words, cluster: Cluster): Result<PodWords> {
  return readPod(words, cluster, {
    verb: 'evict pod',
    fits: ({ metadata }) => metadata.deletionTimestamp === undefined,
    refusal: (who, pods) => stopsAlready(who, pods, cluster),
    reachesSilentNodes: true,
  });
}

function stopsAlready(who: string, pods: readonly Pod[], cluster: Cluster): Rejection {
  const message = `${who} ${pods.length > 1 ? 'are' : 'is'} stopping already.`;
  const node = pods[0]?.spec.nodeName ?? '';
  if (cluster.machines.nodes.get(node)?.fault?.kind === 'silent') {
    const hint = `${node} is silent, and only its kubelet can say that a Pod has stopped.`;
    return { rejected: true, code: 'Tutor', message, hint, fixes: [`node recover ${node}`] };
  }
  return { rejected: true, code: 'Tutor', message, hint: 'Let time pass: /kube wait 30s', fixes: ['wait 30s'] };
}

function runEvict({ choice }: PodWords, cluster: Cluster): Result<Done> {
  const lot = cluster.random.position;
  const { pod, remark } = takeOne(cluster, choice);
  const { name } = pod.metadata;
  const refusal = evictionRefusal(cluster, pod);
  if (refusal !== undefined) {
    // Nothing has happened, so the lot was not drawn either.
    cluster.random.position = lot;
    return refused(pod, refusal);
  }
  cluster.beginWork(undefined);
  cluster.record({
    actor: 'you',
    verb: 'asked-eviction',
    object: refOf(pod),
    detail: { node: pod.spec.nodeName ?? '' },
  });
  evict(cluster, pod);
  return {
    understood: `evict pod ${name}`,
    kubectl: { none: 'kubectl drain asks this for every Pod of a Node' },
    stdout: `pod/${name} evicted\n`,
    focus: [refOf(pod)],
    ...(remark === undefined ? {} : { remark }),
  };
}

/** kubectl's words for the answer 429 (or 500), the server's reason, and what no budget stops. */
function refused({ metadata: { name } }: Pod, { code, message, cause, budgets }: EvictionRefusal): Rejection {
  return {
    rejected: true,
    code: code === 429 ? 'TooManyRequests' : 'InternalError',
    message:
      code === 429 ? `Error from server (TooManyRequests): ${message}\n${cause}` : `Error from server: ${message}`,
    hint:
      code === 429
        ? `Budget ${budgets.join(', ')} allows no eviction now. A budget guards against evictions, not against delete.`
        : `Both ${budgets.join(' and ')} pick this Pod. Delete one of them.`,
    fixes: ['get pdb', `delete pod ${name}`],
  };
}
