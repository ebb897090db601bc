/**
 * Pods without their names, for clusters in which names would be dust: a badge for each, or a number for all that are
 * alike. Each of them is in one thing of the drawing.
 */
import { placedName } from '../owner';
import { grouped } from '../../api/grouped';
import { atLeast, boxed, column, flow, padded, type Piece, row, space, thing, words } from '../drawing/piece';
import { nameWords } from '../drawing/name';
import type { Mark } from '../mark';
import { BOXES, stateKey } from '../pod-state';
import type { PodView } from '../view';
import { BADGE, podBadge } from './pod-badge';
import { labelOf, starMark } from './pod-box';
import { diskMark, type Volume } from './volume-disk';

export interface Counting {
  /** Makes ids unique in a drawing. */
  readonly id: string;
  readonly room: number;
  /** Whether each Pod has its badge, and a number says how many volumes they have. */
  readonly isEach: boolean;
  /** The claims that each has for itself. */
  readonly volumesOf?: (pod: PodView) => readonly Volume[];
}

/** A row for each owner: its name, and its Pods. */
export function countedPods(pods: readonly PodView[], counting: Counting): Piece {
  const owners = grouped(pods, ({ owner }) => owner?.metadata.uid ?? '');
  const nameWidth = Math.max(...[...owners.values()].map((owned) => nameOf(owned, LONGEST_NAME).width));
  const rows = [...owners].map(([uid, owned]) =>
    ownerRow(owned, nameWidth, { ...counting, id: `${counting.id}/${uid}` }),
  );
  return column(rows, 5);
}

/** With less room, badges stand below the name of their owner. */
const LEAST_BESIDE = 240;
const LONGEST_NAME = 100;

const ownerName = (pod: PodView | undefined): string => (pod?.owner === undefined ? 'no owner' : placedName(pod.owner));

const nameOf = ([first]: readonly PodView[], room: number): Piece => nameWords(ownerName(first), { size: 12 }, room);

/** Beside a name this much room is enough for badges or numbers. */
const BESIDE = 78;

function ownerRow(pods: readonly PodView[], nameWidth: number, { id, room, isEach, volumesOf }: Counting): Piece {
  const name = nameOf(pods, isEach ? Math.min(room, LONGEST_NAME) : room - BESIDE);
  if (!isEach) return flow([name, ...counts(pods, id)], room, 8, 3);
  const each = [...pods.map(alone), ...disks(volumesOf === undefined ? 0 : pods.flatMap(volumesOf).length)];
  if (room < LEAST_BESIDE) return column([name, flow(each, room, 2, 2)], 2);
  const badges = flow(each, room - nameWidth - 8, 2, 2);
  // On the line of the first badges.
  const beside = atLeast({ ...name, width: nameWidth }, nameWidth, BADGE - 1 + 2 * RING);
  return row([beside, badges], 8, 'start');
}

/** A badge that stands for one Pod, ringed where it changed. */
function alone(pod: PodView): Piece {
  const { uid } = pod.pod.metadata;
  const badge = padded(podBadge(pod.state.box, BADGE - 1), RING);
  const ring = pod.mark === ' ' ? badge : boxed(badge, { stroke: 'changed', strokeWidth: 2, radius: 7 });
  const led = pod.leads ? row([ring, starMark(), space(2, 0)], 1) : ring;
  return thing(led, { id: `pod/${uid}`, label: labelOf(pod), pods: [uid] });
}

/** How many volumes the Pods of a row have for themselves. */
function disks(count: number): readonly Piece[] {
  if (count === 0) return [];
  return [padded(row([diskMark(13, 14), words(String(count), { size: 12 })], 3), 4, 3)];
}

const RING = 2.5;

/** A badge and a number for each state, apart for those that changed. */
function counts(pods: readonly PodView[], id: string): readonly Piece[] {
  const alike = grouped(pods, ({ state, mark }) => `${stateKey(state)}${mark}`);
  return [...alike.values()].sort((a, b) => rankOf(a) - rankOf(b)).map((same) => count(same, id));
}

const rankOf = ([first]: readonly PodView[]): number =>
  2 * BOXES.findIndex(({ box }) => box === first?.state.box) + Number(first?.mark !== ' ');

const NEWS: Readonly<Record<Mark, string>> = { '+': ', new', '-': '', '~': ', changed', ' ': '' };

function count(pods: readonly PodView[], id: string): Piece {
  const { state, mark } = pods[0]!;
  const isNews = mark !== ' ';
  const sign = isNews ? [words(mark, { size: 13, weight: 'strong', tone: 'changed' })] : [];
  const number = words(String(pods.length), { size: 13, weight: 'strong' });
  const content = row([podBadge(state.box, BADGE - 1), ...sign, atLeast(number, 8)], 4);
  const framed = padded(content, isNews ? 2 * RING : 0, RING);
  return thing(isNews ? boxed(framed, { stroke: 'changed', strokeWidth: 2, radius: 7 }) : framed, {
    id: `pods/${id}/${stateKey(state).replace(/ /g, '-')}${isNews ? mark : ''}`,
    label: `${pods.length} Pods of ${ownerName(pods[0])}, ${state.word}${NEWS[mark]}`,
    pods: pods.map(({ pod }) => pod.metadata.uid),
  });
}
