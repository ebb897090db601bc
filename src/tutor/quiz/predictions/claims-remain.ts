/** Which claims remain when a StatefulSet is deleted: all of them. */
import { type PersistentVolumeClaim, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { claimsOf } from '../../../diagram/mark';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf, podsByName } from '../subjects';

export const claimsRemain: Prediction = {
  template: 'claims-remain',
  topic: 'storage',
  example: ['deploy db 3 statefulset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const suitable = complete(cluster, 'StatefulSet').filter(({ spec }) => spec.volumeClaimTemplates?.length === 1);
    return firstOf(state, suitable, (owner) => {
      const { name, namespace } = owner.metadata;
      const claims = podsByName(owner, cluster).flatMap(claimsOf);
      const [first] = claims;
      const claimIn = (from: Cluster, claim: string): PersistentVolumeClaim | undefined =>
        from.get('PersistentVolumeClaim', claim, namespace);
      if (first === undefined || claims.length < 2) return undefined;
      const all = claims.length === 2 ? 'both' : `all ${claims.length}`;
      return predict(claimsRemain, state, isOwn, {
        command: `delete statefulset ${name}`,
        statement: 'S24',
        ask: `${name} is deleted. Which claims remain?`,
        situation: `StatefulSet ${name} has ${claims.length} Pods, and each has a claim (PVC) with its data.`,
        focus: [refOf(owner)],
        outcomeOf: ({ before, after }) => {
          const kept = claims.filter((claim) => claimIn(after, claim) !== undefined);
          if (kept.length < claims.length) return kept.length === 0 ? 'none' : kept.join();
          const volume = (from: Cluster, claim: string) => claimIn(from, claim)?.spec.volumeName;
          return claims.every((claim) => volume(before, claim) === volume(after, claim)) ? 'all' : 'emptied';
        },
        expected: [
          {
            outcome: 'all',
            text: `${all}, with their volumes`,
            why: `claims outlive their Pods and their StatefulSet. A new ${name} would find its data again.`,
          },
          {
            outcome: 'none',
            text: `none, they go with ${name}`,
            misconception: 'set-deletes-claims',
            fact: `data is worth more than a workload, so ${all} stay until somebody deletes them.`,
          },
          {
            outcome: 'emptied',
            text: `${all}, without a volume`,
            misconception: 'claim-loses-volume',
            fact: 'a claim keeps its volume as long as it exists, whether a Pod mounts it or not.',
          },
          {
            outcome: first,
            text: `${first}, with all data`,
            misconception: 'first-has-all-data',
            fact: `each claim holds the data of its own Pod, so none could stand in for the others.`,
          },
        ],
      });
    });
  },
};
