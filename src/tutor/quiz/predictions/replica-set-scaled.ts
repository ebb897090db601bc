/** What becomes of the number that somebody gives the ReplicaSet of a Deployment: it is set back. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { replicaSetsOf } from '../../../diagram/owner';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf } from '../subjects';

const MORE = 2;

export const replicaSetScaled: Prediction = {
  template: 'replica-set-scaled',
  topic: 'deployment',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name, namespace } = owner.metadata;
      const set = replicaSetsOf(owner, cluster).current;
      const pods = podsOf(owner, cluster);
      if (set === undefined) return undefined;
      const [had, wanted] = [pods.length, pods.length + MORE];
      return predict(replicaSetScaled, state, isOwn, {
        command: `scale rs ${set.metadata.name} ${wanted}`,
        statement: 'S5',
        ask: `its ReplicaSet is set to ${wanted}. What has ${name}?`,
        situation: `Deployment ${name} has ${countedPods(had)}. Somebody scales not ${name}, but its ReplicaSet.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = after.get('Deployment', name, namespace);
          if (now === undefined) return 'gone';
          const then = podsOf(now, after);
          const areKept = pods.every((pod) => then.some(({ metadata }) => metadata.uid === pod.metadata.uid));
          return `${then.length}, ${now.spec.replicas}${areKept ? '' : ', anew'}`;
        },
        expected: [
          {
            outcome: `${had}, ${had}`,
            text: `${countedPods(had)}, as ${name} says`,
            why: `a Deployment sets the number of its ReplicaSets. ${name} wants ${had}, and set the ${wanted} back.`,
          },
          {
            outcome: `${wanted}, ${had}`,
            text: `${wanted} Pods, as you set it`,
            misconception: 'replicaset-obeys-people',
            fact: `the ReplicaSet belongs to ${name}, and its owner decides. Scale that: /kube scale ${name} ${wanted}`,
          },
          {
            outcome: `${wanted}, ${wanted}`,
            text: `${wanted} Pods, and ${name} learns it`,
            misconception: 'wishes-flow-to-owner',
            fact: `a wish goes from the owner to what it owns, so ${name} still says ${had}.`,
          },
          {
            outcome: `${had}, ${had}, anew`,
            text: had === 1 ? '1 Pod, and that is new' : `${had} Pods, all of them new`,
            misconception: 'scale-restarts-all',
            fact: `only the ${MORE} that were too many had to go. A number does not touch the others.`,
          },
        ],
      });
    });
  },
};
