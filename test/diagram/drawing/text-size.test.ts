/** The table of widths says what the rasteriser draws: no text is wider than its box expects. */
import { Resvg } from '@resvg/resvg-js';
import type { Drawing, Weight } from '../../../src/diagram/drawing/shape';
import { svgOf } from '../../../src/diagram/drawing/svg';
import { fitWords, widthOf } from '../../../src/diagram/drawing/text-size';
import { FONT_FILES } from '../../../src/pictures/fonts';

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));
const WEIGHTS: readonly Weight[] = ['regular', 'strong'];
const font = { loadSystemFonts: false, fontFiles: [FONT_FILES.regular, FONT_FILES.strong], defaultFontFamily: 'Inter' };

/** Right edge of what the rasteriser draws of a text that begins at 0. */
function drawnEnd(text: string, size: number, weight: Weight): number {
  const words = { shape: 'words', x: 0, y: size, width: 0, text, size, weight, tone: 'ink' } as const;
  const drawing: Drawing = { width: 3000, height: 2 * size, title: 't', description: 'd', shapes: [words] };
  // Without the paper behind it, what is left is the text.
  const svg = svgOf(drawing).replace(/<rect[^>]*\/>/, '');
  const box = new Resvg(svg, { font }).getBBox();
  return box === undefined ? 0 : box.x + box.width;
}

/** How far a letter may reach over its advance, of its size. */
const OVERHANG = 0.05;

test.each(WEIGHTS)('no character of %s letters is wider than the table says', (weight) => {
  const wide = PRINTABLE.filter((character) => {
    const text = `H${character.repeat(10)}H`;
    return drawnEnd(text, 100, weight) > widthOf(text, 100, weight) + 100 * OVERHANG;
  });
  expect(wide).toEqual([]);
});

test.each(WEIGHTS)('a whole line of %s letters ends where the table says', (weight) => {
  for (const text of [PRINTABLE.join('').trim(), 'AVAWAToTyfi8x4->=>www', 'web-6f8d4c97b5-x2k4p']) {
    const [drawn, expected] = [drawnEnd(text, 20, weight), widthOf(text, 20, weight)];
    expect(drawn).toBeLessThanOrEqual(expected + 20 * OVERHANG);
    // The rasteriser draws some pairs of signs closer to each other.
    expect(drawn).toBeGreaterThan(0.95 * expected);
  }
});

test('what does not fit is cut to what fits, and says so', () => {
  expect(fitWords('web', 12, 'regular', 100)).toBe('web');
  const cut = fitWords('a-name-that-is-far-too-long', 12, 'regular', 60);
  expect(cut).toMatch(/^a-name.*\.\.$/);
  expect(widthOf(cut, 12, 'regular')).toBeLessThanOrEqual(60);
});

test('what fits, up to the last unit, is not cut, and no character is cut in half', () => {
  const width = widthOf('web-1', 12, 'regular');
  expect(fitWords('web-1', 12, 'regular', width)).toBe('web-1');
  expect(fitWords('web-1', 12, 'regular', width - 0.01)).toBe('web..');
  for (const room of [0, 10, 20, 30, 40]) {
    expect(fitWords('\u{1f600}'.repeat(9), 12, 'regular', room)).not.toMatch(/[\ud800-\udfff]\.\./u);
  }
});

test('a name as long as a message is cut as fast as a short one', () => {
  const started = performance.now();
  for (let time = 0; time < 50; time++) fitWords('a'.repeat(20_000), 12, 'regular', 60);
  expect(performance.now() - started).toBeLessThan(1_000);
});
