/** What more copies do to those that run: nothing. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

export const scaleOut: Prediction = {
  template: 'scale-out',
  topic: 'scaling',
  example: ['deploy web 2'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name } = owner.metadata;
      const before = podsOf(owner, cluster).map((pod) => pod.metadata.uid);
      const wanted = before.length + 2;
      return predict(scaleOut, state, isOwn, {
        command: `scale ${name} ${wanted}`,
        statement: 'S12',
        ask: `${name} is scaled to ${wanted}. What is made?`,
        situation: `Deployment ${name} has ${before.length === 1 ? '1 ready Pod' : `${before.length} ready Pods`}.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after).map((pod) => pod.metadata.uid);
          const made = now.filter((uid) => !before.includes(uid)).length;
          const kept = now.length - made;
          if (kept < before.length) return 'replaced';
          return made === wanted ? 'added' : made === 2 ? 'two' : 'none';
        },
        expected: [
          {
            outcome: 'two',
            text: '2 Pods, the others stay as they are',
            why: `${wanted} are wanted and ${before.length} there, so the ReplicaSet makes 2. Nobody touches the others.`,
          },
          {
            outcome: 'added',
            text: `${wanted} Pods, beside those that run`,
            misconception: 'scale-adds-to-count',
            fact: `the number is what you want in the end, not what is added, because it states a wish.`,
          },
          {
            outcome: 'replaced',
            text: `${wanted} Pods, all of them are new`,
            misconception: 'scale-restarts-all',
            fact: 'Pods are replaced only when their template changes. A number is not part of it.',
          },
          {
            outcome: 'none',
            text: 'no Pod, a new number needs a rollout',
            misconception: 'count-is-given-once',
            fact: 'the number is compared with what is there all the time, so it counts at once.',
          },
        ],
      });
    });
  },
};
