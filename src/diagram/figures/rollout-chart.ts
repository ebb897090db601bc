/**
 * How many Pods can serve at every instant, between what the rollout allows.
 */
import { type Piece, thing, words } from '../drawing/piece';
import type { Shape, Tone } from '../drawing/shape';
import { SMALL } from './chip';
import { centred, type Grid, timeOf } from './rollout-grid';
import type { Bounds } from './rollout-bounds';
import type { Column } from './rollout-story';

export interface ChartLook {
  readonly columns: readonly Column[];
  readonly grid: Grid;
  readonly wanted: number;
  /** What the rollout keeps to; undefined where nothing is rolled out. */
  readonly bounds?: Bounds;
}

const HEIGHT = 78;
const ROW = 18;
/** Between two labels beside the chart. */
const LABEL = 13;

export function servingChart({ columns, grid, wanted, bounds }: ChartLook): Piece {
  const serving = columns.map(servingIn);
  const standing = columns.map(standingIn);
  const most = Math.max(1, wanted, bounds?.most ?? 0, ...standing, ...serving);
  const heightOf = (value: number) => HEIGHT - (value / most) * (HEIGHT - 8);
  const [left, right] = [grid.names, grid.names + columns.length * grid.step];
  const lines = levels(wanted, bounds, heightOf);
  const piece: Piece = {
    width: grid.width,
    height: HEIGHT + 8 + 2 * ROW,
    at: (x, y) => [
      ...(bounds === undefined ? [] : [corridor(bounds, heightOf, x + left, x + right, y)]),
      flat(x + left, x + right, y + HEIGHT, 'line'),
      ...lines.flatMap(({ value, text }) => level(text, y + heightOf(value), x, x + left, x + right, grid)),
      staircase(standing, grid, x, (value) => y + heightOf(value) - 1.5, 'faint', 1.5),
      staircase(serving, grid, x, (value) => y + heightOf(value), 'ready', 3),
      ...numbers('can serve', serving, grid, x, y + HEIGHT + 8, 'ready', bounds?.least),
      ...numbers('not stopping', standing, grid, x, y + HEIGHT + 8 + ROW, 'faint'),
    ],
  };
  return thing(piece, { id: 'can-serve', label: saidOf(columns, serving, wanted, bounds) });
}

/** Pods that get traffic. */
const servingIn = ({ boxes }: Column): number => [...boxes.values()].filter((box) => box === 'R').length;

/** Pods that a controller counts: those that are not on their way out, and have not ended. */
const standingIn = ({ boxes }: Column): number =>
  [...boxes.values()].filter((box) => box !== 't' && box !== 'x' && box !== '.').length;

interface Level {
  readonly value: number;
  readonly text: string;
}

/** The numbers that matter, as far as their labels have room. */
function levels(wanted: number, bounds: Bounds | undefined, heightOf: (value: number) => number): readonly Level[] {
  const all: readonly Level[] = [
    ...(bounds === undefined
      ? []
      : [
          { value: bounds.least, text: `at least ${bounds.least}` },
          ...(bounds.most > wanted ? [{ value: bounds.most, text: `at most ${bounds.most}` }] : []),
        ]),
    { value: wanted, text: `${wanted} wanted` },
  ];
  const shown: Level[] = [];
  for (const one of all) {
    if (shown.every((other) => Math.abs(heightOf(one.value) - heightOf(other.value)) >= LABEL)) shown.push(one);
  }
  return shown;
}

function level(text: string, y: number, x: number, left: number, right: number, grid: Grid): readonly Shape[] {
  return [
    ...words(text, { size: SMALL, tone: 'faint' }, grid.names - 8).at(x, y - SMALL * 0.7),
    { ...flat(left, right, y, 'faint'), isDashed: true },
  ];
}

const flat = (left: number, right: number, y: number, stroke: Tone) =>
  ({
    shape: 'path',
    points: [
      [left, y],
      [right, y],
    ],
    stroke,
    strokeWidth: 1,
  }) as const;

function corridor(
  { least, most }: Bounds,
  heightOf: (value: number) => number,
  left: number,
  right: number,
  y: number,
): Shape {
  const [top, bottom] = [heightOf(most), heightOf(least)];
  return { shape: 'box', x: left, y: y + top, width: right - left, height: bottom - top, radius: 0, fill: 'band' };
}

/** A number lasts until the next instant. */
function staircase(
  values: readonly number[],
  grid: Grid,
  x: number,
  heightOf: (value: number) => number,
  stroke: Tone,
  strokeWidth: number,
): Shape {
  const points = values.flatMap((value, index) => {
    const from = x + (grid.middles[index] ?? 0) - (index === 0 ? grid.step / 2 : 0);
    const to = x + (grid.middles[index + 1] ?? (grid.middles[index] ?? 0) + grid.step / 2);
    return [[from, heightOf(value)] as const, [to, heightOf(value)] as const];
  });
  return { shape: 'path', points, stroke, strokeWidth };
}

function numbers(
  name: string,
  values: readonly number[],
  grid: Grid,
  x: number,
  y: number,
  tone: Tone,
  least = 0,
): readonly Shape[] {
  const baseline = y + ROW - 5;
  const line: Shape = { ...flat(x, x + 12, baseline - 4, tone), strokeWidth: tone === 'ready' ? 3 : 1.5 };
  const weight = tone === 'ready' ? 'strong' : 'regular';
  return [
    line,
    ...words(name, { size: SMALL, weight }, grid.names - 18).at(x + 17, baseline - SMALL),
    ...values.flatMap((value, index) =>
      centred(String(value), x + (grid.middles[index] ?? 0), baseline, grid.step, {
        weight,
        tone: tone === 'ready' && value < least ? 'trouble' : tone === 'ready' ? 'ink' : 'faint',
        size: tone === 'ready' ? 12.5 : SMALL,
      }),
    ),
  ];
}

function saidOf(columns: readonly Column[], serving: readonly number[], wanted: number, bounds?: Bounds): string {
  const rule =
    bounds === undefined ? '' : `; allowed: at most ${bounds.most} Pods, at least ${bounds.least} that can serve`;
  const values = columns.map((moment, index) => `${timeOf(moment)} ${serving[index] ?? 0}`);
  return `Can serve, of ${wanted} wanted: ${values.join(', ')}${rule}`;
}
