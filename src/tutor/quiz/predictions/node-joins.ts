/** What a DaemonSet does when a Node joins: it makes a Pod for it. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import type { Experiment } from '../experiment';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

export const nodeJoins: Prediction = {
  template: 'node-joins',
  topic: 'daemonset',
  example: ['deploy agent daemonset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'DaemonSet'), (owner) => {
      const { name } = owner.metadata;
      const pods = podsOf(owner, cluster);
      const places = pods.map((pod) => [pod.metadata.uid, pod.spec.nodeName]);
      const moved = ({ after }: Experiment) =>
        places.some(
          ([uid, node]) => podsOf(owner, after).find((pod) => pod.metadata.uid === uid)?.spec.nodeName !== node,
        );
      return predict(nodeJoins, state, isOwn, {
        command: 'node add',
        statement: 'S30',
        ask: `a Node joins. What becomes of ${name}?`,
        situation: `DaemonSet ${name} has a Pod on each of ${pods.length === 1 ? '1 Node' : `${pods.length} Nodes`}.`,
        focus: [refOf(owner)],
        outcomeOf: (experiment) => {
          if (moved(experiment)) return 'moved';
          const more = podsOf(owner, experiment.after).length - pods.length;
          return more === 1 ? 'one more' : more === 0 ? 'none' : 'more';
        },
        expected: [
          {
            outcome: 'one more',
            text: 'it makes a Pod for the new Node',
            why: 'a DaemonSet compares Nodes with Pods. Every Node that fits gets its Pod, without a word from you.',
          },
          {
            outcome: 'none',
            text: 'nothing, until it is applied again',
            misconception: 'daemon-needs-reapply',
            fact: 'the wish says every Node that fits, so there is nothing to apply again when one joins.',
          },
          {
            outcome: 'moved',
            text: 'one of its Pods moves to the new Node',
            misconception: 'daemon-moves-pod',
            fact: 'no Pod ever moves, and each Node keeps its own, because all of them still need it.',
          },
          {
            outcome: 'more',
            text: 'it makes two Pods, one to spare',
            misconception: 'daemon-two-per-node',
            fact: 'it is always one on each Node. There is no number of copies that could be larger.',
          },
        ],
      });
    });
  },
};
