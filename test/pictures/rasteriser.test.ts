import type { Drawing } from '../../src/diagram/drawing/shape';
import { svgOf } from '../../src/diagram/drawing/svg';
import { THEMES } from '../../src/diagram/drawing/theme';
import { FONT_FILES } from '../../src/pictures/fonts';
import { encodePng } from '../../src/pictures/png';
import { MOST_PIXELS, native, type Rasteriser, wasm } from '../../src/pictures/rasteriser';
import { readPng } from './read-png';
import { clusterSvgs, sampleSvg } from './sample-svg';

describe('a rasteriser', () => {
  let rasterisers: readonly Rasteriser[];
  beforeAll(async () => (rasterisers = await Promise.all([native(), wasm()])), 60_000);

  test('draws the same pixels as native code and as WebAssembly', () => {
    for (const svg of [sampleSvg(['8x4m7 -> web', 'AVA (1)']), ...clusterSvgs(['deploy web', 'crash pod web'])]) {
      const [one, other] = rasterisers.map((rasteriser) => encodePng(rasteriser.draw(svg, 2)));
      expect(Buffer.compare(one!, other!)).toBe(0);
    }
  });

  test.each([0, 1])('draws names letter by letter: no ligatures, no kerning (%i)', (which) => {
    const end = (text: string): number => endOf(rasterisers[which]!, text);
    // What Inter would draw as a multiplication, an arrow and a pair moved together.
    expect(end('8x4')).toBe(end('x84'));
    expect(end('->')).toBe(end('>-'));
    expect(end('AV')).toBe(end('VA'));
  });

  test('makes a very large picture coarser instead of filling the memory with it', () => {
    const lines = Array.from({ length: 400 }, (_, line) => `line ${line}`);
    const { width, height, pixels } = rasterisers[0]!.draw(sampleSvg(lines, 'light', 2_000), 2);
    expect(pixels.length).toBe(width * height);
    expect(width * height).toBeLessThanOrEqual(MOST_PIXELS * 1.001);
    expect(width * height).toBeGreaterThan(MOST_PIXELS * 0.99);
  });

  test('finds the font as files, regular and strong', () => {
    expect(Object.values(FONT_FILES).map((file) => file.replace(/.*\//, ''))).toEqual([
      'Inter_400Regular.ttf',
      'Inter_600SemiBold.ttf',
    ]);
  });
});

/** Where a bar stands that is drawn behind the text: pixels from the left. */
function endOf(rasteriser: Rasteriser, text: string): number {
  const drawing: Drawing = {
    width: 200,
    height: 80,
    title: '',
    description: '',
    shapes: [{ shape: 'words', x: 4, y: 60, width: 196, text: `${text}|`, size: 40, weight: 'regular', tone: 'ink' }],
  };
  const png = readPng(encodePng(rasteriser.draw(svgOf(drawing), 1)));
  for (let x = 199; x >= 0; x--) {
    if (png.at(x, 40) !== THEMES.light.paper) return x;
  }
  return 0;
}
