/**
 * What a Pod takes from ConfigMaps and Secrets: a container cannot be made, or a volume mounted, while it is missing.
 * Secrets are not kept in this cluster, so one that must be there never is.
 * Follows pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables) and pkg/volume/configmap, secret, projected.
 */
import type { ConfigMap, Container, Pod, Volume } from '../api/objects';
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
      missingSecret(secretRef?.name, secretRef?.optional);
    if (problem !== undefined) return problem;
  }
  for (const { valueFrom } of env) {
    const { configMapKeyRef: map, secretKeyRef: secret } = valueFrom ?? {};
    const problem =
      missingMap(cluster, namespace, map?.name, map?.optional) ??
      missingKey(cluster, namespace, map) ??
      missingSecret(secret?.name, secret?.optional);
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

/** Whether the Pod names this ConfigMap anywhere. */
export function namesConfigMap({ spec }: Pod, name: string): boolean {
  const inVolume = (volume: Volume) => sourcesOf(volume).some(({ configMap }) => configMap?.name === name);
  const inContainer = ({ env = [], envFrom = [] }: Container) =>
    envFrom.some(({ configMapRef }) => configMapRef?.name === name) ||
    env.some(({ valueFrom }) => valueFrom?.configMapKeyRef?.name === name);
  return (
    spec.containers.some(inContainer) ||
    (spec.initContainers ?? []).some(inContainer) ||
    (spec.volumes ?? []).some(inVolume)
  );
}

interface KeyRef {
  readonly name?: string;
  readonly key: string;
  readonly optional?: boolean;
}
interface Item {
  readonly key: string;
}
interface Source {
  readonly configMap?: { readonly name?: string; readonly optional?: boolean; readonly items?: readonly Item[] };
  readonly secret?: { readonly name?: string; readonly optional?: boolean };
}

/** A projected volume has several. */
function sourcesOf({ configMap, secret, projected }: Volume): readonly Source[] {
  const own = secret === undefined ? { configMap } : { secret: { ...secret, name: secret.secretName } };
  return [own, ...(projected?.sources ?? [])];
}

function sourceProblem(cluster: Cluster, namespace: string, { configMap, secret }: Source): string | undefined {
  const missing =
    missingMap(cluster, namespace, configMap?.name, configMap?.optional) ??
    missingSecret(secret?.name, secret?.optional);
  if (missing !== undefined || configMap?.optional === true) return missing;
  const map = cluster.get('ConfigMap', configMap?.name ?? '', namespace);
  const absent = configMap?.items?.find(({ key }) => !hasKey(map, key));
  return absent === undefined ? undefined : `configmap references non-existent config key: ${absent.key}`;
}

function missingMap(cluster: Cluster, namespace: string, name?: string, optional = false): string | undefined {
  if (name === undefined || optional || cluster.get('ConfigMap', name, namespace) !== undefined) return undefined;
  return `configmap "${name}" not found`;
}

function missingKey(cluster: Cluster, namespace: string, ref: KeyRef | undefined): string | undefined {
  if (ref === undefined || ref.optional === true) return undefined;
  const map = cluster.get('ConfigMap', ref.name ?? '', namespace);
  return hasKey(map, ref.key) ? undefined : `couldn't find key ${ref.key} in ConfigMap ${namespace}/${ref.name ?? ''}`;
}

const missingSecret = (name?: string, optional = false): string | undefined =>
  name === undefined || optional ? undefined : `secret "${name}" not found`;

const hasKey = (map: ConfigMap | undefined, key: string): boolean =>
  own(map?.data, key) !== undefined || own(map?.binaryData, key) !== undefined;
