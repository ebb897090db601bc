/**
 * The first lines of a picture about several workloads: `web 3 of 4   notes 2 of 3   db 2 of 3`.
 */
import { isNodeReady } from '../../api/node-state';
import type { DaemonSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut, pack, PHONE_COLUMNS } from './columns';
import { placedName, type TopOwner } from '../owner';
import { fractionOf, podsOf } from '../workload';
import { podsIn, type View } from '../view';

const MOST_LINES = 3;
const GAP = '   ';

/** Every owner with its number, on at most three lines. */
export function severalOwners(
  owners: readonly TopOwner[],
  cluster: Cluster,
  columns = PHONE_COLUMNS,
): readonly string[] {
  const words = owners.map((owner) => `${cut(placedName(owner), 16)} ${numbersOf(owner, cluster)}`);
  const lines = pack(words, GAP, columns);
  if (lines.length <= MOST_LINES) return lines;
  for (let shown = words.length - 1; shown > 0; shown--) {
    const some = pack([...words.slice(0, shown), `${words.length - shown} more`], GAP, columns);
    if (some.length <= MOST_LINES) return some;
  }
  return [`${words.length} workloads`];
}

/** The owners to which something happened, or to a Node of theirs; all of them when nothing did. */
export function touchedOwners(view: View, before: Cluster, after: Cluster): readonly TopOwner[] {
  const pods = view.lanes.flatMap((lane) => (lane.mark === ' ' ? [] : lane.pods));
  const touched = new Set([
    ...podsIn(view).flatMap(({ isTouched, owner }) => (isTouched ? [owner?.metadata.uid] : [])),
    ...pods.map(({ owner }) => owner?.metadata.uid),
  ]);
  const changed = view.owners.filter(
    (owner) => touched.has(owner.metadata.uid) || fractionText(owner, before) !== fractionText(owner, after),
  );
  return changed.length === 0 ? view.owners : changed;
}

function fractionText(owner: TopOwner, cluster: Cluster): string {
  const now = cluster.get(owner.kind, owner.metadata.name, owner.metadata.namespace);
  if (now === undefined) return 'gone';
  const { ready, wanted } = fractionOf(now, cluster);
  return `${ready} of ${wanted}`;
}

function numbersOf(owner: TopOwner, cluster: Cluster): string {
  const text = fractionText(owner, cluster);
  if (owner.kind !== 'DaemonSet' || text === 'gone') return text;
  const lost = lostNodes(owner, cluster);
  if (lost.length === 0) return text;
  return `${text} (without ${lost.length === 1 ? cut(lost[0] ?? '', 12) : `${lost.length} Nodes`})`;
}

/** Nodes that are not ready: the DaemonSet does not count them, and its Pods there may stay. */
function lostNodes(set: DaemonSet, cluster: Cluster): readonly string[] {
  return podsOf(set, cluster).flatMap((pod) => {
    const node = cluster.get('Node', pod.spec.nodeName ?? '');
    return node !== undefined && !isNodeReady(node) ? [node.metadata.name] : [];
  });
}
