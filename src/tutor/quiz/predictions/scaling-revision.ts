/** How many revisions there are after scaling: as many as before. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { replicaSetsOf } from '../../../diagram/owner';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { revisionLines, revisionWords } from '../revision-table';
import { complete, firstOf } from '../subjects';

const MORE = 2;

export const scalingRevision: Prediction = {
  template: 'scaling-revision',
  topic: 'deployment',
  example: ['deploy web', 'update web v2'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name, namespace } = owner.metadata;
      const revisions = 1 + replicaSetsOf(owner, cluster).old.length;
      const wanted = podsOf(owner, cluster).length + MORE;
      return predict(scalingRevision, state, isOwn, {
        command: `scale ${name} ${wanted}`,
        statement: 'S12',
        ask: `how many revisions has ${name} then?`,
        situation: `Deployment ${name} has ${revisions === 1 ? '1 revision' : `${revisions} revisions`}. Now it is scaled from ${wanted - MORE} to ${wanted}.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = after.get('Deployment', name, namespace);
          return now === undefined ? 'gone' : String(1 + replicaSetsOf(now, after).old.length);
        },
        expected: [
          {
            outcome: String(revisions),
            text: `${revisions}, as before`,
            why: `only a change of the Pod template makes a revision, and the number of Pods is no part of it.`,
          },
          {
            outcome: String(revisions + 1),
            text: `${revisions + 1}, one more now`,
            misconception: 'scaling-makes-revision',
            fact: `all ${wanted} Pods have the same template, so there is nothing to tell two revisions apart.`,
          },
          {
            outcome: String(revisions + MORE),
            text: `${revisions + MORE}, one per new Pod`,
            misconception: 'every-pod-is-revision',
            fact: `the ${MORE} new Pods are copies of one template, and it has its revision already.`,
          },
          {
            outcome: String(wanted),
            text: `${wanted}, one for each Pod`,
            misconception: 'replicaset-per-pod',
            fact: `one ReplicaSet holds all Pods of a template, here ${wanted}. It is what a revision is kept in.`,
          },
          {
            outcome: '1',
            text: '1, it starts anew',
            misconception: 'scaling-replaces-history',
            fact: `the older templates are kept, ${revisions} as before, so a rollback is still possible.`,
          },
        ],
        picture: revisionLines(owner, cluster),
        pictureText: revisionWords(owner, cluster),
      });
    });
  },
};
