/** Colours: text can be read, and states stay apart for people who see fewer colours. */
import type { Tone } from '../../../src/diagram/drawing/shape';
import { THEMES, type ThemeName } from '../../../src/diagram/drawing/theme';

const NAMES: readonly ThemeName[] = ['light', 'dark'];

/** What is written on what. */
const TEXTS: readonly (readonly [Tone, readonly Tone[]])[] = [
  ['ink', ['paper', 'lane', 'band', 'owner', 'volume']],
  ['faint', ['paper', 'lane', 'band', 'owner']],
  ['changed', ['paper', 'lane']],
  ['ready', ['paper']],
  ['waiting', ['paper']],
  ['trouble', ['paper']],
  ['leaving', ['paper']],
  ['silent', ['paper']],
  ['failed', ['paper']],
  ['done', ['paper']],
  ['paper', ['ready', 'trouble', 'failed', 'ink']],
];

const STATES: readonly Tone[] = ['ready', 'waiting', 'trouble', 'leaving', 'silent', 'failed', 'done'];

type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(linear(one)), luminance(linear(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What dichromats see, after Vienot, Brettel and Mollon, and for blue after Machado, on linear light. */
const SIGHTS: Readonly<Record<string, readonly Rgb[]>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.1121, 0.8853, -0.0005],
    [0.1127, 0.8897, -0.0001],
    [0.0045, 0.0001, 1.0019],
  ],
  deuteranopia: [
    [0.292, 0.7054, -0.0003],
    [0.2934, 0.7089, 0],
    [-0.02098, 0.02559, 1.0019],
  ],
  tritanopia: [
    [1.2555, -0.0767, -0.1788],
    [-0.0784, 0.9308, 0.1476],
    [0.0047, 0.6914, 0.3039],
  ],
};

function seen(colour: string, sight: readonly Rgb[]): Rgb {
  const light = linear(colour);
  const mix = (row: Rgb | undefined) =>
    Math.max(
      0,
      (row ?? [0, 0, 0]).reduce((sum, part, at) => sum + part * light[at]!, 0),
    );
  return [mix(sight[0]), mix(sight[1]), mix(sight[2])];
}

/** CIE Lab, and its distance. */
function lab([red, green, blue]: Rgb): Rgb {
  const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (one: Rgb, other: Rgb): number => Math.hypot(...one.map((part, at) => part - other[at]!));

describe.each(NAMES)('the %s theme', (name) => {
  const theme = THEMES[name];

  test.each(TEXTS)('%s can be read', (tone, grounds) => {
    for (const ground of grounds) {
      expect({ ground, is: contrast(theme[tone], theme[ground]) >= 4.5 }).toEqual({ ground, is: true });
    }
  });

  test.each(Object.keys(SIGHTS))('states stay apart with the sight of %s', (sight) => {
    const matrix = SIGHTS[sight] ?? [];
    const close = STATES.flatMap((one, at) =>
      STATES.slice(at + 1).flatMap((other) => {
        const apart = distance(lab(seen(theme[one], matrix)), lab(seen(theme[other], matrix)));
        return apart < 8 ? [`${one} and ${other}: ${apart.toFixed(1)}`] : [];
      }),
    );
    expect(close).toEqual([]);
  });
});
