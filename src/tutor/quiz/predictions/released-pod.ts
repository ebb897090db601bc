/** What becomes of a Pod that loses the label by which it is counted: it runs on alone, and another one comes. */
import { own } from '../../../api/own';
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import { predict, type Prediction } from '../prediction';
import { sceneOf } from '../scene';
import { complete, firstOf, podsByName } from '../subjects';

export const releasedPod: Prediction = {
  template: 'released-pod',
  topic: 'deployment',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, complete(cluster, 'Deployment'), (owner) => {
      const { name, namespace } = owner.metadata;
      const pods = podsByName(owner, cluster);
      const pod = pods[0]!;
      const short = shortName(pod);
      const [key] = Object.keys(owner.spec.selector.matchLabels ?? {});
      if (key === undefined) return undefined;
      return predict(releasedPod, state, isOwn, {
        command: `label pod ${short} ${key}-`,
        statement: 'S9',
        ask: `${short} loses a label. What comes?`,
        situation: `Deployment ${name} counts its Pods by ${key}=${own(pod.metadata.labels, key) ?? ''}. Somebody takes this label off one.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const same = after.get('Pod', pod.metadata.name, namespace);
          const isThere = same?.metadata.uid === pod.metadata.uid && same.metadata.deletionTimestamp === undefined;
          const now = podsOf(owner, after);
          if (!isThere) return 'deleted';
          if (own(same.metadata.labels, key) !== undefined) return 'label back';
          if (now.some(({ metadata }) => metadata.uid === pod.metadata.uid)) return 'still counted';
          return now.length === pods.length ? 'one more' : 'alone';
        },
        reveal: (experiment) =>
          sceneOf({ ...experiment, done: { ...experiment.done, focus: [refOf(owner), refOf(pod)] } }),
        expected: [
          {
            outcome: 'one more',
            text: 'it runs on, and another one comes',
            why: `the ReplicaSet counts by label, sees ${pods.length - 1} of ${pods.length} and makes one. The Pod itself runs on, without an owner.`,
          },
          {
            outcome: 'deleted',
            text: 'it is deleted, and another one comes',
            misconception: 'released-pod-ends',
            fact: `a ReplicaSet lets go what it does not count any more. ${short} runs until you delete it.`,
          },
          {
            outcome: 'still counted',
            text: 'nothing, its name still counts',
            misconception: 'pods-are-counted-by-name',
            fact: `labels decide who is counted. A name like ${short} says where it came from, no more.`,
          },
          {
            outcome: 'label back',
            text: 'it gets the label back at once',
            misconception: 'replicaset-is-frozen',
            fact: 'nobody puts labels back on a running Pod. A ReplicaSet makes Pods, it does not mend them.',
          },
        ],
      });
    });
  },
};
