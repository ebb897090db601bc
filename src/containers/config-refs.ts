/**
 * What a Pod takes from ConfigMaps and Secrets: a container cannot be made, or a volume mounted, while it is missing.
 * Follows pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables) and pkg/volume/configmap, secret, projected.
 */
import type { ConfigMap, Container, Pod, Secret, Volume } from '../api/objects';
import { own } from '../api/own';
import type { Cluster } from '../cluster/cluster';

/** Why the environment of a container cannot be made now, or undefined. */
export function environmentProblem(
  cluster: Cluster,
  { metadata: { namespace = '' } }: Pod,
  { env = [], envFrom = [] }: Container,
): string | undefined {
  for (const { configMapRef, secretRef } of envFrom) {
    const problem =
      missingMap(cluster, namespace, configMapRef?.name, configMapRef?.optional) ??
      missingSecret(cluster, namespace, secretRef?.name, secretRef?.optional);
    if (problem !== undefined) return problem;
  }
  for (const { valueFrom } of env) {
    const { configMapKeyRef: map, secretKeyRef: secret } = valueFrom ?? {};
    const problem =
      missingMap(cluster, namespace, map?.name, map?.optional) ??
      missingKey(cluster, namespace, 'ConfigMap', map) ??
      missingSecret(cluster, namespace, secret?.name, secret?.optional) ??
      missingKey(cluster, namespace, 'Secret', secret);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A volume that cannot be mounted now, and why. */
export interface UnmountedConfig {
  readonly volume: string;
  readonly problem: string;
}

/** The Pod's volumes that wait for a ConfigMap or a Secret. */
export function unmountedConfigs(cluster: Cluster, pod: Pod): readonly UnmountedConfig[] {
  const namespace = pod.metadata.namespace ?? '';
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    const problem = sourcesOf(volume).reduce<string | undefined>(
      (found, source) => found ?? sourceProblem(cluster, namespace, source),
      undefined,
    );
    return problem === undefined ? [] : [{ volume: volume.name, problem }];
  });
}

/** Whether the Pod names this ConfigMap or Secret anywhere. */
export function namesConfig({ spec }: Pod, { kind, metadata: { name } }: ConfigMap | Secret): boolean {
  const isMap = kind === 'ConfigMap';
  const isIt = (map: Named | undefined, secret: Named | undefined) => (isMap ? map : secret)?.name === name;
  const inVolume = (volume: Volume) => sourcesOf(volume).some((source) => isIt(source.configMap, source.secret));
  const inContainer = ({ env = [], envFrom = [] }: Container) =>
    envFrom.some(({ configMapRef, secretRef }) => isIt(configMapRef, secretRef)) ||
    env.some(({ valueFrom }) => isIt(valueFrom?.configMapKeyRef, valueFrom?.secretKeyRef));
  return (
    spec.containers.some(inContainer) ||
    (spec.initContainers ?? []).some(inContainer) ||
    (spec.volumes ?? []).some(inVolume)
  );
}

interface Named {
  readonly name?: string;
}
interface KeyRef extends Named {
  readonly key: string;
  readonly optional?: boolean;
}
interface Items extends Named {
  readonly optional?: boolean;
  readonly items?: readonly { readonly key: string }[];
}
interface Source {
  readonly configMap?: Items;
  readonly secret?: Items;
}

/** A projected volume has several. */
function sourcesOf({ configMap, secret, projected }: Volume): readonly Source[] {
  const own = secret === undefined ? { configMap } : { secret: { ...secret, name: secret.secretName } };
  return [own, ...(projected?.sources ?? [])];
}

function sourceProblem(cluster: Cluster, namespace: string, { configMap, secret }: Source): string | undefined {
  return (
    missingMap(cluster, namespace, configMap?.name, configMap?.optional) ??
    missingSecret(cluster, namespace, secret?.name, secret?.optional) ??
    missingItem(cluster.get('ConfigMap', configMap?.name ?? '', namespace), 'config', configMap) ??
    missingItem(cluster.get('Secret', secret?.name ?? '', namespace), 'secret', secret)
  );
}

function missingItem(
  source: ConfigMap | Secret | undefined,
  what: 'config' | 'secret',
  { items = [], optional = false }: Items = {},
): string | undefined {
  const absent = optional ? undefined : items.find(({ key }) => !hasKey(source, key));
  if (absent === undefined) return undefined;
  const start = what === 'config' ? 'configmap references' : 'references';
  return `${start} non-existent ${what} key: ${absent.key}`;
}

function missingMap(cluster: Cluster, namespace: string, name?: string, optional = false): string | undefined {
  if (name === undefined || optional || cluster.get('ConfigMap', name, namespace) !== undefined) return undefined;
  return `configmap "${name}" not found`;
}

function missingSecret(cluster: Cluster, namespace: string, name?: string, optional = false): string | undefined {
  if (name === undefined || optional || cluster.get('Secret', name, namespace) !== undefined) return undefined;
  return `secret "${name}" not found`;
}

function missingKey(
  cluster: Cluster,
  namespace: string,
  kind: 'ConfigMap' | 'Secret',
  ref: KeyRef | undefined,
): string | undefined {
  if (ref === undefined || ref.optional === true) return undefined;
  const { name = '', key } = ref;
  const source = cluster.get(kind, name, namespace);
  return hasKey(source, key) ? undefined : `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}

const hasKey = (source: ConfigMap | Secret | undefined, key: string): boolean =>
  own(source?.data, key) !== undefined || (source?.kind === 'ConfigMap' && own(source.binaryData, key) !== undefined);
