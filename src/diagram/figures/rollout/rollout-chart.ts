/**
 * How many Pods can serve at every instant, between what the rollout allows; below it the same in numbers, and what
 * every line means.
 */
import { boxed, column, flow, type Piece, row, space, thing, words } from '../../drawing/piece';
import type { Shape, Tone } from '../../drawing/shape';
import { SMALL } from '../chip';
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

const [LOWEST, HIGHEST] = [30, 84];
/** Of one Pod, where there are few. */
const UNIT = 16;
/** Above and below the lines. */
const MARGIN = 7;
const ROW = 18;
/** Between two labels beside the chart. */
const LABEL = 13;

export function servingChart(look: ChartLook): Piece {
  const { columns, grid, wanted, bounds } = look;
  const serving = columns.map(servingIn);
  const standing = columns.map(standingIn);
  const hasStanding = bounds !== undefined || standing.some((value, index) => value !== serving[index]);
  const scale = scaleOf([
    wanted,
    ...serving,
    ...standing,
    ...(bounds === undefined ? [] : [bounds.most, bounds.least]),
  ]);
  const [left, right] = [grid.names, grid.names + columns.length * grid.step];
  const lines = levels(wanted, bounds, scale.at);
  const plot: Piece = {
    width: grid.width,
    height: scale.height,
    at: (x, y) => [
      ...(bounds === undefined ? [] : [corridor(bounds, scale.at, x + left, x + right, y)]),
      ...lines.flatMap(({ value, text }) => level(text, y + scale.at(value), x, x + left, x + right, grid)),
      ...(hasStanding ? [staircase(standing, grid, x, (value) => y + scale.at(value) - 1.5, STANDING)] : []),
      staircase(serving, grid, x, (value) => y + scale.at(value), SERVING),
    ],
  };
  const numbers = [
    numbersRow(SERVING, serving, grid, bounds?.least),
    ...(hasStanding ? [numbersRow(STANDING, standing, grid)] : []),
  ];
  const piece = column([plot, column(numbers), keyOf(hasStanding, bounds, grid.width)], 4);
  return thing({ ...piece, width: grid.width }, { id: 'can-serve', label: saidOf(columns, serving, wanted, bounds) });
}

/** What a line shows. */
interface Series {
  readonly name: string;
  /** In full, for the key; absent where the name says enough. */
  readonly meaning?: string;
  readonly tone: Tone;
  readonly strokeWidth: number;
}

const SERVING: Series = { name: 'can serve', tone: 'ready', strokeWidth: 3 };
const STANDING: Series = { name: 'Pods', meaning: 'Pods, without those that stop', tone: 'faint', strokeWidth: 1.5 };

/** Pods that get traffic. */
const servingIn = ({ boxes }: Column): number => [...boxes.values()].filter((box) => box === 'R').length;

/** Pods that a controller counts: those that are not on their way out, and have not ended. */
const standingIn = ({ boxes }: Column): number =>
  [...boxes.values()].filter((box) => box !== 't' && box !== 'x' && box !== '.').length;

/** From the lowest of these values to the highest: what is never reached takes no room. */
function scaleOf(values: readonly number[]): { readonly height: number; readonly at: (value: number) => number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(1, most - least);
  const room = Math.min(HIGHEST, Math.max(LOWEST, span * UNIT));
  return { height: room + 2 * MARGIN, at: (value) => MARGIN + ((most - value) / span) * room };
}

interface Level {
  readonly value: number;
  readonly text: string;
}

/** The numbers that matter, as far as their labels have room. */
function levels(wanted: number, bounds: Bounds | undefined, at: (value: number) => number): readonly Level[] {
  const all: readonly Level[] = [
    ...(bounds === undefined
      ? []
      : [
          ...(bounds.least < wanted ? [{ value: bounds.least, text: `at least ${bounds.least}` }] : []),
          ...(bounds.most > wanted ? [{ value: bounds.most, text: `at most ${bounds.most}` }] : []),
        ]),
    { value: wanted, text: `${wanted} wanted` },
  ];
  const shown: Level[] = [];
  for (const one of all) {
    if (shown.every((other) => Math.abs(at(one.value) - at(other.value)) >= LABEL)) shown.push(one);
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
  at: (value: number) => number,
  left: number,
  right: number,
  y: number,
): Shape {
  const [top, bottom] = [at(most), at(least)];
  return { shape: 'box', x: left, y: y + top, width: right - left, height: bottom - top, radius: 0, fill: 'band' };
}

/** A number lasts until the next instant. */
function staircase(
  values: readonly number[],
  grid: Grid,
  x: number,
  at: (value: number) => number,
  { tone, strokeWidth }: Series,
): Shape {
  const points = values.flatMap((value, index) => {
    const from = x + (grid.middles[index] ?? 0) - (index === 0 ? grid.step / 2 : 0);
    const to = x + (grid.middles[index + 1] ?? (grid.middles[index] ?? 0) + grid.step / 2);
    return [[from, at(value)] as const, [to, at(value)] as const];
  });
  return { shape: 'path', points, stroke: tone, strokeWidth };
}

function numbersRow(series: Series, values: readonly number[], grid: Grid, least = 0): Piece {
  const isMain = series === SERVING;
  const weight = isMain ? 'strong' : 'regular';
  const name = row([sample(series), words(series.name, { size: SMALL, weight }, grid.names - 22)], 5);
  return {
    width: grid.width,
    height: ROW,
    at: (x, y) => [
      ...name.at(x, y + (ROW - name.height) / 2),
      ...values.flatMap((value, index) =>
        centred(String(value), x + (grid.middles[index] ?? 0), y + ROW - 5, grid.step, {
          weight,
          tone: isMain && value < least ? 'trouble' : isMain ? 'ink' : 'faint',
          size: isMain ? 12.5 : SMALL,
        }),
      ),
    ],
  };
}

const SAMPLE = 12;

/** A bit of its line. */
const sample = ({ tone, strokeWidth }: Series): Piece => ({
  width: SAMPLE,
  height: 8,
  at: (x, y) => [{ ...flat(x, x + SAMPLE, y + 4, tone), strokeWidth }],
});

/** What needs more than its name. */
function keyOf(hasStanding: boolean, bounds: Bounds | undefined, width: number): Piece {
  const style = { size: SMALL, tone: 'faint' } as const;
  const named = (mark: Piece, text: string) => row([mark, words(text, style, width - SAMPLE - 5)], 5);
  const swatch = boxed(space(SAMPLE, 9), { fill: 'band', stroke: 'line', radius: 2 });
  const entries = [
    ...(hasStanding ? [named(sample(STANDING), STANDING.meaning ?? '')] : []),
    ...(bounds === undefined ? [] : [named(swatch, `allowed: ${bounds.rule}`)]),
  ];
  return flow(entries, width, 14, 2);
}

function saidOf(columns: readonly Column[], serving: readonly number[], wanted: number, bounds?: Bounds): string {
  const rule =
    bounds === undefined ? '' : `; allowed: at most ${bounds.most} Pods, at least ${bounds.least} that can serve`;
  const values = columns.map((moment, index) => `${timeOf(moment)} ${serving[index] ?? 0}`);
  return `Can serve, of ${wanted} wanted: ${values.join(', ')}${rule}`;
}
