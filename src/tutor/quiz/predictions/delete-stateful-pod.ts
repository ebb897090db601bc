/** What exists after a Pod of a StatefulSet was deleted: a new one with its name and its volume. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { claimsOf } from '../../../diagram/mark';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf, podsByName } from '../subjects';

export const deleteStatefulPod: Prediction = {
  template: 'delete-stateful-pod',
  topic: 'statefulset',
  example: ['deploy db 3 statefulset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const withVolumes = complete(cluster, 'StatefulSet').filter(
      (owner) => (owner.spec.volumeClaimTemplates ?? []).length > 0,
    );
    return firstOf(state, withVolumes, (owner) => {
      const pods = podsByName(owner, cluster);
      const pod = pods[1] ?? pods[0]!;
      const { name } = pod.metadata;
      const next = `${owner.metadata.name}-${pods.length}`;
      return predict(deleteStatefulPod, state, isOwn, {
        command: `delete pod ${name}`,
        statement: 'S24',
        ask: `${name} is deleted. What comes?`,
        situation: `StatefulSet ${owner.metadata.name} is complete, and ${name} has data on its volume.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after);
          const same = now.find((candidate) => candidate.metadata.name === name);
          if (same?.metadata.uid === pod.metadata.uid) return 'same Pod';
          if (same !== undefined) return claimsOf(same).join() === claimsOf(pod).join() ? 'its volume' : 'other volume';
          return now.some((candidate) => candidate.metadata.name === next) ? 'next number' : 'no Pod';
        },
        expected: [
          {
            outcome: 'its volume',
            text: `a new ${name} with the old volume`,
            why: 'name and volume belong to the number. The new Pod takes over both, once the old one is gone.',
          },
          {
            outcome: 'other volume',
            text: `a new ${name} with an empty volume`,
            misconception: 'replacement-is-empty',
            fact: 'the claim outlives the Pod, and the next Pod of that name mounts it with all its data.',
          },
          {
            outcome: 'next number',
            text: `a new ${next} with an empty volume`,
            misconception: 'ordinal-grows',
            fact: 'the gap is filled first, because each number stands for one member with its own data.',
          },
          {
            outcome: 'same Pod',
            text: `the same ${name}, started once more`,
            misconception: 'identity-is-same-pod',
            fact: 'it is a new Pod with a new UID. Only a crash leaves the Pod itself in place.',
          },
        ],
      });
    });
  },
};
