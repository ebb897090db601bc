/**
 * The badge of a Pod's state: a letter as in the text picture, a shape and a colour, each of which tells the states
 * apart by itself.
 */
import { own } from '../../api/own';
import type { Piece } from '../drawing/piece';
import type { Shape, Tone } from '../drawing/shape';
import { widthOf } from '../drawing/text-size';
import type { Box } from '../pod-state';

/** Side of a badge beside a name. */
export const BADGE = 19;

type Outline = 'circle' | 'pin' | 'triangle' | 'hexagon' | 'diamond' | 'square';

interface Look {
  readonly outline: Outline;
  readonly tone: Tone;
  /** Filled: settled or in need of an eye. Only an outline: on its way. */
  readonly isFilled?: boolean;
  readonly isDashed?: boolean;
}

const LOOKS: Readonly<Record<Box, Look>> = {
  R: { outline: 'circle', tone: 'ready', isFilled: true },
  n: { outline: 'circle', tone: 'waiting' },
  s: { outline: 'circle', tone: 'waiting', isDashed: true },
  P: { outline: 'pin', tone: 'waiting' },
  '!': { outline: 'triangle', tone: 'trouble', isFilled: true },
  t: { outline: 'hexagon', tone: 'leaving' },
  '?': { outline: 'diamond', tone: 'silent' },
  x: { outline: 'square', tone: 'failed', isFilled: true },
  '.': { outline: 'circle', tone: 'done' },
  ' ': { outline: 'circle', tone: 'line', isDashed: true },
};

/** The colour of a state. */
export const toneOf = (box: Box): Tone => (box === ' ' ? 'faint' : LOOKS[box].tone);

/** The badge in a square of this size. */
export function podBadge(box: Box, size = BADGE): Piece {
  const look = LOOKS[box];
  return {
    width: size,
    height: size,
    at: (x, y) => [...outlineOf(look, x, y, size), ...letterOf(box, look, x, y, size)],
  };
}

/** Corners as parts of the side. A triangle and a diamond reach farther than a circle to look as large. */
const CORNERS: Readonly<Record<Exclude<Outline, 'circle' | 'square'>, readonly (readonly [number, number])[]>> = {
  pin: [
    [0.1, 0.02],
    [0.9, 0.02],
    [0.9, 0.68],
    [0.5, 1],
    [0.1, 0.68],
  ],
  triangle: [
    [0.5, 0],
    [1.04, 0.98],
    [-0.04, 0.98],
  ],
  hexagon: [
    [0.25, 0.06],
    [0.75, 0.06],
    [1, 0.5],
    [0.75, 0.94],
    [0.25, 0.94],
    [0, 0.5],
  ],
  diamond: [
    [0.5, -0.03],
    [1.03, 0.5],
    [0.5, 1.03],
    [-0.03, 0.5],
  ],
};

function outlineOf({ outline, tone, isFilled, isDashed }: Look, x: number, y: number, size: number): readonly Shape[] {
  const stroke = size / 11;
  const paint = {
    fill: isFilled === true ? tone : ('paper' as const),
    stroke: tone,
    strokeWidth: stroke,
    ...(isDashed === true ? { isDashed } : {}),
  };
  if (outline === 'circle' || outline === 'square') {
    const inset = stroke / 2 + (outline === 'square' ? 0.06 * size : 0);
    const side = size - 2 * inset;
    const radius = outline === 'circle' ? side / 2 : 1.5;
    return [{ shape: 'box', x: x + inset, y: y + inset, width: side, height: side, radius, ...paint }];
  }
  const inset = stroke / 2;
  const side = size - 2 * inset;
  const points = CORNERS[outline].map(([right, down]) => [x + inset + right * side, y + inset + down * side] as const);
  return [{ shape: 'path', points, isClosed: true, ...paint }];
}

/** How high letters stand, of their size: capitals and signs, and those without an ascender. */
const HEIGHTS: Readonly<Record<string, number>> = { n: 0.55, s: 0.55, x: 0.55, t: 0.66 };
const CAPITAL = 0.73;
/** Where the middle of an outline is that is not in the middle of its square. */
const MIDDLES: Partial<Readonly<Record<Outline, number>>> = { triangle: 0.62, pin: 0.43 };

function letterOf(box: Box, { outline, tone, isFilled }: Look, x: number, y: number, size: number): readonly Shape[] {
  if (box === ' ') return [];
  const middle = y + size * (MIDDLES[outline] ?? 0.5);
  if (box === '.') {
    const dot = size * 0.3;
    return [
      {
        shape: 'box',
        x: x + (size - dot) / 2,
        y: middle - dot / 2,
        width: dot,
        height: dot,
        radius: dot / 2,
        fill: tone,
      },
    ];
  }
  const letter = size * (outline === 'triangle' ? 0.56 : 0.6);
  const width = widthOf(box, letter, 'strong');
  const baseline = middle + ((own(HEIGHTS, box) ?? CAPITAL) * letter) / 2;
  const ink = isFilled === true ? 'paper' : tone;
  return [
    {
      shape: 'words',
      x: x + (size - width) / 2,
      y: baseline,
      width,
      text: box,
      size: letter,
      weight: 'strong',
      tone: ink,
    },
  ];
}
