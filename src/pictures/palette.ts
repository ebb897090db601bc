/**
 * The colours of an image that names at most 256. Ours consist of a dozen tones and of what smooth edges mix from them,
 * so nearly always there are fewer, and nothing is lost; of more, those that fill most of the image are kept as they are.
 */
import { AS_BEFORE, type Raster } from './raster';

export type Rgb = readonly [red: number, green: number, blue: number];

export class Palette {
  readonly colours: readonly Rgb[];
  private readonly index: Map<number, number>;

  /** @param most colours to keep, at most 256 */
  constructor(rasters: readonly Raster[], most = 256) {
    const kept = [...countPixels(rasters)]
      .sort(([one, ones], [other, others]) => others - ones || one - other)
      .slice(0, most)
      .map(([pixel]) => pixel);
    this.colours = kept.map(rgbOf);
    this.index = new Map(kept.map((pixel, index) => [pixel, index]));
  }

  /** For every pixel the place of its colour, or of the one that is nearest; behind the last for who stays as before. */
  indexed({ pixels }: Raster): Uint8Array {
    const places = new Uint8Array(pixels.length);
    let [last, place] = [-1, 0];
    for (let at = 0; at < pixels.length; at++) {
      const pixel = pixels[at]!;
      if (pixel !== last) [last, place] = [pixel, this.placeOf(pixel)];
      places[at] = place;
    }
    return places;
  }

  private placeOf(pixel: number): number {
    if (pixel === AS_BEFORE) return this.colours.length;
    const known = this.index.get(pixel);
    if (known !== undefined) return known;
    const distances = this.colours.map((colour) => distance(colour, rgbOf(pixel)));
    const nearest = distances.indexOf(Math.min(...distances));
    this.index.set(pixel, nearest);
    return nearest;
  }
}

function countPixels(rasters: readonly Raster[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { pixels } of rasters) {
    // Neighbours are mostly alike: runs are counted, not pixels.
    let start = 0;
    for (let at = 1; at <= pixels.length; at++) {
      const pixel = pixels[start]!;
      if (at < pixels.length && pixels[at] === pixel) continue;
      if (pixel !== AS_BEFORE) counts.set(pixel, (counts.get(pixel) ?? 0) + at - start);
      start = at;
    }
  }
  return counts;
}

/** Machines that Node runs on keep the lowest byte, red, first. */
const rgbOf = (pixel: number): Rgb => [pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff];

const distance = (one: Rgb, other: Rgb): number =>
  (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
