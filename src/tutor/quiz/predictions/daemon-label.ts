/** What a DaemonSet with a node selector does when a Node gets the label: it makes a Pod there. */
import { type DaemonSet, refOf } from '../../../api/objects';
import { isNodeReady } from '../../../api/node-state';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf } from '../subjects';

export const daemonLabel: Prediction = {
  template: 'daemon-label',
  topic: 'daemonset',
  example: ['label node node-1 disk=ssd', 'deploy agent daemonset on disk=ssd'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const suitable = complete(cluster, 'DaemonSet').flatMap((owner) => {
      const label = selectorOf(owner);
      if (label === undefined) return [];
      const without = cluster
        .list('Node')
        .filter((node) => isNodeReady(node) && node.metadata.labels?.[label.key] === undefined);
      return without.map(({ metadata }) => ({
        owner,
        node: metadata.name,
        pair: `${label.key}=${label.value}`,
        without,
      }));
    });
    return firstOf(state, suitable, ({ owner, node, pair, without }) => {
      const { name } = owner.metadata;
      const before = podsOf(owner, cluster);
      return predict(daemonLabel, state, isOwn, {
        command: `label node ${node} ${pair}`,
        statement: 'S31',
        ask: `what does DaemonSet ${name} do?`,
        situation: `${name} runs on Nodes with ${pair}, and has ${countedPods(before.length)}. Now ${node} gets that label.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after);
          const kept = before.filter((old) =>
            now.some(({ metadata, spec }) => metadata.uid === old.metadata.uid && spec.nodeName === old.spec.nodeName),
          );
          const made = now.length - kept.length;
          if (kept.length < before.length) return 'moved';
          const isThere = now.some(({ spec }) => spec.nodeName === node);
          return made === 1 && isThere ? 'one there' : made === 0 ? 'nothing' : `${made} more`;
        },
        expected: [
          {
            outcome: 'one there',
            text: `it makes a Pod for ${node}`,
            why: `${node} fits now, and a DaemonSet makes a Pod for every Node that fits, whenever that begins.`,
          },
          {
            outcome: 'nothing',
            text: 'nothing, that Node is there already',
            misconception: 'labels-count-at-start',
            fact: `labels are compared all the time, so ${name} notices ${node} at once.`,
          },
          // Where only this Node is without the label, every Node would be right.
          ...(without.length > 1
            ? [
                {
                  outcome: `${without.length} more`,
                  text: 'it makes a Pod for every Node',
                  misconception: 'daemon-ignores-selector',
                  fact: `each Node is compared for itself. Without ${pair} a Node gets no Pod of ${name}.`,
                } as const,
              ]
            : []),
          {
            outcome: 'moved',
            text: `it moves one of its Pods there`,
            misconception: 'daemon-moves-pod',
            fact: 'the other Nodes still fit, so they keep their Pods. And no Pod ever moves.',
          },
          {
            outcome: '2 more',
            text: 'it makes two Pods, one to spare',
            misconception: 'daemon-two-per-node',
            fact: `${node} gets one. A DaemonSet has no number of copies that could be larger.`,
          },
        ],
      });
    });
  },
};

/** The only label that it asks Nodes for. */
function selectorOf({ spec }: DaemonSet): { readonly key: string; readonly value: string } | undefined {
  const [pair, ...more] = Object.entries(spec.template.spec.nodeSelector ?? {});
  return pair === undefined || more.length > 0 ? undefined : { key: pair[0], value: pair[1] };
}
