/**
 * The environment variables that a container's programs see.
 * Follows pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables).
 */
import type { ConfigMap, Container, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { own } from '../../api/own';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

type Variable = NonNullable<Container['env']>[number];

/** By name, in the order in which `env` prints them: the image's own, then those of Services, then the container's. */
export function environmentOf(cluster: Cluster, pod: Pod, container: Container): ReadonlyMap<string, string> {
  const variables = new Map<string, string>([
    ['PATH', PATH],
    ['HOSTNAME', hostnameOf(pod)],
  ]);
  const { namespace = '' } = pod.metadata;
  for (const { configMapRef, prefix = '' } of container.envFrom ?? []) {
    const map = cluster.get('ConfigMap', configMapRef?.name ?? '', namespace);
    for (const [key, value] of Object.entries(map?.data ?? {})) variables.set(prefix + key, value);
  }
  for (const variable of container.env ?? []) {
    const value = valueOf(cluster, pod, variable);
    if (value !== undefined) variables.set(variable.name, withReferences(value, variables));
  }
  const service = cluster.get('Service', 'kubernetes', 'default')?.spec;
  if (service?.clusterIP !== undefined) {
    variables.set('KUBERNETES_SERVICE_HOST', service.clusterIP);
    variables.set('KUBERNETES_SERVICE_PORT', `${service.ports?.[0]?.port ?? 443}`);
  }
  return variables.set('HOME', '/root');
}

/** What `hostname` prints in a Pod. */
export function hostnameOf({ spec, metadata }: Pod): string {
  return spec.hostNetwork === true ? (spec.nodeName ?? '') : (spec.hostname ?? metadata.name);
}

function valueOf(cluster: Cluster, pod: Pod, { value = '', valueFrom }: Variable): string | undefined {
  const map = valueFrom?.configMapKeyRef;
  if (map !== undefined) {
    return dataOf(cluster.get('ConfigMap', map.name ?? '', pod.metadata.namespace), map.key);
  }
  const path = valueFrom?.fieldRef?.fieldPath;
  return path === undefined ? (valueFrom === undefined ? value : undefined) : fieldOf(pod, path);
}

const dataOf = (map: ConfigMap | undefined, key: string): string | undefined => own(map?.data, key);

/** Fields of the Pod that it may read (the downward API). */
function fieldOf({ metadata, spec, status }: Pod, path: string): string | undefined {
  const key = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (key !== null) return own(metadata[key[1] as 'labels' | 'annotations'], key[2]!) ?? '';
  const known: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName ?? 'default',
    'status.podIP': status.podIP,
    'status.hostIP': status.hostIP,
  };
  return own(known, path);
}

/** `$(NAME)` of a variable before it; `$$(NAME)` stays. */
function withReferences(value: string, before: ReadonlyMap<string, string>): string {
  return value.replace(/(\$?)\$\((\w+)\)/g, (whole, escaped: string, name: string) =>
    escaped === '' ? (before.get(name) ?? whole) : whole.slice(1),
  );
}
