/** What RESTARTS says after a crash, and after a deletion: it is counted for each Pod. */
import { type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import type { Experiment } from '../experiment';
import { predict, type Prediction, type Setup } from '../prediction';
import { complete, firstOf, podsByName, restartsOf } from '../subjects';

type Owner = Parameters<typeof podsOf>[0] & { readonly kind: 'Deployment' | 'StatefulSet' };

export const restarts: Prediction = {
  template: 'restarts',
  topic: 'pod',
  example: ['deploy web', 'crash pod web', 'wait 1m'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    return firstOf(state, owners, (owner) => {
      const pods = podsByName(owner, cluster);
      const crashed = pods.find((pod) => restartsOf(pod) > 0);
      const setup = crashed === undefined ? ofCrash(pods[0]!, owner, pods) : ofDeletion(crashed, owner, pods);
      return predict(restarts, state, isOwn, setup);
    });
  },
};

function ofCrash(pod: Pod, owner: Owner, pods: readonly Pod[]): Setup {
  const short = shortName(pod);
  const count = restartsOf(pod);
  const containers = pod.spec.containers.length;
  return {
    command: `crash pod ${short}`,
    statement: 'S22',
    ask: `how many RESTARTS has ${short}?`,
    situation: `kubectl shows ${count} RESTARTS for ${short}. Now its container crashes.`,
    focus: [refOf(owner)],
    outcomeOf: ({ after }) => {
      const now = podsOf(owner, after);
      const same = now.find(({ metadata }) => metadata.uid === pod.metadata.uid);
      if (same === undefined) return 'new Pod';
      if (same.spec.nodeName !== pod.spec.nodeName) return 'moved';
      const others = pods.filter(({ metadata }) => metadata.uid !== pod.metadata.uid);
      const areSame = others.every((old) =>
        now.some((other) => other.metadata.uid === old.metadata.uid && restartsOf(other) === restartsOf(old)),
      );
      return areSame ? `${restartsOf(same) - count} more` : 'others too';
    },
    expected: [
      {
        outcome: '1 more',
        text: `${count + 1}, in the same Pod`,
        why: `the kubelet started the container again, and counts that in the Pod, which is the same as before.`,
      },
      {
        outcome: 'new Pod',
        text: '0, because it is a new Pod',
        misconception: 'crash-makes-new-pod',
        fact: `${short} stays, because a crash ends only its container. The number therefore grows to ${count + 1}.`,
      },
      {
        outcome: '0 more',
        text: `${count}, it is not started again`,
        misconception: 'crash-is-final',
        fact: 'the kubelet starts it again without being asked, because the restart policy of the Pod is Always.',
      },
      ...(containers > 1
        ? [
            {
              outcome: `${containers} more`,
              text: `${count + containers}, one for each container`,
              misconception: 'pod-restarts-as-a-whole',
              fact: `only the container that crashed starts again. The other ${containers === 2 ? 'one' : `${containers - 1}`} in ${short} ran on.`,
            } as const,
          ]
        : []),
      ...(pods.length > 1
        ? [
            {
              outcome: 'others too',
              text: `${count + 1}, the others 1 more too`,
              misconception: 'deleted-pod-needs-owner-restart',
              fact: `the other ${pods.length === 2 ? 'Pod' : `${pods.length - 1} Pods`} ran on, because the crash was in ${short} alone.`,
            } as const,
          ]
        : []),
      {
        outcome: 'moved',
        text: `${count + 1}, on another Node`,
        misconception: 'retries-change-node',
        fact: `${short} stays on ${pod.spec.nodeName ?? 'its Node'}, because a Pod gets its Node once.`,
      },
    ],
  };
}

function ofDeletion(pod: Pod, owner: Owner, pods: readonly Pod[]): Setup {
  const short = shortName(pod);
  const count = restartsOf(pod);
  const newPodIn = ({ after }: Experiment) =>
    podsOf(owner, after).find((now) => !pods.some(({ metadata }) => metadata.uid === now.metadata.uid));
  return {
    command: `delete pod ${short}`,
    statement: 'S9',
    ask: 'how many RESTARTS has the Pod that comes?',
    situation: `kubectl shows ${count} RESTARTS for ${short}. Now somebody deletes this Pod.`,
    focus: [refOf(owner)],
    outcomeOf: (experiment) => {
      const made = newPodIn(experiment);
      return made === undefined ? 'none' : String(restartsOf(made));
    },
    expected: [
      {
        outcome: '0',
        text: '0, a new Pod begins with 0',
        why: `the number belongs to the Pod, and ${short} is gone. What runs now is another Pod.`,
      },
      {
        outcome: String(count),
        text: `${count}, it takes the number over`,
        misconception: 'identity-is-same-pod',
        fact: `the Pod that came is new, with a UID of its own, and nothing of the old one is counted in it.`,
      },
      {
        outcome: String(count + 1),
        text: `${count + 1}, this start is counted too`,
        misconception: 'pod-restarts-as-a-whole',
        fact: 'RESTARTS counts containers that start again in their Pod. A deleted Pod does not start again.',
      },
      {
        outcome: 'none',
        text: 'none, no Pod comes after it',
        misconception: 'deleted-pod-stays-away',
        fact: `${owner.metadata.name} still wants ${pods.length}, and a controller compares that with what is there.`,
      },
    ],
  };
}
