/**
 * The box of a Node: its name and what is special about it, its Pods, and at its bottom those that every such Node has.
 */
import { boxed, column, flow, padded, type Piece, row, thing, words } from '../../drawing/piece';
import type { Paint, Shape } from '../../drawing/shape';
import { nameWords } from '../../drawing/name';
import type { LaneView, PodView } from '../../view';
import { SMALL } from '../chip';
import { nodeChips, taintWords } from './node-chips';
import { podRows, type PodRowsLook } from '../pod-rows';

export interface LaneLook extends PodRowsLook {
  /** Of the whole box. */
  readonly width: number;
  readonly height?: number;
  /** Labels of Nodes that are shown. */
  readonly labels: readonly string[];
}

export const LANE_PADDING = 10;
const RADIUS = 10;

/** A Node as one thing: `node/NAME`. */
export function laneBox(lane: LaneView, look: LaneLook): Piece {
  const room = look.width - 2 * LANE_PADDING;
  const daemons = lane.pods.filter(isDaemon);
  const others = lane.pods.filter((pod) => !isDaemon(pod));
  const body = [laneHead(lane, look.labels, room), ...(others.length > 0 ? [podRows(others, room, look)] : [])];
  const band = daemons.length > 0 ? daemonBand(daemons, room, look) : undefined;
  return laneFrame(lane, column(body, 8), { ...look, ...(band === undefined ? {} : { band }) });
}

export interface FrameLook {
  readonly width: number;
  readonly height?: number;
  /** Stands at the bottom. */
  readonly band?: Piece;
}

/** The frame of a Node around whatever stands in it. */
export function laneFrame(lane: LaneView, body: Piece, { width, height = 0, band }: FrameLook): Piece {
  const { name } = lane.node.metadata;
  const upper = padded(body, LANE_PADDING, 10);
  const least = upper.height + (band === undefined ? 0 : band.height + BAND_MARGIN);
  const size = { width: Math.max(width, upper.width), height: Math.max(height, least) };
  const inside: Piece = {
    ...size,
    at: (x, y) => [
      ...upper.at(x, y),
      ...(band === undefined ? [] : band.at(x + LANE_PADDING, y + size.height - BAND_MARGIN - band.height)),
    ],
  };
  const content = isCordoned(lane) ? barred(inside) : inside;
  return thing(boxed(content, { radius: RADIUS, ...paintOf(lane) }), { id: `node/${name}`, label: labelOf(lane) });
}

/** Name, notes, taints and labels of a Node. */
export function laneHead(lane: LaneView, labels: readonly string[], room: number): Piece {
  const { name } = lane.node.metadata;
  const isGone = lane.note === 'gone';
  const mark = lane.mark === ' ' ? '' : `${lane.mark} `;
  const sign = words(mark.trimEnd(), { size: 14, weight: 'strong', tone: 'changed' });
  const chips = nodeChips(lane, labels, room);
  const style = { size: 13.5, weight: 'strong', tone: isGone ? 'faint' : 'ink' } as const;
  const named = nameWords(name, style, room - (mark === '' ? 0 : sign.width + 6));
  const quiet = quietWords(lane).map((text) => words(text, { size: SMALL, tone: 'faint' }));
  return flow([...(mark === '' ? [] : [sign]), named, ...chips, ...quiet], room, 6);
}

function quietWords({ note, pods, others }: LaneView): readonly string[] {
  if (pods.length > 0 || note === 'gone') return [];
  return [others === 0 ? 'empty' : `${others} other Pod${others === 1 ? '' : 's'}`];
}

/** Pods of which every such Node has one: on a ground of their own, in the columns of the others. */
function daemonBand(pods: readonly PodView[], room: number, look: PodRowsLook): Piece {
  const label = words('one per Node', { size: SMALL, tone: 'faint' });
  const rows = podRows(pods, room, look);
  const isBeside = rows.width + 8 + label.width <= room;
  const content = isBeside ? row([rows, label], 8) : column([label, rows], 3);
  return {
    width: room,
    height: content.height + 2 * BAND_PADDING,
    at: (x, y) => [
      {
        shape: 'box',
        x: x - BAND_PADDING,
        y,
        width: room + 2 * BAND_PADDING,
        height: content.height + 2 * BAND_PADDING,
        radius: 8,
        fill: 'band',
      },
      ...content.at(x, y + BAND_PADDING),
    ],
  };
}

const BAND_PADDING = 6;
/** Between the band and the edge of the Node. */
const BAND_MARGIN = 4;

const isDaemon = ({ owner }: PodView): boolean => owner?.kind === 'DaemonSet';

export const isCordoned = ({ note }: LaneView): boolean => note?.includes('cordoned') === true;

function paintOf({ mark, note }: LaneView): Paint {
  if (note === 'gone') return { stroke: 'changed', isDashed: true, strokeWidth: 1.5 };
  const isOut = note !== undefined && (note.includes('NOT READY') || note.includes('silent'));
  if (mark !== ' ') return { fill: isOut ? 'paper' : 'lane', stroke: 'changed', strokeWidth: 2, isDashed: isOut };
  return isOut ? { fill: 'paper', stroke: 'silent', strokeWidth: 2, isDashed: true } : { fill: 'lane' };
}

const BAR = 5;

/** Stripes along the left edge: nothing new comes in. */
function barred(piece: Piece): Piece {
  return { ...piece, at: (x, y) => [...stripes(x + 2, y + 6, y + piece.height - 6), ...piece.at(x, y)] };
}

function stripes(x: number, top: number, bottom: number): readonly Shape[] {
  const drawn: Shape[] = [];
  const inside = (y: number) => Math.min(bottom, Math.max(top, y));
  for (let y = top; y < bottom + BAR; y += 2 * BAR) {
    const points = [
      [x, inside(y)],
      [x + BAR, inside(y - BAR)],
      [x + BAR, inside(y)],
      [x, inside(y + BAR)],
    ] as const;
    drawn.push({ shape: 'path', points, isClosed: true, fill: 'ink' });
  }
  return drawn;
}

/** What the stripes look like beside words. */
export const stripedMark = (): Piece => ({ width: BAR, height: 15, at: (x, y) => stripes(x, y, y + 15) });

function labelOf(lane: LaneView): string {
  const { node, note, pods, mark } = lane;
  const news = mark === '+' ? ['new'] : mark === '~' ? ['changed'] : [];
  const notes = note === undefined ? [] : [note];
  const content = pods.length === 0 ? quietWords(lane) : [`${pods.length} Pod${pods.length === 1 ? '' : 's'}`];
  return [`Node ${node.metadata.name}`, ...notes, ...taintWords(lane), ...news, ...content].join(', ');
}
