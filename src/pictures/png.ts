/**
 * A picture as PNG. The rasteriser's own PNGs hold four bytes for each pixel and are three times as large as these,
 * which hold one (https://www.w3.org/TR/png-3/).
 */
import { deflateSync } from 'node:zlib';
import { Palette } from './palette';
import type { Raster } from './raster';
import { rasteriser } from './rasteriser';

/** Pixels for each unit: as sharp as most screens are. */
export const PNG_SCALE = 2;

/** The PNG of an SVG that `svgOf` made. Same SVG, same bytes. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  return encodePng((await rasteriser()).draw(svg, PNG_SCALE));
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Eight bits for a pixel, which name a place in the palette; the usual compression and filters, not interlaced. */
const FORMAT = [8, 3, 0, 0, 0];

/** The next level saves a twentieth and takes three times as long. */
const COMPRESSION = 7;

export function encodePng(raster: Raster): Uint8Array {
  const { width, height } = raster;
  const palette = new Palette([raster]);
  const header = Buffer.alloc(8 + FORMAT.length);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(FORMAT, 8);
  const rows = deflateSync(unfiltered(palette.indexed(raster), width, height), { level: COMPRESSION });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.colours.flat())),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row begins with the number of its filter: none, which suits palettes. */
function unfiltered(places: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(places.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** The check sum of PNG. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});
