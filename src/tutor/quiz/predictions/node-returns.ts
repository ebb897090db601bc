/** What becomes of Pods that were made elsewhere when their old Node is back: nothing. */
import { isSilent } from '../../../api/node-state';
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { DEFAULT_NAMESPACE } from '../../../commands/grammar/words';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { countedPods, firstOf, standing } from '../subjects';

export const nodeReturns: Prediction = {
  template: 'node-returns',
  topic: 'deployment',
  example: ['deploy web 6', 'node fail node-3', 'wait 6m'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const suitable = cluster
      .list('Node')
      .filter(isSilent)
      .flatMap(({ metadata: { name: node } }) =>
        cluster.list('Deployment', DEFAULT_NAMESPACE).flatMap((owner) => {
          const stuck = podsOf(owner, cluster).filter(
            ({ metadata, spec }) => spec.nodeName === node && metadata.deletionTimestamp !== undefined,
          );
          return stuck.length > 0 && standing(owner, cluster).length > 0 ? [{ node, owner, stuck }] : [];
        }),
      );
    return firstOf(state, suitable, ({ node, owner, stuck }) => {
      const { name } = owner.metadata;
      const now = standing(owner, cluster);
      return predict(nodeReturns, state, isOwn, {
        command: `node recover ${node}`,
        statement: 'S9',
        ask: `${node} is back. What becomes of ${name}?`,
        situation: `${node} was silent for so long that Pods of ${name} were replaced on other Nodes.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const then = new Map(podsOf(owner, after).map((pod) => [pod.metadata.uid, pod]));
          const remain = stuck.filter(({ metadata }) => then.has(metadata.uid)).length;
          const stayed = now.filter(
            ({ metadata, spec }) => then.get(metadata.uid)?.spec.nodeName === (spec.nodeName ?? 'none'),
          ).length;
          if (stayed < now.length) return remain > 0 ? 'old again' : 'spread';
          return remain > 0 ? 'both' : then.size === now.length ? 'stays' : 'more';
        },
        expected: [
          {
            outcome: 'stays',
            text: 'its Pods stay where they are',
            why: `the new Pods have their Nodes. On ${node} the kubelet ends the ${countedPods(stuck.length)} that were marked for deletion.`,
          },
          {
            outcome: 'old again',
            text: 'its old Pods take over again',
            misconception: 'pods-return-to-node',
            fact: `they were marked for deletion while ${node} was silent, and a mark is never taken back.`,
          },
          {
            outcome: 'both',
            text: 'its old and new Pods both run',
            misconception: 'returned-pods-add-to-count',
            fact: `${now.length} are wanted and ${now.length} were there already, so the old ones end.`,
          },
          {
            outcome: 'spread',
            text: 'its Pods are spread out anew',
            misconception: 'cluster-rebalances',
            fact: `a Pod that runs keeps its Node. ${node} gets Pods when the next ones are made.`,
          },
        ],
      });
    });
  },
};
