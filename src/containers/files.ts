/**
 * The files that a Pod's containers see. Directories need not be made: a path is enough.
 * What a container wrote into its own layer is gone when it is started again, an emptyDir goes with its Pod, and a
 * PersistentVolume keeps its files until it is removed or its disk is lost.
 */
import type { Pod } from '../api/objects';
import { own } from '../api/own';
import type { Rejection } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import type { Files } from '../cluster/runtime';
import { containerNamed, type FilePlace, mountsOf, placeOf } from './volumes/mounts';

export { type FilePlace, placeOf };

/** Files in one container's layer or in one volume. */
const MOST_FILES = 50;
/** Characters in one file. */
export const LONGEST_TEXT = 1_000;

/** A file as a container of the Pod sees it. */
export interface PodFile {
  readonly path: string;
  readonly text: string;
  readonly place: FilePlace;
  /** The container whose path this is. */
  readonly container: string;
}

/** The text of a file, or undefined when there is none. `container`: the first one when left out. */
export function readFile(cluster: Cluster, pod: Pod, path: string, container = firstOf(pod)): string | undefined {
  const place = placeOf(cluster, pod, container, path);
  return own(filesIn(cluster, pod, place), place.key);
}

/**
 * What is at a place now, or undefined when nothing is. The Pod may be gone: then only its disks are left. A container
 * that does not run begins anew.
 */
export function textAt(cluster: Cluster, pod: Pod, place: FilePlace): string | undefined {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  const isOver = place.kind === 'container' && own(runtime?.containers, place.name)?.phase !== 'running';
  return isOver ? undefined : own(filesIn(cluster, pod, place), place.key);
}

/** Writes a whole file, as a program in the container would. Answers why not, if it cannot be written. */
export function writeFile(
  cluster: Cluster,
  pod: Pod,
  path: string,
  text: string,
  container = firstOf(pod),
): Rejection | undefined {
  const place = placeOf(cluster, pod, container, path);
  const refused = whyNot(cluster, pod, place, path, text, container);
  if (refused !== undefined) return refused;
  store(cluster, pod, place, { ...filesIn(cluster, pod, place), [place.key]: text });
  return undefined;
}

/** Takes a file away. Answers why not, where it cannot be; a file that is not there needs no taking. */
export function removeFile(cluster: Cluster, pod: Pod, path: string, container: string): Rejection | undefined {
  const place = placeOf(cluster, pod, container, path);
  if (place.kind === 'elsewhere') return elsewhere(place, path);
  if (place.kind !== 'container' && place.readOnly) {
    return cannotCreate(path, 'Read-only file system', 'It is read-only.');
  }
  const kept = Object.entries(filesIn(cluster, pod, place)).filter(([key]) => key !== place.key);
  store(cluster, pod, place, Object.fromEntries(kept));
  return undefined;
}

/** Directories that every image has. */
const USUAL: ReadonlySet<string> = new Set(['/tmp', '/etc', '/home', '/root', '/var', '/var/log', '/var/tmp']);

/** Whether a container has a directory there: of its image, a mount, or one that a file is in. */
export function isDirectory(cluster: Cluster, pod: Pod, path: string, container = firstOf(pod)): boolean {
  const place = placeOf(cluster, pod, container, path);
  if (place.key === '' || (place.kind === 'container' && USUAL.has(path))) return true;
  if (mountsOf(containerNamed(pod, container)).some((mount) => `${mount}/`.startsWith(`${path}/`))) return true;
  return Object.keys(filesIn(cluster, pod, place)).some((key) => key.startsWith(`${place.key}/`));
}

/** Whether a part of the path is a file, so that nothing can be below it. */
export function isBelowFile(cluster: Cluster, pod: Pod, path: string, container = firstOf(pod)): boolean {
  const place = placeOf(cluster, pod, container, path);
  return Object.keys(filesIn(cluster, pod, place)).some((key) => place.key.startsWith(`${key}/`));
}

/** Every file that the Pod can see, by path; one that several containers see is listed once. */
export function filesOf(cluster: Cluster, pod: Pod): readonly PodFile[] {
  const found = new Map<string, PodFile>();
  for (const { name } of pod.spec.containers) {
    for (const root of ['', ...mountsOf(containerNamed(pod, name))]) {
      const at = placeOf(cluster, pod, name, `${root}/`);
      for (const [key, text] of Object.entries(filesIn(cluster, pod, at))) {
        if (!key.startsWith(at.key)) continue;
        const path = `${root}/${key.slice(at.key.length)}`;
        const place = placeOf(cluster, pod, name, path);
        const id = placeId(place);
        if (place.kind === at.kind && place.name === at.name && !found.has(id)) {
          found.set(id, { path, text, place, container: name });
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Characters of all paths and texts: in containers, in emptyDirs, on disks. */
export function charactersInFiles({ machines }: Cluster): number {
  let sum = 0;
  const add = (files: Files = NONE) => {
    for (const [path, text] of Object.entries(files)) sum += path.length + text.length;
  };
  machines.disks.forEach(add);
  for (const { containers, emptyDirs = {} } of machines.pods.values()) {
    for (const container of Object.values(containers)) add(container.files);
    for (const files of Object.values(emptyDirs)) add(files);
  }
  return sum;
}

/** The same for every mount that leads to one file. */
export function placeId({ kind, name, key }: FilePlace): string {
  return [kind, name, key].join(' ');
}

const firstOf = (pod: Pod): string => pod.spec.containers[0]?.name ?? '';

const NONE: Files = {};

function filesIn(cluster: Cluster, pod: Pod, place: FilePlace): Files {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  switch (place.kind) {
    case 'container':
      return own(runtime?.containers, place.name)?.files ?? NONE;
    case 'emptyDir':
      return own(runtime?.emptyDirs, place.name) ?? NONE;
    case 'disk':
      return cluster.machines.disks.get(place.disk) ?? NONE;
    case 'elsewhere':
      return NONE;
  }
}

function store(cluster: Cluster, pod: Pod, place: FilePlace, files: Files): void {
  const { machines } = cluster;
  const { uid } = pod.metadata;
  if (place.kind === 'disk') machines.disks.set(place.disk, files);
  const runtime = machines.pods.get(uid);
  if (runtime === undefined) return;
  if (place.kind === 'emptyDir') {
    machines.pods.set(uid, { ...runtime, emptyDirs: { ...runtime.emptyDirs, [place.name]: files } });
  }
  const container = own(runtime.containers, place.name);
  if (place.kind === 'container' && container !== undefined) {
    machines.pods.set(uid, {
      ...runtime,
      containers: { ...runtime.containers, [place.name]: { ...container, files } },
    });
  }
}

/** What a shell says that cannot write there, or the tutor's bounds. */
function whyNot(
  cluster: Cluster,
  pod: Pod,
  place: FilePlace,
  path: string,
  text: string,
  container: string,
): Rejection | undefined {
  const files = filesIn(cluster, pod, place);
  const keys = Object.keys(files);
  if (place.kind === 'elsewhere') return elsewhere(place, path);
  if (isDirectory(cluster, pod, path, container)) {
    return cannotCreate(path, 'Is a directory', `${path} is a directory. Name a file in it: ${path}/x`);
  }
  if (isBelowFile(cluster, pod, path, container)) {
    const refused = cannotCreate(path, 'Not a directory', 'A part of this path is a file.');
    return { ...refused, fixes: [`read ${pod.metadata.name}`] };
  }
  if (place.kind !== 'container' && place.readOnly) {
    return cannotCreate(path, 'Read-only file system', `(${place.name}) is mounted read-only there.`);
  }
  if (text.length > LONGEST_TEXT) {
    return bound(`A file holds ${LONGEST_TEXT} characters here, and these are ${text.length}.`);
  }
  if (own(files, place.key) === undefined && keys.length >= MOST_FILES) {
    return bound(`There are ${MOST_FILES} files already, and no more fit here.`);
  }
  return undefined;
}

function elsewhere({ source, name }: FilePlace & { readonly kind: 'elsewhere' }, path: string): Rejection {
  if (source === 'hostPath') {
    return bound('The files of a Node (hostPath) are not simulated here. Write to another path.');
  }
  return cannotCreate(path, 'Read-only file system', `(${name}) comes from a ${source}: Pods can only read it.`);
}

/** The words of a shell, then kubectl's. */
function cannotCreate(path: string, why: string, hint: string): Rejection {
  const message = `sh: can't create ${path}: ${why}\ncommand terminated with exit code 1`;
  return { rejected: true, code: 'Client', message, hint };
}

const bound = (message: string): Rejection => ({ rejected: true, code: 'Tutor', message });
