/** An image as a rasteriser makes it: a pixel for each place, row by row from the top. Nothing in it is transparent. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Four bytes each: red, green, blue, opacity. */
  readonly pixels: Uint32Array;
}

/** In the part of an image that replaces another: the pixel stays what it was. No pixel of ours is transparent. */
export const AS_BEFORE = 0;

/** From bytes, which may lie anywhere in memory. */
export function rasterOf(width: number, height: number, bytes: Uint8Array): Raster {
  const isAligned = bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = isAligned ? bytes : Uint8Array.from(bytes);
  return { width, height, pixels: new Uint32Array(buffer, byteOffset, width * height) };
}
