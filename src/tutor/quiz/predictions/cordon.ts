/** What a cordon does to the Pods of its Node: nothing. */
import { isNodeReady } from '../../../api/node-state';
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { readyPods } from '../../../containers/requests';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf, standing } from '../subjects';

export const cordon: Prediction = {
  template: 'cordon',
  topic: 'pod',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const nodes = cluster.list('Node').filter((node) => isNodeReady(node) && node.spec.unschedulable !== true);
    const suitable = complete(cluster, 'Deployment').flatMap((owner) =>
      nodes.flatMap(({ metadata: { name: node } }) => {
        const service = cluster.get('Service', owner.metadata.name, owner.metadata.namespace);
        const pods = standing(owner, cluster).filter(({ spec }) => spec.nodeName === node);
        const reached = service === undefined ? [] : readyPods(cluster, service);
        const areReached = pods.every((pod) => reached.some(({ metadata }) => metadata.uid === pod.metadata.uid));
        return service !== undefined && pods.length > 0 && areReached ? [{ owner, node, pods, service }] : [];
      }),
    );
    return firstOf(state, suitable, ({ owner, node, pods, service }) => {
      const { name } = owner.metadata;
      const [them, they] = pods.length === 1 ? ['it', 'it stays'] : ['them', 'they stay'];
      return predict(cordon, state, isOwn, {
        command: `cordon ${node}`,
        statement: 'S9',
        ask: `what becomes of what runs on ${node}?`,
        situation: `${node} has ${countedPods(pods.length)} of Deployment ${name}. Now somebody cordons ${node}.`,
        focus: [refOf(owner), refOf(cluster.get('Node', node)!)],
        outcomeOf: ({ after }) => {
          const now = standing(owner, after);
          const kept = pods.filter((pod) => now.some(({ metadata }) => metadata.uid === pod.metadata.uid));
          if (kept.length < pods.length) return 'leave';
          const reached = readyPods(after, service);
          const isAll = pods.every((pod) => reached.some(({ metadata }) => metadata.uid === pod.metadata.uid));
          return isAll ? 'stay' : 'without requests';
        },
        expected: [
          {
            outcome: 'stay',
            text: `${they}, and requests come`,
            why: `a cordon only keeps new Pods away from ${node}. Who is there is not asked to leave.`,
          },
          {
            outcome: 'leave',
            text: `${name} gets others elsewhere`,
            misconception: 'cordon-evicts',
            fact: `a cordon evicts nobody. That is what a drain does: /kube drain ${node}`,
          },
          {
            outcome: 'without requests',
            text: `${they}, without requests`,
            misconception: 'cordon-stops-requests',
            fact: `Service ${name} sends to ready Pods, and a cordon does not change who is ready.`,
          },
          {
            outcome: 'later',
            text: `${they}, for 5 minutes more`,
            misconception: 'cordon-has-a-timer',
            fact: `no time runs: a cordon lasts until you end it, and so long nobody moves ${them} away.`,
          },
        ],
      });
    });
  },
};
