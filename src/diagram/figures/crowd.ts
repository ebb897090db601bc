/**
 * Pods of one maker, together: each with its box while they are few; counted by state when they are many, except those
 * that changed or are in trouble.
 */
import { grouped } from '../../api/grouped';
import { boxed, column, flow, padded, type Piece, row, thing, words } from '../drawing/piece';
import { BOXES, stateKey } from '../pod-state';
import type { PodView } from '../view';
import { podBadge } from './pod-badge';
import { POD_GAP } from './pod-box';
import { podRows } from './pod-rows';

/** More Pods of one maker than this are counted. */
export const MOST_ALONE = 12;
/** Of a crowd, so many keep a box of their own. */
const MOST_NOTABLE = 6;

export interface CrowdLook {
  readonly width: number;
  /** Makes ids of counted Pods unique in a drawing. */
  readonly id: string;
  readonly tags?: boolean;
  /** Count all of them, however few. */
  readonly isCounted?: boolean;
}

/** All these Pods, each of them drawn or counted once. */
export function crowd(pods: readonly PodView[], { width, id, tags = false, isCounted = false }: CrowdLook): Piece {
  const alone = isCounted ? [] : pods.length <= MOST_ALONE ? pods : notable(pods);
  const shown = new Set(alone);
  const counted = pods.filter((pod) => !shown.has(pod));
  return column(
    [
      ...(alone.length === 0 ? [] : [podRows(alone, width, { tags, volumesOf: () => [] })]),
      ...(counted.length === 0 ? [] : [flow(counts(counted, id), width, POD_GAP)]),
    ],
    POD_GAP,
  );
}

/** Those that want the eye, unless there are too many of them, too. */
function notable(pods: readonly PodView[]): readonly PodView[] {
  const changed = pods.filter(({ mark, state }) => mark !== ' ' || (state.box !== 'R' && state.box !== '.'));
  if (changed.length <= MOST_NOTABLE) return changed;
  const trouble = changed.filter(({ state }) => state.box === '!' || state.box === 'x' || state.box === 'P');
  return trouble.length <= MOST_NOTABLE ? trouble : [];
}

/** `480 ready`, `12 image pull`: a chip for each state. */
function counts(pods: readonly PodView[], id: string): readonly Piece[] {
  const groups = grouped(pods, ({ state }) => stateKey(state));
  const rank = (box: string) => BOXES.findIndex((one) => one.box === box);
  return [...groups.values()]
    .sort((a, b) => rank(a[0]!.state.box) - rank(b[0]!.state.box))
    .map((alike) => chip(alike, id));
}

function chip(pods: readonly PodView[], id: string): Piece {
  const { box, word } = pods[0]!.state;
  const news = pods.filter(({ mark }) => mark === '+').length;
  const label = `${pods.length} ${word}`;
  const content = row(
    [
      podBadge(box, 17),
      words(label, { size: 12.5, weight: 'strong' }),
      ...(news > 0 && news < pods.length ? [words(`+${news} new`, { size: 11, tone: 'changed' })] : []),
      ...(news === pods.length ? [words('+ new', { size: 11, tone: 'changed' })] : []),
    ],
    6,
  );
  return thing(boxed(padded(content, 8, 5), { fill: 'paper', stroke: 'line', radius: 13 }), {
    id: `pods/${id}/${word}`,
    label: `${pods.length} Pods ${word}`,
    pods: pods.map(({ pod }) => pod.metadata.uid),
  });
}
