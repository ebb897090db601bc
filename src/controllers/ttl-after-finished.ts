/**
 * Deletes Jobs some time after they are over, where they ask for it.
 * Follows pkg/controller/ttlafterfinished.
 */
import { isTerminating } from '../api/lifecycle';
import { refOf } from '../api/objects';
import { keyOf } from '../cluster/cluster';
import { deleteObject } from '../cluster/deletion';
import { SECOND } from '../cluster/time';
import type { Controller } from './controller';
import { finishedAt } from './job/conditions';

export const ttlAfterFinished: Controller = {
  name: 'ttl-after-finished',
  affectedBy: ({ object }) => (object.kind === 'Job' ? [keyOf(object)] : []),
  keys: (cluster) => cluster.list('Job').map(keyOf),
  reconcile(key, cluster) {
    const job = cluster.byKey('Job', key);
    const over = job === undefined || isTerminating(job) ? undefined : finishedAt(job);
    const seconds = job?.spec.ttlSecondsAfterFinished;
    if (job === undefined || over === undefined || seconds === undefined) return undefined;
    const at = over + seconds * SECOND;
    if (at > cluster.now) return { at, holdsOpen: false, next: { verb: 'collected', object: refOf(job) } };
    cluster.record({
      actor: 'garbage collector',
      verb: 'collected',
      object: refOf(job),
      because: `it was over for ${seconds}s, its ttlSecondsAfterFinished`,
    });
    deleteObject(cluster, job, { propagation: 'Foreground' });
    return undefined;
  },
};
