/**
 * A line for every Pod, from the instant at which it was made until it was gone: a badge where its state changes.
 */
import { column, type Piece, thing, words } from '../../drawing/piece';
import type { Shape } from '../../drawing/shape';
import { type Box, wordOf } from '../../pod-state';
import { SMALL } from '../chip';
import { podBadge, toneOf } from '../pod-badge';
import { starMark } from '../pod-box';
import { centred, type Grid, NAME, timeOf } from './rollout-grid';
import type { LineGroup, PodLine } from './rollout-groups';
import type { Column } from './rollout-story';
import { fitWords, widthOf } from '../../drawing/text-size';

const ROW = 23;
const BADGE = 18;

/** The head of a group, and its lines. */
export function groupLines(group: LineGroup, columns: readonly Column[], grid: Grid): Piece {
  const lines = group.lines.map((line) => podLine(line, group, columns, grid));
  return thing(column([groupHead(group, grid), ...lines], 0), { id: `group/${group.id}`, label: headOf(group) });
}

export function groupHead(group: LineGroup, { width }: Grid): Piece {
  const tone = group.age?.word === 'old' ? 'faint' : 'ink';
  return words(headOf(group), { size: 12.5, weight: 'strong', tone }, width);
}

/** `old v1`, or the workload. */
export function headOf({ age, owner, newTag }: LineGroup): string {
  const own = owner === undefined ? 'Pods on their own' : `${owner.kind} ${owner.metadata.name}`;
  const text = age === undefined ? own : `${age.word} ${age.tag}`;
  return newTag === undefined ? text : `${text}, to ${newTag}`;
}

function podLine(line: PodLine, { newTag }: LineGroup, columns: readonly Column[], grid: Grid): Piece {
  const boxes = columns.map((moment) => boxOf(line, moment));
  const piece: Piece = {
    width: grid.width,
    height: ROW,
    at: (x, y) => {
      const middle = y + ROW / 2;
      const name = fitWords(line.name, NAME, 'regular', grid.names - 10);
      const width = widthOf(name, NAME, 'regular');
      return [
        { shape: 'words', x, y: middle + 4, width, text: name, size: NAME, weight: 'regular', tone: 'ink' },
        ...stretches(boxes, grid, x, middle),
        ...boxes.flatMap((box, index) =>
          isTold(boxes, index) ? badgeAt(box, x + (grid.middles[index] ?? 0), middle) : [],
        ),
        ...(newTag === undefined ? [] : tagsAt(line, newTag, columns, grid, x, middle)),
        ...starsAt(line, columns, grid, x, middle),
      ];
    },
  };
  const [uid] = line.uids;
  const id = uid === undefined ? `line/${line.keys.join(' ')}` : `pod/${uid}`;
  return thing(piece, { id, label: saidOf(line, columns), pods: line.uids });
}

/** The state of the Pod that the line stands for at that moment. */
export function boxOf({ keys }: PodLine, { boxes }: Column): Box | undefined {
  const key = keys.find((one) => boxes.has(one));
  return key === undefined ? undefined : boxes.get(key);
}

/** A badge stands where the state is another than before, and at the end. */
function isTold(boxes: readonly (Box | undefined)[], index: number): boolean {
  return boxes[index] !== undefined && (boxes[index] !== boxes[index - 1] || index === boxes.length - 1);
}

function badgeAt(box: Box | undefined, x: number, middle: number): readonly Shape[] {
  return box === undefined ? [] : podBadge(box, BADGE).at(x - BADGE / 2, middle - BADGE / 2);
}

/** A state lasts until the next one; where the Pod is gone then, the line ends with a bar. */
function stretches(boxes: readonly (Box | undefined)[], grid: Grid, x: number, middle: number): readonly Shape[] {
  return boxes.flatMap((box, index): readonly Shape[] => {
    if (box === undefined || boxes[index - 1] === box) return [];
    const end = boxes.findIndex((other, later) => later > index && other !== box);
    const last = end < 0 ? boxes.length - 1 : end;
    const [from, to] = [grid.middles[index], grid.middles[last]];
    if (from === undefined || to === undefined || last === index) return [];
    const tone = toneOf(box);
    const line: Shape = {
      shape: 'path',
      points: [
        [x + from, middle],
        [x + to, middle],
      ],
      stroke: tone,
      strokeWidth: 3,
      ...(box === 'R' || box === 't' ? {} : { isDashed: true }),
    };
    if (boxes[last] !== undefined) return [line];
    const bar: Shape = {
      shape: 'path',
      points: [
        [x + to, middle - 6],
        [x + to, middle + 6],
      ],
      stroke: tone,
      strokeWidth: 2,
    };
    return [line, bar];
  });
}

/** The tag of the new template beside the first badge of a Pod that has it. */
function tagsAt(
  { keys }: PodLine,
  tag: string,
  columns: readonly Column[],
  grid: Grid,
  x: number,
  middle: number,
): readonly Shape[] {
  const first = columns.findIndex(({ made, boxes }) => keys.some((key) => made.has(key) && boxes.has(key)));
  const at = grid.middles[first];
  const room = grid.step - BADGE - 3;
  if (at === undefined || widthOf(tag, SMALL, 'strong') > room) return [];
  return centred(tag, x + at + grid.step / 2, middle - 3, room, { weight: 'strong', tone: 'ink' });
}

const STAR = 10;

/** A star above the line from which on the Pod leads a database, beside its badge if it has one there. */
function starsAt(line: PodLine, columns: readonly Column[], grid: Grid, x: number, middle: number): readonly Shape[] {
  const leading = columns.map((moment) => leadsAt(line, moment));
  const boxes = columns.map((moment) => boxOf(line, moment));
  return leading.flatMap((isLeading, index) => {
    if (!isLeading || leading[index - 1] === true) return [];
    const beside = isTold(boxes, index) ? BADGE / 2 + 1 : -STAR / 2;
    return starMark(STAR).at(x + (grid.middles[index] ?? 0) + beside, middle - BADGE / 2 - 1);
  });
}

function leadsAt({ keys }: PodLine, { leaders }: Column): boolean {
  return keys.some((key) => leaders.has(key));
}

/** `web x2k4p: ready before, stopping at 0s, gone at 1s`. */
function saidOf(line: PodLine, columns: readonly Column[]): string {
  const parts: string[] = [];
  let previous: Box | undefined;
  let isLeading = false;
  for (const moment of columns) {
    const box = boxOf(line, moment);
    const leads = leadsAt(line, moment);
    const when = moment.at === undefined ? 'before' : `at ${timeOf(moment)}`;
    if (box !== previous) parts.push(`${box === undefined ? 'gone' : wordOf(box)} ${when}`);
    if (leads !== isLeading) parts.push(`${leads ? 'leads' : 'leads no more'} ${when}`);
    [previous, isLeading] = [box, leads];
  }
  return `${line.name.replace('..', ' ')}: ${parts.join(', ')}`;
}
