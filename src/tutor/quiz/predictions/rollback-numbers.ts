/** How many ReplicaSets there are after a rollback, and which number is the newest. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { replicaSetsOf, revisionOf } from '../../../diagram/owner';
import { predict, type Prediction } from '../prediction';
import { revisionChange, revisionLines, revisionWords } from '../revision-table';
import { sceneOf } from '../scene';
import { complete, firstOf } from '../subjects';

export const rollbackNumbers: Prediction = {
  template: 'rollback-numbers',
  topic: 'deployment',
  example: ['deploy web', 'update web v2'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name, namespace } = owner.metadata;
      const { current, old } = replicaSetsOf(owner, cluster);
      const [previous] = old;
      if (current === undefined || previous === undefined) return undefined;
      const [newest, target, sets] = [revisionOf(current), revisionOf(previous), 1 + old.length];
      const outcome = (count: number, number: number) => `${count} sets, number ${number}`;
      const text = (count: number, number: number) => `${setsIn(count)}, the newest is ${number}`;
      return predict(rollbackNumbers, state, isOwn, {
        command: `rollback ${name}`,
        statement: 'S11',
        ask: `${name} is rolled back. What is there then?`,
        situation: `Deployment ${name} has ${setsIn(sets)}. The newest revision has number ${newest}.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = after.get('Deployment', name, namespace);
          if (now === undefined) return 'gone';
          const then = replicaSetsOf(now, after);
          return outcome((then.current ? 1 : 0) + then.old.length, then.current ? revisionOf(then.current) : 0);
        },
        expected: [
          {
            outcome: outcome(sets, newest + 1),
            text: text(sets, newest + 1),
            why: `the ReplicaSet of revision ${target} is used again and gets the next number, ${newest + 1}. No new one is made.`,
          },
          {
            outcome: outcome(sets, target),
            text: text(sets, target),
            misconception: 'rollback-reuses-number',
            fact: `numbers only grow: revision ${target} is renamed to ${newest + 1}, because it is the newest now.`,
          },
          {
            outcome: outcome(sets + 1, newest + 1),
            text: text(sets + 1, newest + 1),
            misconception: 'rollback-copies-revision',
            fact: `the template of revision ${target} has its ReplicaSet already, so that one gets its Pods back.`,
          },
          {
            outcome: outcome(sets, newest),
            text: text(sets, newest),
            misconception: 'rollback-is-no-revision',
            fact: `a rollback changes the template like any update, so it is counted: ${newest + 1}.`,
          },
        ],
        picture: revisionLines(owner, cluster),
        pictureText: revisionWords(owner, cluster),
        reveal: (experiment) => ({
          ...sceneOf(experiment),
          picture: revisionChange(owner, experiment),
          pictureText: revisionWords(owner, experiment.after),
        }),
      });
    });
  },
};

const setsIn = (count: number): string => (count === 1 ? '1 ReplicaSet' : `${count} ReplicaSets`);
