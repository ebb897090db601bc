/**
 * Where a path of a container lives: in the container's own layer, or in the volume that is mounted there.
 * Follows pkg/volume: the longest mount path wins.
 */
import type { Container, Pod, Volume } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';

/** Where a file lives, and so what it outlives. */
export type FilePlace =
  /** The container's layer: a restart begins without it. `name`: the container. */
  | { readonly kind: 'container'; readonly name: string; readonly key: string }
  /** Lives as long as the Pod. `name`: the volume. */
  | { readonly kind: 'emptyDir'; readonly name: string; readonly key: string; readonly readOnly: boolean }
  /** A PersistentVolume: outlives Pods. `name`: the claim; `disk`: the UID of its volume. */
  | {
      readonly kind: 'disk';
      readonly name: string;
      readonly disk: string;
      readonly key: string;
      readonly readOnly: boolean;
    }
  /** A source whose files are not simulated: `configMap`, `secret`, `hostPath` and others. `name`: the volume. */
  | { readonly kind: 'elsewhere'; readonly name: string; readonly source: string; readonly key: string };

type Mount = NonNullable<Container['volumeMounts']>[number];

/** Where this path of a container lives. `path` begins with a slash and has no `..`. */
export function placeOf(cluster: Cluster, pod: Pod, container: string, path: string): FilePlace {
  const mount = mountOf(containerNamed(pod, container), path);
  const volume = pod.spec.volumes?.find(({ name }) => name === mount?.name);
  if (mount === undefined || volume === undefined) return { kind: 'container', name: container, key: path.slice(1) };
  const inside = path.slice(directory(mount.mountPath).length);
  const key = `${subPathOf(pod, containerNamed(pod, container), mount)}${inside}`;
  return placeIn(cluster, pod, volume, key, mount.readOnly === true);
}

/** A container of the Pod by name, also one that ran before the others. */
export function containerNamed(pod: Pod, name: string): Container | undefined {
  const isNamed = (one: Container) => one.name === name;
  return pod.spec.containers.find(isNamed) ?? pod.spec.initContainers?.find(isNamed);
}

/** The mounts of a container with their paths, as they are seen from inside. */
export function mountsOf(container: Container | undefined): readonly string[] {
  return (container?.volumeMounts ?? []).map(({ mountPath }) => directory(mountPath).slice(0, -1));
}

function mountOf(container: Container | undefined, path: string): Mount | undefined {
  let longest: Mount | undefined;
  for (const mount of container?.volumeMounts ?? []) {
    const isAbove = `${path}/`.startsWith(directory(mount.mountPath));
    if (isAbove && mount.mountPath.length > (longest?.mountPath.length ?? 0)) longest = mount;
  }
  return longest;
}

/** With one slash at the end. */
function directory(path: string): string {
  return path.endsWith('/') ? `${path.replace(/(?<!\/)\/+$/, '')}/` : `${path}/`;
}

/** The directory of the volume that is mounted, with a slash at its end; empty for its root. */
function subPathOf(pod: Pod, container: Container | undefined, { subPath, subPathExpr }: Mount): string {
  const written = subPath ?? subPathExpr?.replaceAll(/\$\(([^)]+)\)/g, (_, name: string) => env(pod, container, name));
  const path = (written ?? '').replace(/^\/+|(?<!\/)\/+$/g, '');
  return path === '' ? '' : `${path}/`;
}

function env(pod: Pod, container: Container | undefined, name: string): string {
  const variable = container?.env?.find((one) => one.name === name);
  const field = variable?.valueFrom?.fieldRef?.fieldPath;
  return field === 'metadata.name' ? pod.metadata.name : (variable?.value ?? '');
}

function placeIn(cluster: Cluster, pod: Pod, volume: Volume, key: string, readOnly: boolean): FilePlace {
  const { name } = volume;
  if (volume.emptyDir !== undefined) return { kind: 'emptyDir', name, key, readOnly };
  const claimName =
    volume.persistentVolumeClaim?.claimName ??
    (volume.ephemeral === undefined ? undefined : `${pod.metadata.name}-${name}`);
  if (claimName === undefined) return { kind: 'elsewhere', name, source: sourceOf(volume), key };
  const claim = cluster.get('PersistentVolumeClaim', claimName, pod.metadata.namespace);
  const disk = cluster.get('PersistentVolume', claim?.spec.volumeName ?? '');
  if (disk === undefined) return { kind: 'elsewhere', name, source: 'persistentVolumeClaim', key };
  const isReadOnly = readOnly || volume.persistentVolumeClaim?.readOnly === true;
  return { kind: 'disk', name: claimName, disk: disk.metadata.uid, key, readOnly: isReadOnly };
}

function sourceOf(volume: Volume): string {
  return Object.keys(volume).find((field) => field !== 'name') ?? 'volume';
}
