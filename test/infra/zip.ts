import { inflateRawSync } from 'node:zlib';

/** The files in a zip, by their names, from its central directory. */
export function zipFiles(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const header = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = zip.indexOf(header); at >= 0; at = zip.indexOf(header, at + 46)) {
    const length = zip.readUInt16LE(at + 28);
    files.set(zip.toString('utf8', at + 46, at + 46 + length), contentOf(zip, at));
  }
  return files;
}

/** The names of the files in a zip. */
export function zipNames(zip: Buffer): readonly string[] {
  return [...zipFiles(zip).keys()];
}

const STORED = 0;

/** What the entry of the central directory at a place stands for. */
function contentOf(zip: Buffer, at: number): Buffer {
  const method = zip.readUInt16LE(at + 10);
  const size = zip.readUInt32LE(at + 20);
  const local = zip.readUInt32LE(at + 42);
  const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(begin, begin + size);
  return method === STORED ? packed : inflateRawSync(packed);
}
