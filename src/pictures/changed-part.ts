/**
 * What differs between two images of one size: the smallest rectangle around it.
 */
import { AS_BEFORE, type Raster } from './raster';

/** A part of an image, and where in it. */
export interface Part {
  readonly raster: Raster;
  readonly left: number;
  readonly top: number;
}

/** The whole where there was nothing before; a pixel that changes nothing where both are alike. */
export function changedPart(now: Raster, before: Raster | undefined): Part {
  if (before === undefined) return { raster: now, left: 0, top: 0 };
  const { width, height } = now;
  if (width !== before.width || height !== before.height) {
    throw new RangeError('the frames of an animation have one size');
  }
  const rows = changedRows(now, before);
  const top = rows[0] ?? 0;
  const [left, right] = rows.reduce<readonly [number, number]>(
    ([least, most], row) => between(now, before, row, least, most),
    [width, 0],
  );
  const size = { width: Math.max(1, right - left), height: (rows.at(-1) ?? top) - top + 1 };
  const pixels = new Uint32Array(size.width * size.height).fill(AS_BEFORE);
  for (const row of rows) {
    const start = row * width + left;
    const to = (row - top) * size.width;
    for (let at = 0; at < size.width; at++) {
      const pixel = now.pixels[start + at]!;
      if (pixel !== before.pixels[start + at]) pixels[to + at] = pixel;
    }
  }
  return { raster: { ...size, pixels }, left: rows.length === 0 ? 0 : left, top };
}

function changedRows(now: Raster, before: Raster): readonly number[] {
  const length = now.width * Uint32Array.BYTES_PER_ELEMENT;
  const [a, b] = [bytesOf(now), bytesOf(before)];
  const rows: number[] = [];
  for (let row = 0; row < now.height; row++) {
    const start = row * length;
    if (a.compare(b, start, start + length, start, start + length) !== 0) rows.push(row);
  }
  return rows;
}

const bytesOf = ({ pixels }: Raster): Buffer => Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);

/** The columns from `least` to `most` widened by those in which the row differs; `most` is the one behind the last. */
function between(now: Raster, before: Raster, row: number, least: number, most: number): readonly [number, number] {
  const start = row * now.width;
  const differs = (column: number) => now.pixels[start + column] !== before.pixels[start + column];
  let [left, right] = [0, now.width];
  while (left < least && !differs(left)) left++;
  while (right > most && !differs(right - 1)) right--;
  return [Math.min(left, least), Math.max(right, most)];
}
