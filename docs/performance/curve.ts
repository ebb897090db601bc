/**
 * A chart of lines as SVG: labelled where the lines end, in colours that people who see few colours tell apart, with a
 * mark of its own for each line. It brings its background, light or dark, and is read on a phone.
 */

export interface Axis {
  readonly label: string;
  /** Each step ten times the one before. */
  readonly log?: boolean;
}

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Curve {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** At most five. */
  readonly lines: readonly Line[];
  /** A dashed line across: what is aimed for. */
  readonly aim?: { readonly name: string; readonly y: number };
}

/** Of the chart, in units of which a phone shows about 360. */
const SIZE = { width: 480, height: 330 } as const;
const FONT = 13;
/** What a character takes, roughly, as a share of the size of the font. */
const CHARACTER = 0.56;
const MARGIN = { top: 34, bottom: 46, left: 54 } as const;

/** Okabe and Ito's colours, without those that a light or a dark ground swallows. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a7a00'] as const;
const DARK_COLOURS = ['#56b4e9', '#ff9248', '#2ec99b', '#e6a5c9', '#f0e442'] as const;

/** The chart, as the text of an SVG file. */
export function curve({ title, x, y, lines, aim }: Curve): string {
  const right = 12 + FONT * CHARACTER * Math.max(...lines.map(({ name }) => name.length));
  const xs = lines.flatMap(({ points }) => points.map(([at]) => at));
  const ys = [...lines.flatMap(({ points }) => points.map(([, at]) => at)), ...(aim === undefined ? [] : [aim.y])];
  const xTicks = ticksFor(xs, x.log === true);
  const yTicks = ticksFor(y.log === true ? ys : [0, ...ys], y.log === true);
  const across = scale(xTicks, [MARGIN.left, SIZE.width - right], x.log === true);
  const up = scale(yTicks, [SIZE.height - MARGIN.bottom, MARGIN.top], y.log === true);
  const [from, to] = [MARGIN.left, SIZE.width - right].map(places) as [string, string];
  const bottom = SIZE.height - MARGIN.bottom;

  const grid = yTicks.flatMap((tick) => [
    `<line class="g" x1="${from}" x2="${to}" y1="${places(up(tick))}" y2="${places(up(tick))}"/>`,
    `<text x="${places(MARGIN.left - 6)}" y="${places(up(tick) + 4)}" text-anchor="end">${shown(tick)}</text>`,
  ]);
  const below = xTicks.flatMap((tick) => [
    `<line class="a" x1="${places(across(tick))}" x2="${places(across(tick))}" y1="${bottom}" y2="${bottom + 4}"/>`,
    `<text x="${places(across(tick))}" y="${bottom + 18}" text-anchor="middle">${shown(tick)}</text>`,
  ]);
  const goal =
    aim === undefined
      ? []
      : [
          `<line class="aim" x1="${from}" x2="${to}" y1="${places(up(aim.y))}" y2="${places(up(aim.y))}"/>`,
          `<text class="over" x="${places(MARGIN.left + 6)}" y="${places(up(aim.y) - 5)}">${escaped(aim.name)}</text>`,
        ];
  const labels = apart(lines.map(({ points }) => up(points.at(-1)?.[1] ?? yTicks[0]!)));
  const drawn = lines.flatMap(({ name, points }, i) => {
    const placed = points.map(([at, value]) => [across(at), up(value)] as const);
    const end = placed.at(-1)?.[0] ?? MARGIN.left;
    return [
      `<polyline class="l c${i}" points="${placed.map((point) => point.map(places).join(',')).join(' ')}"/>`,
      ...placed.map(([at, height]) => mark(i, at, height)),
      `<text class="t${i}" x="${places(end + 9)}" y="${places(labels[i]! + 4)}">${escaped(name)}</text>`,
    ];
  });

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style(lines.length)}</style>`,
    `<rect class="b" width="${SIZE.width}" height="${SIZE.height}" rx="6"/>`,
    `<text class="h" x="12" y="20">${escaped(title)}</text>`,
    ...grid,
    `<line class="a" x1="${from}" x2="${to}" y1="${bottom}" y2="${bottom}"/>`,
    ...below,
    `<text x="${places((MARGIN.left + SIZE.width - right) / 2)}" y="${SIZE.height - 10}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text transform="translate(14 ${places((MARGIN.top + bottom) / 2)}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
    ...goal,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

/** Powers of ten, or five to ten round numbers, from below the least value to above the largest. */
function ticksFor(values: readonly number[], log: boolean): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (log) {
    const first = Math.floor(Math.log10(least));
    const last = Math.max(first + 1, Math.ceil(Math.log10(most)));
    return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  }
  const rough = (most - least || 1) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
  const first = Math.floor(least / step);
  return Array.from({ length: Math.ceil(most / step) - first + 1 }, (_, i) => (first + i) * step);
}

function scale(
  ticks: readonly number[],
  [from, to]: readonly [number, number],
  log: boolean,
): (value: number) => number {
  const on = (value: number): number => (log ? Math.log10(value) : value);
  const [least, most] = [on(ticks[0]!), on(ticks.at(-1)!)];
  return (value) => from + ((on(value) - least) / (most - least)) * (to - from);
}

/** Heights of labels, in the given order, moved down until none lies on another. */
function apart(heights: readonly number[]): readonly number[] {
  const moved = [...heights];
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
  for (const [place, i] of order.entries()) {
    const above = place === 0 ? undefined : moved[order[place - 1]!];
    if (above !== undefined) moved[i] = Math.max(moved[i]!, above + FONT + 2);
  }
  return moved;
}

/** A circle, a square, a triangle, a diamond, a bar. */
function mark(line: number, x: number, y: number): string {
  const to = (...points: readonly (readonly [number, number])[]): string =>
    points.map(([dx, dy]) => `${places(x + dx)},${places(y + dy)}`).join(' ');
  const shapes = [
    `<circle class="m${line}" cx="${places(x)}" cy="${places(y)}" r="4"/>`,
    `<polygon class="m${line}" points="${to([-3.5, -3.5], [3.5, -3.5], [3.5, 3.5], [-3.5, 3.5])}"/>`,
    `<polygon class="m${line}" points="${to([0, -5], [4.5, 3.5], [-4.5, 3.5])}"/>`,
    `<polygon class="m${line}" points="${to([0, -5], [5, 0], [0, 5], [-5, 0])}"/>`,
    `<polygon class="m${line}" points="${to([-5, -2], [5, -2], [5, 2], [-5, 2])}"/>`,
  ];
  return shapes[line % shapes.length]!;
}

function style(lines: number): string {
  const coloured = (colours: readonly string[]): string =>
    Array.from({ length: lines }, (_, i) => {
      const colour = colours[i % colours.length]!;
      return `.c${i}{stroke:${colour}}.m${i},.t${i}{fill:${colour}}`;
    }).join('');
  return [
    `text{font:${FONT}px system-ui,sans-serif;fill:#1f2328}.h{font-weight:600}.b{fill:#fff}`,
    '.g{stroke:#d9dee3}.a{stroke:#57606a}.aim{stroke:#57606a;stroke-dasharray:6 4}.over{paint-order:stroke;stroke:#fff;stroke-width:4}.l{fill:none;stroke-width:2}',
    coloured(COLOURS),
    '@media (prefers-color-scheme: dark){text{fill:#e6edf3}.b{fill:#161b22}.over{stroke:#161b22}.g{stroke:#30363d}',
    `.a,.aim{stroke:#9ea7b3}${coloured(DARK_COLOURS)}}`,
  ].join('');
}

/** 10000 as `10 000`, 0.01 as it is. */
function shown(value: number): string {
  const text = String(Number(value.toPrecision(6)));
  return value >= 10_000 ? text.replace(/\B(?=(?:\d{3})+$)/g, '&#8239;') : text;
}

function places(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
