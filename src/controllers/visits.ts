/**
 * Apps that count visits go on with it while time passes. Kubernetes has no part in it. Works on keys of Pods.
 */
import { keyOf } from '../cluster/cluster';
import { countVisits } from '../containers/visits';
import type { Controller } from './controller';

export const visits: Controller = {
  name: 'visits',
  affectedBy: ({ object, key }, cluster) =>
    object.kind === 'Pod' && cluster.machines.pods.get(object.metadata.uid)?.visits !== undefined ? [key] : [],
  keys: (cluster) =>
    cluster
      .list('Pod')
      .filter(({ metadata: { uid } }) => cluster.machines.pods.get(uid)?.visits !== undefined)
      .map(keyOf),
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    const at = pod === undefined ? undefined : countVisits(cluster, pod);
    return at === undefined ? undefined : { at, holdsOpen: true };
  },
};
