/** What becomes of an app whose ReplicaSet is deleted: its Deployment makes it again. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { replicaSetsOf } from '../../../diagram/owner';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf } from '../subjects';

export const deleteReplicaSet: Prediction = {
  template: 'delete-replica-set',
  topic: 'deployment',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name, namespace } = owner.metadata;
      const set = replicaSetsOf(owner, cluster).current;
      const pods = podsOf(owner, cluster);
      if (set === undefined) return undefined;
      return predict(deleteReplicaSet, state, isOwn, {
        command: `delete rs ${set.metadata.name}`,
        statement: 'S5',
        ask: `the ReplicaSet of ${name} is deleted. And then?`,
        situation: `Deployment ${name} has ${countedPods(pods.length)} through ReplicaSet ${set.metadata.name}. Somebody deletes that.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = after.get('Deployment', name, namespace);
          if (now === undefined) return 'no Deployment';
          const kept = pods.filter(
            ({ metadata }) => after.get('Pod', metadata.name, namespace)?.metadata.uid === metadata.uid,
          );
          const then = replicaSetsOf(now, after).current;
          if (then === undefined || then.spec.replicas === 0) return kept.length > 0 ? 'Pods alone' : 'nothing';
          if (then.metadata.uid === set.metadata.uid) return 'same set';
          return kept.length === 0 && podsOf(now, after).length === pods.length ? 'all new' : 'Pods kept';
        },
        expected: [
          {
            outcome: 'all new',
            text: 'a new ReplicaSet, with new Pods',
            why: `the old Pods go with their owner. ${name} finds no ReplicaSet for its template, and makes one.`,
          },
          {
            outcome: 'nothing',
            text: 'no ReplicaSet, and no Pods either',
            misconception: 'deleted-replicaset-ends-app',
            fact: `${name} still wants ${countedPods(pods.length)}, so it makes the ReplicaSet again.`,
          },
          {
            outcome: 'Pods kept',
            text: 'a new ReplicaSet, with the old Pods',
            misconception: 'pods-outlive-owner',
            fact: 'what is owned goes with its owner: the garbage collector deleted the old Pods.',
          },
          {
            outcome: 'no Deployment',
            text: 'no ReplicaSet, and no Deployment',
            misconception: 'owner-goes-with-owned',
            fact: `it is the other way round: what ${name} owns goes with it, not ${name} with what it owns.`,
          },
        ],
      });
    });
  },
};
