/** What fewer copies leave of a StatefulSet: the highest number goes, its volume stays. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { claimsOf } from '../../../diagram/mark';
import { podsOf } from '../../../diagram/workload';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf } from '../subjects';

export const scaleStatefulIn: Prediction = {
  template: 'scale-stateful-in',
  topic: 'storage',
  example: ['deploy db 3 statefulset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const suitable = complete(cluster, 'StatefulSet').filter(
      ({ spec }) => (spec.volumeClaimTemplates ?? []).length > 0 && spec.replicas >= 2,
    );
    return firstOf(state, suitable, (owner) => {
      const { name, namespace } = owner.metadata;
      const pods = podsOf(owner, cluster);
      const last = `${name}-${pods.length - 1}`;
      const first = `${name}-0`;
      return predict(scaleStatefulIn, state, isOwn, {
        command: `scale ${name} ${pods.length - 1}`,
        statement: 'S25',
        ask: `${name} goes from ${pods.length} to ${pods.length - 1} copies. What goes?`,
        situation: `StatefulSet ${name} is complete, and each of its Pods has a volume.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after).map((pod) => pod.metadata.name);
          const gone = pods.filter((pod) => !now.includes(pod.metadata.name));
          const names = gone.map((pod) => pod.metadata.name).join();
          const lost = gone.flatMap(claimsOf).filter((claim) => !after.get('PersistentVolumeClaim', claim, namespace));
          return `${names}, ${lost.length === 0 ? 'volumes kept' : 'volumes lost'}`;
        },
        expected: [
          {
            outcome: `${last}, volumes kept`,
            text: `${last}, while its volume is kept`,
            why: 'the highest number goes first, and data is never deleted with a Pod. The next one finds it again.',
          },
          {
            outcome: `${last}, volumes lost`,
            text: `${last}, and its volume with it`,
            misconception: 'scale-deletes-volume',
            fact: 'claims stay unless the StatefulSet says otherwise, because data is worth more than a Pod.',
          },
          {
            outcome: `${first}, volumes kept`,
            text: `${first}, while its volume is kept`,
            misconception: 'oldest-goes-first',
            fact: 'numbers are taken away from the top, so the first Pod is the last to go.',
          },
          {
            outcome: 'by lot',
            text: 'any of its Pods, chosen by lot',
            misconception: 'copies-interchangeable',
            fact: 'only a Deployment may choose. Here each number has data of its own, so the order is fixed.',
          },
        ],
      });
    });
  },
};
