/**
 * The scale of what an autoscaler is to scale: how many Pods it asks for, and which ones they are.
 * Follows scaleForResourceMappings in pkg/controller/podautoscaler/horizontal.go and apimachinery/pkg/api/meta.
 */
import { KINDS } from '../../api/kinds';
import type { Deployment, HorizontalPodAutoscaler, Kinds, Pod, ReplicaSet, StatefulSet } from '../../api/objects';
import { own } from '../../api/own';
import { matchesSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';

/** A kind with a scale: a number of Pods that can be set apart from the rest. */
export type Scalable = Deployment | ReplicaSet | StatefulSet;

const SCALABLE: ReadonlySet<string> = new Set<keyof Kinds>(['Deployment', 'ReplicaSet', 'StatefulSet']);

/** What an autoscaler scales, or why nobody can tell, in the API server's words. */
export function targetOf(
  cluster: Cluster,
  { spec, metadata }: HorizontalPodAutoscaler,
): { readonly target: Scalable } | { readonly problem: string } {
  const { apiVersion = '', kind, name } = spec.scaleTargetRef;
  const parts = apiVersion.split('/');
  if (parts.length > 2) return { problem: `unexpected GroupVersion string: ${apiVersion}` };
  const group = parts.length === 2 ? (parts[0] ?? '') : '';
  const info = own(KINDS, kind);
  if (info?.group !== group) return { problem: `no matches for kind "${kind}" in group "${group}"` };
  if (!SCALABLE.has(info.kind)) return { problem: 'the server could not find the requested resource' };
  const target = cluster.get(info.kind, name, metadata.namespace) as Scalable | undefined;
  return target === undefined ? { problem: `${info.plural}/scale.${info.group} "${name}" not found` } : { target };
}

/** Every Pod that the selector of a target picks, whoever owns it. */
export function podsOf(cluster: Cluster, { spec, metadata }: Scalable): readonly Pod[] {
  return cluster.list('Pod', metadata.namespace).filter((pod) => matchesSelector(spec.selector, pod.metadata.labels));
}
