/**
 * Keeps the status of each ResourceQuota: its limits, and what the objects of its namespace take.
 * Follows pkg/controller/resourcequota.
 */
import { STORED_KINDS } from '../api/kinds';
import type { Kind } from '../api/objects';
import { quotaStatus } from '../cluster/admission/quota';
import { keyOf } from '../cluster/cluster';
import type { Controller } from './controller';

/** Kinds whose objects live in a namespace and are counted. */
const COUNTED = STORED_KINDS.flatMap(({ kind, namespaced }): readonly Kind[] =>
  namespaced && kind !== 'Event' ? [kind] : [],
);

export const quotaController: Controller = {
  name: 'resource-quota',

  affectedBy({ object }, cluster) {
    if (cluster.count('ResourceQuota') === 0) return [];
    const { namespace } = object.metadata;
    return namespace === undefined ? [] : cluster.list('ResourceQuota', namespace).map(keyOf);
  },

  keys: (cluster) => cluster.list('ResourceQuota').map(keyOf),

  reconcile(key, cluster) {
    const quota = cluster.byKey('ResourceQuota', key);
    if (quota === undefined) return undefined;
    const objects = COUNTED.flatMap((kind) => cluster.list(kind, quota.metadata.namespace));
    cluster.updateStatus(quota, quotaStatus(quota, objects));
    return undefined;
  },
};
