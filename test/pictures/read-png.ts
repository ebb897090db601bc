/** Reads the PNGs that src/pictures writes: eight bits for a pixel, a palette, no filters. */
import { inflateSync } from 'node:zlib';

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly string[];
  /** The colour of a pixel, as `#rrggbb`. */
  readonly at: (x: number, y: number) => string;
  /** How many pixels have this colour. */
  readonly count: (colour: string) => number;
}

export function readPng(png: Uint8Array): ReadPng {
  const bytes = Buffer.from(png);
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR')!;
  if (header.subarray(8).toString('hex') !== '0803000000') throw new Error('another format');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = chunks.get('PLTE')!;
  const colours = Array.from(
    { length: palette.length / 3 },
    (_, index) => `#${palette.toString('hex', 3 * index, 3 * index + 3)}`,
  );
  const rows = inflateSync(chunks.get('IDAT')!);
  const placeAt = (x: number, y: number): number => rows[y * (width + 1) + 1 + x]!;
  const at = (x: number, y: number): string => colours[placeAt(x, y)]!;
  const count = (colour: string): number => {
    const wanted = colours.indexOf(colour);
    let found = 0;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (placeAt(x, y) === wanted) found++;
    return found;
  };
  if (!chunks.has('IEND') || rows.length !== (width + 1) * height) throw new Error('not complete');
  return { width, height, colours, at, count };
}
