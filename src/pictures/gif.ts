/**
 * Pictures one after another as an animated GIF. It begins anew when it has ended, because nobody looks from the first
 * moment on; the last frame is the one that stays.
 */
import { GIFEncoder } from 'gifenc';
import { Palette } from './palette';
import type { Raster } from './raster';
import { rasteriser, type Rasteriser, sizeOf } from './rasteriser';

export interface Frame {
  /** As `svgOf` makes it; all frames have the size of the first. */
  readonly svg: string;
  readonly milliseconds: number;
}

/** Bytes that an animation may have. */
export const LARGEST_GIF = 1_500_000;

/** Pixels for each unit, from the sharpest to what a small screen shows. */
const SCALES = [2, 1.5, 1];
/** Of all frames together: 160 MB while they are drawn. */
const MOST_PIXELS = 40_000_000;

/** The animation, as sharp as `largest` bytes allow; where even the coarsest is larger, with fewer frames. */
export async function gifOf(frames: readonly Frame[], largest = LARGEST_GIF): Promise<Uint8Array> {
  const resvg = await rasteriser();
  const [coarsest = 1] = SCALES.slice(-1);
  for (const scale of SCALES) {
    const gif = encode(frames, scale, resvg);
    if (gif.length <= largest) return gif;
  }
  for (let fewer = everySecond(frames); ; fewer = everySecond(fewer)) {
    const gif = encode(fewer, coarsest, resvg);
    if (gif.length <= largest || fewer.length <= 2) return gif;
  }
}

/** The first, the last, and every second one between them; what is left out lends its time to the one before it. */
export function everySecond(frames: readonly Frame[]): readonly Frame[] {
  const kept: Frame[] = [];
  for (const [index, frame] of frames.entries()) {
    const isKept = index % 2 === 0 || index === frames.length - 1;
    if (isKept) kept.push(frame);
    else kept.push(extended(kept.pop()!, frame.milliseconds));
  }
  return kept;
}

const extended = (frame: Frame, more: number): Frame => ({ ...frame, milliseconds: frame.milliseconds + more });

function encode(frames: readonly Frame[], wanted: number, resvg: Rasteriser): Uint8Array {
  const { width, height } = sizeOf(frames[0]?.svg ?? '');
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (frames.length * width * height)));
  return encodeGif(frames.map(({ svg, milliseconds }) => ({ raster: resvg.draw(svg, scale), milliseconds })));
}

export interface RasterFrame {
  readonly raster: Raster;
  readonly milliseconds: number;
}

/** One palette for all frames; of each but the first only what differs from the one before. */
export function encodeGif(frames: readonly RasterFrame[]): Uint8Array {
  // One place is kept for "as before".
  const palette = new Palette(
    frames.map(({ raster }) => raster),
    255,
  );
  const asBefore = palette.colours.length;
  const colours = [...palette.colours, [0, 0, 0] as const];
  const encoder = GIFEncoder();
  let last: Raster | undefined;
  for (const { raster, milliseconds } of frames) {
    const { width, height } = raster;
    const places = palette.indexed(raster);
    if (last !== undefined) markUnchanged(places, raster.pixels, last.pixels, asBefore);
    encoder.writeFrame(places, width, height, {
      ...(last === undefined ? { palette: colours, repeat: 0 } : {}),
      transparent: true,
      transparentIndex: asBefore,
      delay: milliseconds,
      dispose: 1,
    });
    last = raster;
  }
  encoder.finish();
  return encoder.bytes();
}

function markUnchanged(places: Uint8Array, now: Uint32Array, before: Uint32Array, asBefore: number): void {
  if (now.length !== before.length) throw new RangeError('the frames of an animation have one size');
  for (let at = 0; at < places.length; at++) if (now[at] === before[at]) places[at] = asBefore;
}
