/**
 * Nodes that are alike, in one box: `96 Nodes, 48 Pods each`.
 */
import { grouped } from '../../../api/grouped';
import { atLeast, boxed, column, flow, padded, type Piece, thing, words } from '../../drawing/piece';
import { byName } from '../../natural';
import { stateKey } from '../../pod-state';
import type { LaneView } from '../../view';
import { SMALL } from '../chip';
import { countedPods } from '../counted-pods';
import { LANE_PADDING } from './lane-box';
import { nodeChips, taintWords } from './node-chips';

/** Nodes with the same notes, whose Pods are in the same states. */
export interface Alike {
  readonly key: string;
  readonly lanes: readonly LaneView[];
}

/** With more groups, only what is said of the Nodes themselves keeps them apart. */
const MOST_GROUPS = 8;

/** Every Node in one group, the largest first. */
export function alikeGroups(lanes: readonly LaneView[]): readonly Alike[] {
  const fine = groupsBy(lanes, (lane) => `${notesOf(lane)} ${statesOf(lane)}`);
  if (fine.length <= MOST_GROUPS) return fine;
  const coarse = groupsBy(lanes, (lane) => notesOf(lane));
  return coarse.length <= MOST_GROUPS ? coarse : groupsBy(lanes, ({ note }) => (note === undefined ? '' : 'noted'));
}

function groupsBy(lanes: readonly LaneView[], keyOf: (lane: LaneView) => string): readonly Alike[] {
  const groups = [...grouped(lanes, keyOf)].map(([key, alike]) => ({ key, lanes: alike }));
  return groups.sort((a, b) => b.lanes.length - a.lanes.length);
}

/** For how long a Node is silent does not keep it apart. */
function notesOf(lane: LaneView): string {
  return [lane.mark, lane.note?.replace(/ \d\S*/g, '') ?? '', ...taintWords(lane)].join('|');
}

function statesOf({ pods }: LaneView): string {
  return [...new Set(pods.map(({ state, mark }) => `${stateKey(state)}${mark}`))].sort().join('|');
}

/** The box of one group. */
export function alikeBox({ key, lanes }: Alike, width: number, height: number): Piece {
  const room = width - 2 * LANE_PADDING;
  const [first] = lanes;
  const pods = lanes.flatMap((lane) => lane.pods);
  const count = `${lanes.length} Node${lanes.length === 1 ? '' : 's'}`;
  const each = rangeOf(lanes.map((lane) => lane.pods.length));
  const isOfOneNote = new Set(lanes.map(notesOf)).size === 1;
  const chips = first === undefined || !isOfOneNote ? [] : nodeChips(withoutTimes(first), [], room);
  const mark = isOfOneNote && first !== undefined && first.mark !== ' ' ? [first.mark] : [];
  const content = column(
    [
      flow(
        [
          ...mark.map((sign) => words(sign, { size: 14, weight: 'strong', tone: 'changed' })),
          words(count, { size: 13.5, weight: 'strong' }),
          ...chips,
          words(`${each} each`, { size: SMALL, tone: 'faint' }),
        ],
        room,
        6,
      ),
      words(namesOf(lanes), { size: SMALL, tone: 'faint' }, room),
      ...(pods.length > 0 ? [countedPods(pods, { id: `alike/${idOf(key)}`, room, isEach: false })] : []),
    ],
    5,
  );
  const paint = mark.length > 0 ? ({ stroke: 'changed', strokeWidth: 2 } as const) : ({ stroke: 'line' } as const);
  const box = boxed(atLeast(padded(content, LANE_PADDING), width, height), { fill: 'lane', radius: 10, ...paint });
  return thing(box, { id: `alike/${idOf(key)}`, label: `${count}, ${each} each` });
}

function withoutTimes(lane: LaneView): LaneView {
  return { ...lane, note: lane.note?.replace(/ \d\S*/g, '') };
}

const idOf = (key: string): string => key.replace(/[^a-zA-Z0-9.|]+/g, '-');

/** `48 Pods`, `4 to 6 Pods`. */
function rangeOf(numbers: readonly number[]): string {
  const [least, most] = numbers.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, 0]);
  return least === most ? `${most} Pod${most === 1 ? '' : 's'}` : `${least} to ${most} Pods`;
}

/** `node-1, node-2`, or the first and the last of many. */
function namesOf(lanes: readonly LaneView[]): string {
  const names = lanes.map(({ node }) => node.metadata.name).sort(byName);
  return names.length <= 4 ? names.join(', ') : `${names[0] ?? ''}, ${names[1] ?? ''} .. ${names.at(-1) ?? ''}`;
}
