/** What exists after a Pod of a Deployment was deleted: a new one with a new name. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf, podsByName } from '../subjects';

export const deleteDeploymentPod: Prediction = {
  template: 'delete-deployment-pod',
  topic: 'deployment',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const pods = podsByName(owner, cluster);
      const { name, uid } = pods[0]!.metadata;
      const short = shortName(pods[0]!);
      return predict(deleteDeploymentPod, state, isOwn, {
        command: `delete pod ${short}`,
        statement: 'S9',
        ask: `${short} is deleted. What comes?`,
        situation: `Deployment ${owner.metadata.name} wants ${counted(pods.length)} and has them. Somebody deletes one Pod.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after);
          const kept = pods.filter((pod) => now.some(({ metadata }) => metadata.uid === pod.metadata.uid)).length;
          if (now.some((pod) => pod.metadata.uid === uid || pod.metadata.name === name)) return 'same name';
          if (now.length < pods.length) return 'one fewer';
          return kept === pods.length - 1 ? 'new name' : 'all new';
        },
        expected: [
          {
            outcome: 'new name',
            text: 'a new Pod that has another name',
            why: 'the ReplicaSet counts one too few and makes another. Its name is new: any copy is as good.',
          },
          {
            outcome: 'same name',
            text: 'the same Pod, under its old name',
            misconception: 'deleted-pod-returns-same',
            fact: 'a deleted Pod is gone for good. Only a StatefulSet gives the old name to a new Pod.',
          },
          {
            outcome: 'one fewer',
            text: 'no Pod, there is one fewer now',
            misconception: 'deleted-pod-stays-away',
            fact: `${pods.length} are still wanted, and the ReplicaSet compares that with what is there all the time.`,
          },
          {
            outcome: 'all new',
            text: 'new Pods for all, none is kept',
            misconception: 'deleted-pod-needs-owner-restart',
            fact: 'the others are not touched, because only one is missing and the template is the same.',
          },
        ],
      });
    });
  },
};

const counted = (count: number): string => (count === 1 ? '1 copy' : `${count} copies`);
