/** What a Deployment does when a Node joins: nothing. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf } from '../subjects';

export const newNode: Prediction = {
  template: 'new-node',
  topic: 'deployment',
  example: ['deploy web 4'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    return firstOf(state, owners, (owner) => {
      const { name } = owner.metadata;
      const before = podsOf(owner, cluster);
      if (before.length < 2) return undefined;
      const them = countedPods(before.length);
      return predict(newNode, state, isOwn, {
        command: 'node add',
        statement: 'S32',
        ask: `a Node joins. What becomes of ${name}?`,
        situation: `${owner.kind} ${name} has ${them}, all of them ready. Now there is one Node more.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after);
          const stays = before.filter((old) =>
            now.some(({ metadata, spec }) => metadata.uid === old.metadata.uid && spec.nodeName === old.spec.nodeName),
          ).length;
          if (stays === before.length) return now.length === before.length ? 'stay' : 'one more';
          return stays === before.length - 1 ? 'one moves' : 'spread';
        },
        expected: [
          {
            outcome: 'stay',
            text: 'its Pods stay where they are',
            why: `a Pod is given a Node once. The new Node is empty until the next Pod is made.`,
          },
          {
            outcome: 'one moves',
            text: 'one Pod moves to the new Node',
            misconception: 'pods-move',
            fact: `a Pod cannot move. It would have to be deleted, and nobody wants fewer than ${before.length}.`,
          },
          {
            outcome: 'one more',
            text: 'it gets a Pod on the new Node',
            misconception: owner.kind === 'Deployment' ? 'deployment-spreads-evenly' : 'statefulset-one-per-node',
            fact: `${before.length} are wanted and ${before.length} are there. Only a DaemonSet counts Nodes.`,
          },
          {
            outcome: 'spread',
            text: 'its Pods are spread out anew',
            misconception: 'cluster-rebalances',
            fact: 'the scheduler looks at Pods that have no Node yet, and at no others.',
          },
        ],
      });
    });
  },
};
