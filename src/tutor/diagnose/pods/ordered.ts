/**
 * Pods of a StatefulSet that are not made while one before them is not ready.
 */
import type { Cluster } from '../../../cluster/cluster';
import { podName, startOf } from '../../../controllers/stateful-set/identity';
import { listed } from '../../story/pod-name';
import type { Group } from './group';

/** `db-1 and db-2 wait for that: podManagementPolicy is OrderedReady`. */
export function whoWaits({ owner, state }: Group, cluster: Cluster): readonly string[] {
  if (owner?.kind !== 'StatefulSet' || owner.spec.podManagementPolicy !== 'OrderedReady' || state.word === 'ready') {
    return [];
  }
  const first = startOf(owner);
  const missing = Array.from({ length: owner.spec.replicas }, (_, index) => podName(owner, first + index)).filter(
    (name) => cluster.get('Pod', name, owner.metadata.namespace) === undefined,
  );
  if (missing.length === 0) return [];
  return [
    `${listed(missing, 'more Pods')} ${missing.length === 1 ? 'is' : 'are'} not made yet: podManagementPolicy is OrderedReady`,
  ];
}
