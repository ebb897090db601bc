import { curve } from '../../docs/performance/curve';

const CURVE = {
  title: 'Cost & size',
  x: { label: 'Pods', log: true },
  y: { label: 'ms' },
  lines: [
    {
      name: 'one',
      points: [
        [10, 1],
        [1000, 40],
      ],
    },
    {
      name: 'two',
      points: [
        [10, 2],
        [1000, 40.1],
      ],
    },
  ],
} as const;

const heightsOf = (svg: string, part: RegExp): readonly number[] =>
  [...svg.matchAll(part)].map((match) => Number(match[1]));

describe('a chart of lines', () => {
  test('escapes what it is told', () => {
    expect(curve(CURVE)).toContain('>Cost &amp; size<');
  });

  test('puts no label of a line on another, however near the lines end', () => {
    const [first, second] = heightsOf(curve(CURVE), /class="t\d" x="[\d.]+" y="([\d.]+)"/g);
    expect(Math.abs(first! - second!)).toBeGreaterThanOrEqual(13);
  });

  test('draws more higher up, and steps of ten equally far apart where it is asked to', () => {
    const svg = curve({
      ...CURVE,
      lines: [
        {
          name: 'one',
          points: [
            [10, 1],
            [100, 2],
            [1000, 3],
          ],
        },
      ],
    });
    const [, points = ''] = /<polyline class="l c0" points="([^"]+)"/.exec(svg) ?? [];
    const places = points.split(' ').map((point) => point.split(',').map(Number));
    expect(places[1]![0]! - places[0]![0]!).toBeCloseTo(places[2]![0]! - places[1]![0]!, 0);
    expect(places[0]![1]).toBeGreaterThan(places[1]![1]!);
    expect(places[1]![1]).toBeGreaterThan(places[2]![1]!);
  });

  test('shows an aim that lies above every line', () => {
    const aim = heightsOf(curve({ ...CURVE, aim: { name: 'aim', y: 400 } }), /class="aim" [^>]*y1="([\d.]+)"/g);
    expect(aim).toHaveLength(1);
    expect(aim[0]).toBeGreaterThan(30);
  });
});
