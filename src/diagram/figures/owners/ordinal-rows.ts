/**
 * The Pods of a StatefulSet by ordinal: each name once, in order, with the volume that belongs to the name.
 */
import type { StatefulSet } from '../../../api/objects';
import { atLeast, boxed, column, padded, type Piece, row, thing, words } from '../../drawing/piece';
import { chained } from '../../drawing/tree';
import type { Cluster } from '../../../cluster/cluster';
import { nameWords } from '../../drawing/name';
import type { PodView } from '../../view';
import { crowd, MOST_ALONE } from '../crowd';
import type { Maker } from './forest';
import { podBox, podWidth } from '../pod-box';
import { diskMark } from '../volume-disk';

/** A row for each ordinal, or counts where there are too many. */
export function ordinalRows(maker: Maker<StatefulSet>, cluster: Cluster, width: number): readonly Piece[] {
  const { object, pods } = maker;
  const missing = missingNames(maker);
  if (!isEachDrawn(maker)) {
    const waiting = missing.length === 0 ? [] : [words(`${missing.length} not made yet`, { size: 12, tone: 'faint' })];
    return [crowd(pods, { width, id: object.metadata.uid }), ...waiting];
  }
  const podRoom = Math.min(width * 0.5, podWidth(pods, width * 0.5));
  return [
    ...pods.map((pod) => podRow(pod, cluster, podRoom, width)),
    ...missing.map((name) => emptySlot(name, waitsFor(maker), podRoom)),
  ];
}

/** Whether each Pod has a row with its claims. */
export function isEachDrawn(maker: Maker<StatefulSet>): boolean {
  return maker.pods.length + missingNames(maker).length <= MOST_ALONE;
}

function podRow(pod: PodView, cluster: Cluster, podRoom: number, width: number): Piece {
  const room = width - podRoom - 18;
  const where =
    pod.node === undefined
      ? []
      : [words(`${pod.mark === '-' ? 'was ' : ''}on ${pod.node}`, { size: 11, tone: 'faint' }, room)];
  const disks = pod.claims.map((name) => {
    const claim = cluster.get('PersistentVolumeClaim', name, pod.pod.metadata.namespace);
    return row([diskMark(14, 16, claim?.status.phase !== 'Bound'), nameWords(name, { size: 12 }, room - 20)], 6);
  });
  const beside = column([...disks, ...where], 3);
  const box = podBox(pod, { width: podRoom });
  return disks.length === 0
    ? chained([box, beside], { reach: 18, tone: 'paper' })
    : chained([box, beside], { reach: 18, tone: 'disk' });
}

function emptySlot(name: string, reason: string, width: number): Piece {
  const content = column(
    [
      nameWords(name, { size: 12.5, tone: 'faint' }, width - 16),
      words(reason, { size: 11, tone: 'faint' }, width - 16),
    ],
    1,
  );
  const slot = boxed(atLeast(padded(content, 8, 7), width), { stroke: 'line', isDashed: true, radius: 8 });
  return thing(slot, { id: `slot/${name}`, label: `${name}, ${reason}` });
}

/** Names that the set wants and that no Pod has. */
function missingNames({ object, mark, pods }: Maker<StatefulSet>): readonly string[] {
  if (mark === '-') return [];
  const there = new Set(pods.filter((pod) => pod.mark !== '-').map(({ pod }) => pod.metadata.name));
  const { replicas, ordinals } = object.spec;
  const start = ordinals?.start ?? 0;
  const names = Array.from(
    { length: Math.min(replicas, 1000) },
    (_, index) => `${object.metadata.name}-${start + index}`,
  );
  return names.filter((name) => !there.has(name));
}

function waitsFor({ object, pods }: Maker<StatefulSet>): string {
  if (object.spec.podManagementPolicy === 'Parallel') return 'not made yet';
  const blocking = pods.find(({ mark, state }) => mark !== '-' && state.box !== 'R');
  return blocking === undefined ? 'not made yet' : `waits for ${blocking.pod.metadata.name}`;
}
