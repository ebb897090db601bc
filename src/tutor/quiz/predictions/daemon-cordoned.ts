/** What a DaemonSet does on a cordoned Node: the same as on every other. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

export const daemonCordoned: Prediction = {
  template: 'daemon-cordoned',
  topic: 'daemonset',
  example: ['deploy agent daemonset', 'cordon node-2'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const cordoned = cluster.list('Node').filter(({ spec }) => spec.unschedulable === true);
    const suitable = complete(cluster, 'DaemonSet').flatMap((owner) =>
      podsOf(owner, cluster).flatMap((pod) =>
        cordoned.some(({ metadata }) => metadata.name === pod.spec.nodeName)
          ? [{ owner, pod, node: pod.spec.nodeName ?? '' }]
          : [],
      ),
    );
    return firstOf(state, suitable, ({ owner, pod, node }) => {
      const { name } = owner.metadata;
      const known = new Set(podsOf(owner, cluster).map(({ metadata }) => metadata.uid));
      return predict(daemonCordoned, state, isOwn, {
        command: `delete pod ${pod.metadata.name}`,
        statement: 'S29',
        ask: `the ${name} Pod is deleted. What comes?`,
        situation: `${node} is cordoned, marked to take no new Pods. DaemonSet ${name} has ${pod.metadata.name} on it.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          if (after.get('Node', node)?.spec.unschedulable !== true) return 'uncordoned';
          const made = podsOf(owner, after).filter(({ metadata }) => !known.has(metadata.uid));
          if (made.length === 0) return 'none';
          return made.every(({ spec }) => spec.nodeName === node) ? 'there' : 'elsewhere';
        },
        expected: [
          {
            outcome: 'there',
            text: `a new one there, cordon or not`,
            why: `every Pod of a DaemonSet tolerates the cordon, so ${name} keeps serving ${node} while it is repaired.`,
          },
          {
            outcome: 'none',
            text: 'none, as long as it is cordoned',
            misconception: 'cordon-stops-daemon',
            fact: `a cordon keeps other Pods away. ${name} must be on ${node} as long as the Node is there.`,
          },
          {
            outcome: 'elsewhere',
            text: 'a new one, on another Node',
            misconception: 'daemon-pod-goes-elsewhere',
            fact: `the other Nodes have their ${name} Pod already, and each gets one, not two.`,
          },
          {
            outcome: 'uncordoned',
            text: `a new one, the cordon is over`,
            misconception: 'daemon-lifts-cordon',
            fact: `${node} is still cordoned. Only you end that: /kube uncordon ${node}`,
          },
        ],
      });
    });
  },
};
