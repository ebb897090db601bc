/** How many Pods can serve after an update to an image that cannot be pulled. */
import { isConditionTrue } from '../../../api/conditions';
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { imageOf, tagOf } from '../../../diagram/owner';
import { podsOf } from '../../../diagram/workload';
import { type Expected, predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

const BAD = 'nopull';

export const badImage: Prediction = {
  template: 'bad-image',
  topic: 'deployment',
  example: ['deploy web 4'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name, namespace } = owner.metadata;
      const wanted = podsOf(owner, cluster).length;
      if (tagOf(imageOf(owner.spec.template.spec)) === BAD) return undefined;
      return predict(badImage, state, isOwn, {
        command: `update ${name} ${BAD}`,
        statement: 'S10',
        ask: `${name} gets a bad image. How many serve?`,
        situation: `Deployment ${name} has ${wanted} of ${wanted} ready. Its new image cannot be pulled, and nobody acts.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = after.get('Deployment', name, namespace);
          const isBack = now === undefined || tagOf(imageOf(now.spec.template.spec)) !== BAD;
          const serving = podsOf(owner, after).filter(({ status }) => isConditionTrue(status.conditions, 'Ready'));
          return `${serving.length}${isBack ? ', back' : ''}`;
        },
        expected: ({ after }) => {
          const serving = podsOf(owner, after).filter(({ status }) => isConditionTrue(status.conditions, 'Ready'));
          return owner.spec.strategy.type === 'Recreate' ? atOnce(wanted) : stepByStep(name, wanted, serving.length);
        },
      });
    });
  },
};

function stepByStep(name: string, wanted: number, serving: number): readonly Expected[] {
  return [
    {
      outcome: String(serving),
      text: `${serving} of ${wanted}, the rollout waits`,
      why: `an old Pod goes only while enough can serve. The new ones are never ready, so ${serving} of the old ones stay.`,
    },
    {
      outcome: '0',
      text: `0 of ${wanted}, all wait for it`,
      misconception: 'bad-image-stops-service',
      fact: `${serving} old Pods still answer, because a rollout waits for each new Pod to be ready.`,
    },
    {
      outcome: `${wanted}, back`,
      text: `${wanted} of ${wanted}, it is rolled back`,
      misconception: 'rolls-back-by-itself',
      fact: `nothing rolls back by itself: ${name} still asks for the bad image. /kube rollback ${name} does.`,
    },
    {
      outcome: String(Math.floor(wanted / 2)),
      text: `${Math.floor(wanted / 2)} of ${wanted}, one half is replaced`,
      misconception: 'rollout-goes-by-halves',
      fact: `maxUnavailable and maxSurge say how far it goes, and ${serving} of ${wanted} may not be touched.`,
    },
    {
      outcome: String(wanted - 1),
      text: `${wanted - 1} of ${wanted}, one was replaced`,
      misconception: 'one-pod-at-a-time',
      fact: `maxUnavailable says how many may be missing, and here it left ${serving} of ${wanted}.`,
    },
    {
      outcome: `${wanted}, refused`,
      text: `${wanted} of ${wanted}, it is refused`,
      misconception: 'rollback-refuses-bad',
      fact: 'nobody pulls an image to try it first. The kubelet finds out when a Pod needs it.',
    },
  ];
}

function atOnce(wanted: number): readonly Expected[] {
  return [
    {
      outcome: '0',
      text: `0 of ${wanted}, the old ones are gone`,
      why: 'its strategy is Recreate: all old Pods go before the first new one comes, and no new one gets ready.',
    },
    {
      outcome: String(wanted),
      text: `${wanted} of ${wanted}, the old ones stay`,
      misconception: 'recreate-overlaps',
      fact: 'its strategy is Recreate, which ends the old Pods first, so that two versions never run together.',
    },
    {
      outcome: `${wanted}, back`,
      text: `${wanted} of ${wanted}, it is rolled back`,
      misconception: 'rolls-back-by-itself',
      fact: 'nothing rolls back by itself. Somebody has to do it: /kube rollback',
    },
    {
      outcome: String(wanted - 1),
      text: `${wanted - 1} of ${wanted}, one was replaced`,
      misconception: 'one-pod-at-a-time',
      fact: 'its strategy is Recreate, and that knows no steps: all old Pods end at once.',
    },
  ];
}
