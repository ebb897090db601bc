/** What a rollback does to the revisions: the second highest number becomes the newest, so two rollbacks swap. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { replicaSetsOf } from '../../../diagram/owner';
import { predict, type Expected, type Prediction } from '../prediction';
import { type Revision, revisionChange, revisionLines, revisionsOf, revisionWords } from '../revision-table';
import { sceneOf } from '../scene';
import { complete, firstOf } from '../subjects';

export const rollback: Prediction = {
  template: 'rollback',
  topic: 'deployment',
  example: ['deploy web', 'update web v2', 'update web nopull', 'rollback web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name } = owner.metadata;
      const revisions = revisionsOf(owner, cluster);
      const [now, previous] = revisions;
      if (now === undefined || previous === undefined) return undefined;
      if (new Set(revisions.map(({ image }) => image)).size < revisions.length) return undefined;
      return predict(rollback, state, isOwn, {
        command: `rollback ${name}`,
        statement: 'S11',
        ask: `${name} is rolled back${now.wasRolledBackTo ? ' once more' : ''}. What comes?`,
        situation: `Deployment ${name} runs ${now.image} now and knows ${revisions.length} revisions.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const owned = after.get('Deployment', name, owner.metadata.namespace);
          const uid = owned === undefined ? undefined : replicaSetsOf(owned, after).current?.metadata.uid;
          return uid === now.uid ? 'stays' : (uid ?? 'gone');
        },
        expected: expectedOf(name, revisions, now, previous),
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

function expectedOf(
  name: string,
  revisions: readonly Revision[],
  now: Revision,
  previous: Revision,
): readonly Expected[] {
  const first = revisions.at(-1)!;
  const stays: Expected = {
    outcome: 'stays',
    text: `${now.image}, it stays with what works`,
    misconception: 'rollback-keeps-what-works',
    fact: 'it does not remember which revision was ready. It takes the second highest, good or bad.',
  };
  const back: Expected = {
    outcome: previous.uid,
    text: `${previous.image}, of revision ${previous.number}`,
    why: `a rollback takes the second highest revision, here ${previous.number}, and gives it the newest number. Two rollbacks swap the two newest.`,
  };
  const refused: Expected = {
    outcome: 'refused',
    text: `${now.image}, the rollback is refused`,
    misconception: 'rollback-refuses-bad',
    fact: 'only a paused Deployment or one without history is refused. Nobody checks the image before.',
  };
  const both: Expected = {
    outcome: 'both',
    text: `${previous.image} and ${now.image}, half of each`,
    misconception: 'rollback-adds-copies',
    fact: 'a rollback is a rollout: one revision replaces the other step by step, because one template is wanted.',
  };
  const further: Expected = {
    outcome: first.uid,
    text: `${first.image}, of revision ${first.number}`,
    misconception: now.wasRolledBackTo ? 'rollback-one-step-further' : 'rollback-to-first',
    fact: `it goes to the second highest number. To go further back, name the revision: /kube rollback ${name} --to ${first.number}`,
  };
  return [stays, back, refused, revisions.length > 2 ? further : both];
}
