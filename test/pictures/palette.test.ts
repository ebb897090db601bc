import { Palette } from '../../src/pictures/palette';
import { type Raster, rasterOf } from '../../src/pictures/raster';

/** A row of pixels, `rrggbb` each. */
function row(...colours: readonly string[]): Raster {
  return rasterOf(colours.length, 1, Buffer.from(colours.map((colour) => `${colour}ff`).join(''), 'hex'));
}

describe('a palette', () => {
  test('keeps every colour as it is where there are few', () => {
    const raster = row('ff0000', '00ff00', 'ff0000', '0102fd');
    const palette = new Palette([raster]);
    const shown = [...palette.indexed(raster)].map((place) => palette.colours[place]);
    expect(shown).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [255, 0, 0],
      [1, 2, 253],
    ]);
  });

  test('keeps the colours that fill most of all images, and shows the others as the nearest', () => {
    const one = row('000000', '000000', 'ffffff', '101010');
    const other = row('ffffff', 'f0f0f0', 'ffffff');
    const palette = new Palette([one, other], 2);
    expect(palette.colours).toEqual([
      [255, 255, 255],
      [0, 0, 0],
    ]);
    expect([...palette.indexed(one)]).toEqual([1, 1, 0, 1]);
    expect([...palette.indexed(other)]).toEqual([0, 0, 0]);
  });

  test('has an order that does not depend on where a colour stands', () => {
    expect(new Palette([row('000001', '000002')]).colours).toEqual(new Palette([row('000002', '000001')]).colours);
  });

  test('reads pixels wherever they lie in memory', () => {
    const bytes = Buffer.from('00ff0000ff0000ff00ff', 'hex').subarray(1, 9);
    expect(new Palette([rasterOf(2, 1, bytes)]).colours).toHaveLength(2);
  });
});
