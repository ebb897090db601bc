/** In which order a StatefulSet makes Pods: one number after the other. */
import { type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

const MORE = 3;

export const creationOrder: Prediction = {
  template: 'creation-order',
  topic: 'statefulset',
  example: ['deploy db 2 statefulset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'StatefulSet'), (owner) => {
      const { name } = owner.metadata;
      const before = podsOf(owner, cluster);
      const last = Math.max(...before.map((pod) => ordinalOf(pod)));
      const [a, b, c] = [last + 1, last + 2, last + 3];
      return predict(creationOrder, state, isOwn, {
        command: `scale ${name} ${before.length + MORE}`,
        statement: 'S17',
        ask: `${name} goes from ${before.length} to ${before.length + MORE}. In which order?`,
        situation: `StatefulSet ${name} has ${name}-${last} as its highest Pod, and shall have 3 more.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const made = podsOf(owner, after)
            .filter(({ metadata }) => !before.some((old) => old.metadata.uid === metadata.uid))
            .map((pod) => ({ number: ordinalOf(pod), at: pod.metadata.creationTimestamp }))
            .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
          if (made.length < MORE) return 'fewer';
          if (new Set(made.map(({ at }) => at)).size < MORE) return 'together';
          return made.map(({ number }) => number).join();
        },
        expected: [
          {
            outcome: [a, b, c].join(),
            text: `number ${a}, then ${b}, then ${c}`,
            why: `each number waits until the one below it is ready, so that a member finds the others in place.`,
          },
          {
            outcome: [c, b, a].join(),
            text: `number ${c}, then ${b}, then ${a}`,
            misconception: 'highest-starts-first',
            fact: `${name} starts at the lowest number that is missing, ${a}. From the top it only takes away.`,
          },
          {
            outcome: 'together',
            text: 'all three at the same time',
            misconception: 'ordinals-start-together',
            fact: `${name}-${b} was made when ${name}-${a} was ready, because ${name} keeps the order.`,
          },
          {
            outcome: 'by Node',
            text: 'as Nodes are free, no fixed order',
            misconception: 'order-by-node',
            fact: 'the number alone decides. The scheduler chooses a Node when the Pod is there already.',
          },
        ],
      });
    });
  },
};

const ordinalOf = ({ metadata }: Pod): number => Number(/(?<!\d)\d+$/.exec(metadata.name)?.[0] ?? 0);
