/**
 * Which Services send to the Pods of a workload.
 */
import type { Service, StringMap } from '../../api/objects';
import { matchesLabels } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import type { TopOwner } from '../owner';

/** `Service web sends to those ready`; nothing for a workload that no Service selects. */
export function servicesOf(owner: TopOwner, cluster: Cluster): readonly string[] {
  const names = serviceNames(owner, cluster);
  if (names.length === 0) return [];
  return [
    `${names.length === 1 ? 'Service' : 'Services'} ${names.join(', ')} ${names.length === 1 ? 'sends' : 'send'} to those ready`,
  ];
}

/** Names of the Services that select Pods of this template. */
export function serviceNames({ metadata, spec }: TopOwner, cluster: Cluster): readonly string[] {
  return servicesFor(spec.template.metadata.labels, metadata.namespace, cluster).map(
    (service) => service.metadata.name,
  );
}

/** The Services that select these labels. */
export function servicesFor(
  labels: StringMap | undefined,
  namespace: string | undefined,
  cluster: Cluster,
): readonly Service[] {
  return cluster.list('Service', namespace).filter((service) => selects(service, labels));
}

/** Whether a Service selects Pods with these labels. One without a selector selects none. */
export function selects({ spec: { selector = {} } }: Service, labels: StringMap | undefined): boolean {
  return Object.keys(selector).length > 0 && matchesLabels(selector, labels);
}
