/** What a workload has after a Node was removed: its number again, with new Pods for those that were lost. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf, standing } from '../subjects';

export const nodeRemoved: Prediction = {
  template: 'node-removed',
  topic: 'deployment',
  example: ['deploy web 4'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    const suitable = cluster.list('Node').flatMap((node) =>
      owners.flatMap((owner) => {
        const lost = standing(owner, cluster).filter(({ spec }) => spec.nodeName === node.metadata.name).length;
        const all = standing(owner, cluster).length;
        return lost === 0 || lost === all ? [] : [{ node: node.metadata.name, owner, lost, all }];
      }),
    );
    return firstOf(state, suitable, ({ node, owner, lost, all }) => {
      const { name } = owner.metadata;
      const before = new Set(standing(owner, cluster).map(({ metadata }) => metadata.uid));
      const maker = owner.kind === 'Deployment' ? 'ReplicaSet' : 'StatefulSet';
      return predict(nodeRemoved, state, isOwn, {
        command: `node remove ${node}`,
        statement: 'S9',
        ask: `${node} is removed. What has ${name} then?`,
        situation: `${owner.kind} ${name} has ${countedPods(all)}, ${lost} of them on ${node}, which leaves the cluster.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = standing(owner, after);
          return `${now.length}, ${now.filter(({ metadata }) => !before.has(metadata.uid)).length} new`;
        },
        expected: [
          {
            outcome: `${all}, ${lost} new`,
            text: `${all} Pods, ${lost} of them new`,
            why: `with the Node its Pods are gone, and the ${maker} makes as many anew. The others stay where they are.`,
          },
          {
            outcome: `${all}, ${all} new`,
            text: `${all} Pods, all of them new`,
            misconception: 'cluster-rebalances',
            fact: `only ${lost} had to be made. Pods that run are not spread anew, because nobody moves a Pod.`,
          },
          {
            outcome: `${all - lost}, 0 new`,
            text: `${countedPods(all - lost)}, until it is back`,
            misconception: 'count-waits-for-node',
            fact: `${all} are still wanted, so the ${maker} makes what is missing on other Nodes.`,
          },
          {
            outcome: `${all}, 0 new`,
            text: `${all} Pods, as some moved`,
            misconception: 'pods-move',
            fact: `a Pod has one Node for its whole life. What runs elsewhere now are new Pods: ${lost}.`,
          },
        ],
      });
    });
  },
};
