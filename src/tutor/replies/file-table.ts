/**
 * What became of the files of a Pod: where each lives, and what is there now.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { filesOf, type FilePlace, placeId, type PodFile, textAt } from '../../containers/files';
import { shortName } from '../../diagram/short-name';
import { columnsOf, quotedText, type Table } from './columns-of';

/** Files that a table shows; the rest is counted. */
const MOST_FILES = 4;

/** The files that the Pod had or has; undefined when it never had any. */
export function fileTable(pod: Pod, before: Cluster, after: Cluster): Table | undefined {
  const files = filesEver(pod, before, after);
  if (files.length === 0) return undefined;
  const rows = files.map(({ path, place }) => {
    const text = textAt(after, pod, place);
    return { path, place, now: text === undefined ? 'lost' : quotedText(text, path) };
  });
  const shown = rows.slice(0, MOST_FILES);
  const more = rows.length - shown.length;
  const name = shortName(pod);
  // `x2k4p` of `web..x2k4p`: people can type it, and the column stays narrow.
  const narrow = name.includes('..') ? (name.split('..').at(-1) ?? name) : name;
  const disk = isGone(pod, after) ? onlyDisk(shown.map(({ place }) => place)) : undefined;
  return {
    lines: [
      ...(disk === undefined
        ? columnsOf(
            [
              [`file in ${narrow}`, 'lives in', 'now'],
              ...shown.map(({ path, place, now }) => [path, placeWord(place, pod), now] as const),
            ],
            [15, 15],
          )
        : columnsOf(
            [[`file on (${disk})`, '', 'now'], ...shown.map(({ path, now }) => [path, '', now] as const)],
            [15, 0],
          )),
      ...(more === 0 ? [] : [`${more} more file${more === 1 ? '' : 's'}`]),
    ],
    described: shown.map(
      ({ path, place, now }) =>
        `${path}${disk === undefined ? ` of ${name}` : ''} lives in ${placePhrase(place)}: ${now}.`,
    ),
  };
}

function isGone({ metadata: { name, namespace, uid } }: Pod, after: Cluster): boolean {
  return after.get('Pod', name, namespace)?.metadata.uid !== uid;
}

/** The one volume on which all of these are. */
function onlyDisk(places: readonly FilePlace[]): string | undefined {
  const names = new Set(places.map((place) => (place.kind === 'disk' ? place.name : undefined)));
  return names.size === 1 ? [...names][0] : undefined;
}

/** Files that the Pod saw before or sees now, by path. */
function filesEver(pod: Pod, before: Cluster, after: Cluster): readonly PodFile[] {
  const was = before.get('Pod', pod.metadata.name, pod.metadata.namespace);
  const isSame = was?.metadata.uid === pod.metadata.uid;
  const all = [...(isSame ? filesOf(before, was) : []), ...filesOf(after, pod)];
  const byPlace = new Map(all.map((file) => [placeId(file.place), file]));
  return [...byPlace.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** As the picture writes it: volumes are round. */
export function placeWord(place: FilePlace, pod: Pod): string {
  if (place.kind !== 'container') return `(${place.name})`;
  return pod.spec.containers.length > 1 ? place.name : 'the container';
}

/** As somebody would say it. */
function placePhrase(place: FilePlace): string {
  if (place.kind === 'container') return `container ${place.name}`;
  return place.kind === 'emptyDir' ? `emptyDir ${place.name}` : `volume ${place.name}`;
}
