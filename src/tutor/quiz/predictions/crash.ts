/** What exists after a container crashed: the same Pod. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { shortName } from '../../../diagram/short-name';
import type { Experiment } from '../experiment';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf, podsByName, restartsOf } from '../subjects';

export const crash: Prediction = {
  template: 'crash',
  topic: 'pod',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    return firstOf(state, owners, (owner) => {
      const pod = podsByName(owner, cluster)[0]!;
      const short = shortName(pod);
      return predict(crash, state, isOwn, {
        command: `crash pod ${short}`,
        statement: 'S22',
        ask: `${short} crashes. What comes next?`,
        situation: `All Pods of ${owner.kind} ${owner.metadata.name} are ready. Now the container of one ends with an error.`,
        focus: [refOf(owner)],
        outcomeOf: (experiment) => outcomeOf(experiment, pod.metadata.uid),
        expected: [
          {
            outcome: 'same Pod',
            text: 'the same Pod, its container restarted',
            why: `a crash ends a container. The kubelet starts it again in the same Pod: name, address and Node stay.`,
          },
          {
            outcome: 'new Pod',
            text: 'a new Pod that takes its place',
            misconception: 'crash-makes-new-pod',
            fact: `a new Pod comes only when the Pod itself is gone, because ${owner.kind === 'Deployment' ? 'its ReplicaSet' : 'its StatefulSet'} counts Pods and sees all of them.`,
          },
          {
            outcome: 'stays crashed',
            text: 'nothing, until somebody restarts it',
            misconception: 'crash-is-final',
            fact: 'the kubelet restarts it by itself, because the restart policy of the Pod is Always.',
          },
          {
            outcome: 'moved',
            text: 'the same Pod, on one of the other Nodes',
            misconception: 'crash-moves-pod',
            fact: 'a Pod stays on its Node as long as it exists, because it is scheduled only once.',
          },
        ],
      });
    });
  },
};

function outcomeOf({ before, after }: Experiment, uid: string): string {
  const [old, now] = [before, after].map((cluster) => cluster.list('Pod').find((pod) => pod.metadata.uid === uid));
  if (old === undefined || now === undefined) return 'new Pod';
  if (old.spec.nodeName !== now.spec.nodeName) return 'moved';
  const isReady = now.status.containerStatuses?.every((status) => status.ready) === true;
  return isReady && restartsOf(now) > restartsOf(old) ? 'same Pod' : 'stays crashed';
}
