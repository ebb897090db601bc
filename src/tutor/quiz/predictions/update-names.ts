/** Which Pod names an update leaves: none of a Deployment, all of a StatefulSet. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { imageOf, tagOf } from '../../../diagram/owner';
import { podsOf } from '../../../diagram/workload';
import type { Experiment } from '../experiment';
import { type Expected, predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

export const updateNames: Prediction = {
  template: 'update-names',
  topic: 'deployment',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    return firstOf(state, owners, (owner) => {
      const { name } = owner.metadata;
      const tag = nextTag(imageOf(owner.spec.template.spec));
      const before = podsOf(owner, cluster);
      const wanted = before.length;
      if (tag === undefined || wanted < 2) return undefined;
      const ofDeployment = owner.kind === 'Deployment';
      return predict(updateNames, state, isOwn, {
        command: `update ${name} ${tag}`,
        statement: ofDeployment ? 'S10' : 'S19',
        ask: `${name} gets ${tag}. Which Pod names stay?`,
        situation: `${owner.kind} ${name} has ${wanted} Pods, all of them ready. Now it gets another image.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }: Experiment) => {
          const now = podsOf(owner, after);
          const news = now.filter(({ metadata }) => !before.some((old) => old.metadata.name === metadata.name));
          const kept = now.filter(({ metadata }) => before.some((old) => old.metadata.uid === metadata.uid));
          if (kept.length === wanted) return news.length === 0 ? 'untouched' : 'both';
          if (kept.length > 0 || now.length !== wanted) return 'something else';
          return news.length === wanted ? 'none' : news.length === 0 ? 'all' : 'something else';
        },
        expected: ofDeployment ? ofCopies(name, wanted) : ofMembers(name, wanted),
      });
    });
  },
};

function ofCopies(name: string, wanted: number): readonly Expected[] {
  return [
    {
      outcome: 'none',
      text: 'none, all of them are new',
      why: `the new image has a ReplicaSet of its own, whose Pods get new names. The ${wanted} old ones are deleted.`,
    },
    {
      outcome: 'all',
      text: `all ${wanted}, on Pods made anew`,
      misconception: 'deleted-pod-returns-same',
      fact: `the Pods of ${name} are interchangeable, so no name is used twice. Only a StatefulSet keeps names.`,
    },
    {
      outcome: 'untouched',
      text: `all ${wanted}, no Pod is replaced`,
      misconception: 'image-is-no-template',
      fact: `the image is part of the Pod template, and a changed template replaces all ${wanted} Pods.`,
    },
    {
      outcome: 'both',
      text: `all ${wanted}, beside ${wanted} new ones`,
      misconception: 'rollout-doubles-first',
      fact: `${wanted} are wanted in the end, because the number stayed. Each new Pod takes the place of an old one.`,
    },
  ];
}

function ofMembers(name: string, wanted: number): readonly Expected[] {
  return [
    {
      outcome: 'all',
      text: `all ${wanted}, on Pods made anew`,
      why: `a name belongs to its number. Each Pod is deleted, then made again under its name, the highest first.`,
    },
    {
      outcome: 'none',
      text: 'none, all of them are new',
      misconception: 'names-are-random',
      fact: `${name} numbers its Pods, and the next ${name}-0 is called ${name}-0 again, because its volume needs it.`,
    },
    {
      outcome: 'untouched',
      text: `all ${wanted}, no Pod is replaced`,
      misconception: 'image-is-no-template',
      fact: 'the image is part of the Pod template, so every Pod is replaced. Only the names stay.',
    },
    {
      outcome: 'both',
      text: `all ${wanted}, beside ${wanted} new ones`,
      misconception: 'stateful-update-surges',
      fact: `there can be one ${name}-0 at a time, so the old one has to go before the new one comes.`,
    },
  ];
}

/** The tag after this one, where tags are numbers: `v2` after `web:v1`. */
function nextTag(image: string): string | undefined {
  const number = /^v(\d{1,3})$/.exec(tagOf(image))?.[1];
  return number === undefined ? undefined : `v${Number(number) + 1}`;
}
