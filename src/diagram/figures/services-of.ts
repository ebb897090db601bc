/**
 * Which Services send to the Pods of a workload.
 */
import { matchesLabels } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import type { TopOwner } from '../owner';

/** `Service web sends to the ready ones`; nothing for a workload that no Service selects. */
export function servicesOf({ metadata, spec }: TopOwner, cluster: Cluster): readonly string[] {
  const names = cluster
    .list('Service', metadata.namespace)
    .filter(
      ({ spec: { selector = {} } }) =>
        Object.keys(selector).length > 0 && matchesLabels(selector, spec.template.metadata.labels),
    )
    .map((service) => service.metadata.name);
  if (names.length === 0) return [];
  return [
    names.length === 1
      ? `Service ${names[0] ?? ''} sends to those ready`
      : `Services ${names.join(', ')} send to those ready`,
  ];
}
