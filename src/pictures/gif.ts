/**
 * Pictures one after another as an animated GIF. It begins anew when it has ended, because nobody looks from the first
 * moment on; the last frame is the one that stays.
 */
import { GIFEncoder } from 'gifenc';
import { changedPart, type Part } from './changed-part';
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
/** Of all frames together: a story of 16 tall pictures takes most of a second, and is drawn a little coarser. */
const MOST_PIXELS = 24_000_000;

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
  return encodeGif(drawn(frames, scale, resvg));
}

/** One at a time: all images in memory would be 96 MB. */
function* drawn(frames: readonly Frame[], scale: number, resvg: Rasteriser): Generator<RasterFrame> {
  for (const { svg, milliseconds } of frames) yield { raster: resvg.draw(svg, scale), milliseconds };
}

export interface RasterFrame {
  readonly raster: Raster;
  readonly milliseconds: number;
}

/** One palette for all frames; of each but the first only the area that differs from the one before. */
export function encodeGif(frames: Iterable<RasterFrame>): Uint8Array {
  const parts: (Part & Pick<RasterFrame, 'milliseconds'>)[] = [];
  let last: Raster | undefined;
  for (const { raster, milliseconds } of frames) {
    parts.push({ ...changedPart(raster, last), milliseconds });
    last = raster;
  }
  // One place is kept for "as before".
  const palette = new Palette(
    parts.map(({ raster }) => raster),
    255,
  );
  const asBefore = palette.colours.length;
  const colours = [...palette.colours, [0, 0, 0] as const];
  const encoder = GIFEncoder();
  for (const [index, { raster, left, top, milliseconds }] of parts.entries()) {
    const begin = encoder.bytesView().length;
    encoder.writeFrame(palette.indexed(raster), raster.width, raster.height, {
      ...(index === 0 ? { palette: colours, repeat: 0 } : {}),
      transparent: true,
      transparentIndex: asBefore,
      delay: milliseconds,
      dispose: 1,
    });
    if (index > 0) putAt(encoder.bytesView(), begin, left, top);
  }
  encoder.finish();
  return encoder.bytes();
}

/** Where the place of an image stands in its frame: behind how it is shown (8 bytes) and the sign that it begins. */
const PLACE = 9;

/** The encoder writes every image into the upper left corner. */
function putAt(bytes: Uint8Array, frame: number, left: number, top: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint16(frame + PLACE, left, true);
  view.setUint16(frame + PLACE + 2, top, true);
}
