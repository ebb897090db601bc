/**
 * The box of a Node: its name and what is special about it, its Pods, and at its bottom those that every such Node has.
 */
import { atLeast, boxed, column, flow, padded, type Piece, thing, words } from '../drawing/piece';
import type { Paint, Shape } from '../drawing/shape';
import type { LaneView, PodView } from '../view';
import { SMALL } from './chip';
import { nodeChips, taintWords } from './node-chips';
import { podRows, type PodRowsLook } from './pod-rows';

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
  const body = [
    laneHead(lane, look.labels, room),
    ...(others.length > 0 ? [podRows(others, room, look)] : []),
    ...(daemons.length > 0 ? [daemonBand(daemons, room, look)] : []),
  ];
  return laneFrame(lane, column(body, 8), look);
}

/** The frame of a Node around whatever stands in it. */
export function laneFrame(lane: LaneView, body: Piece, look: Pick<LaneLook, 'width' | 'height'>): Piece {
  const { name } = lane.node.metadata;
  const { width, height = 0 } = look;
  const bottom = { ...body, height: body.height + 1 };
  const inside = fromTop(padded(bottom, LANE_PADDING, 9), width, height);
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
  const named = words(name, style, room - (mark === '' ? 0 : sign.width + 6));
  const quiet = quietWords(lane).map((text) => words(text, { size: SMALL, tone: 'faint' }));
  return flow([...(mark === '' ? [] : [sign]), named, ...chips, ...quiet], room, 6);
}

function quietWords({ note, pods, others }: LaneView): readonly string[] {
  if (pods.length > 0 || note === 'gone') return [];
  return [others === 0 ? 'empty' : `${others} other Pod${others === 1 ? '' : 's'}`];
}

/** Pods of which every such Node has one. */
function daemonBand(pods: readonly PodView[], room: number, look: PodRowsLook): Piece {
  const inner = room - 12;
  const rows = podRows(pods, inner, look);
  const label = words('one for each Node', { size: SMALL, tone: 'faint' }, inner);
  return boxed(atLeast(padded(column([label, rows], 4), 6, 6), room), { fill: 'band', radius: 8 });
}

const isDaemon = ({ owner }: PodView): boolean => owner?.kind === 'DaemonSet';

const isCordoned = ({ note }: LaneView): boolean => note?.includes('cordoned') === true;

function paintOf({ mark, note }: LaneView): Paint {
  if (note === 'gone') return { stroke: 'changed', isDashed: true, strokeWidth: 1.5 };
  const isOut = note !== undefined && (note.includes('NOT READY') || note.includes('silent'));
  if (mark !== ' ') return { fill: isOut ? 'paper' : 'lane', stroke: 'changed', strokeWidth: 2, isDashed: isOut };
  return isOut ? { fill: 'paper', stroke: 'silent', strokeWidth: 2, isDashed: true } : { fill: 'lane' };
}

/** In so large a box, at its upper left corner. */
function fromTop(piece: Piece, width: number, height: number): Piece {
  return { width: Math.max(width, piece.width), height: Math.max(height, piece.height), at: piece.at };
}

const BAR = 5;
const STRIPE = 5;

/** Stripes along the left edge: nothing new comes in. */
function barred(piece: Piece): Piece {
  return {
    ...piece,
    at: (x, y) => {
      const stripes: Shape[] = [];
      for (let top = y + RADIUS; top + BAR + STRIPE <= y + piece.height - RADIUS; top += 2 * STRIPE) {
        const points = [
          [x + 2, top + BAR],
          [x + 2 + BAR, top],
          [x + 2 + BAR, top + STRIPE],
          [x + 2, top + STRIPE + BAR],
        ] as const;
        stripes.push({ shape: 'path', points, isClosed: true, fill: 'ink' });
      }
      return [...stripes, ...piece.at(x, y)];
    },
  };
}

function labelOf(lane: LaneView): string {
  const { node, note, pods, mark } = lane;
  const news = mark === '+' ? ['new'] : mark === '~' ? ['changed'] : [];
  const notes = note === undefined ? [] : [note];
  const content = pods.length === 0 ? quietWords(lane) : [`${pods.length} Pod${pods.length === 1 ? '' : 's'}`];
  return [`Node ${node.metadata.name}`, ...notes, ...taintWords(lane), ...news, ...content].join(', ');
}
