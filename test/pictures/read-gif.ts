/** Reads animated GIFs (GIF89a) and plays them: what is seen after each frame. */

export interface ReadGif {
  readonly width: number;
  readonly height: number;
  /** How often it begins anew; 0 for ever. */
  readonly repeat: number | undefined;
  readonly frames: readonly GifFrame[];
}

export interface GifFrame {
  readonly milliseconds: number;
  /** 1: the frame stays where it is. */
  readonly dispose: number;
  /** Of all pixels, how many this frame leaves as they were. */
  readonly unchanged: number;
  /** How many pixels it has. */
  readonly written: number;
  /** What is seen: red, green and blue of each pixel as one number. */
  readonly seen: readonly number[];
}

/** How long each frame stays, in milliseconds, without looking at what it shows. */
export function gifTimes(gif: Uint8Array): readonly number[] {
  const times: number[] = [];
  // The start of a graphic control extension, with its length.
  const control = Buffer.from([0x21, 0xf9, 4]);
  const bytes = Buffer.from(gif);
  for (let at = bytes.indexOf(control); at >= 0; at = bytes.indexOf(control, at + 8)) {
    // It ends with an empty block and an image follows; the same bytes within an image would have to end so, too.
    if (bytes[at + 7] === 0 && bytes[at + 8] === 0x2c) times.push(bytes.readUInt16LE(at + 4) * 10);
  }
  return times;
}

export function readGif(gif: Uint8Array): ReadGif {
  const bytes = Buffer.from(gif);
  if (bytes.toString('latin1', 0, 6) !== 'GIF89a') throw new Error('no GIF');
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  const size = 2 << (bytes[10]! & 7);
  const colours = Array.from({ length: size }, (_, index) => bytes.readUIntBE(13 + 3 * index, 3));
  let at = 13 + 3 * size;
  let repeat: number | undefined;
  let control = { milliseconds: 0, dispose: 0, transparent: -1 };
  let seen: readonly number[] = new Array<number>(width * height).fill(-1);
  const frames: GifFrame[] = [];

  /** The data of the blocks that begin here, behind which `at` then stands. */
  const blocks = (): Buffer => {
    const parts: Buffer[] = [];
    for (let length = bytes[at++]!; length > 0; length = bytes[at++]!) {
      parts.push(bytes.subarray(at, at + length));
      at += length;
    }
    return Buffer.concat(parts);
  };

  for (let kind = bytes[at++]; kind !== 0x3b; kind = bytes[at++]) {
    if (kind === 0x21) {
      const label = bytes[at++];
      const data = blocks();
      if (label === 0xff && data.toString('latin1', 0, 11) === 'NETSCAPE2.0') repeat = data.readUInt16LE(12);
      if (label !== 0xf9) continue;
      const flags = data[0]!;
      control = {
        milliseconds: data.readUInt16LE(1) * 10,
        dispose: (flags >> 2) & 7,
        transparent: (flags & 1) === 1 ? data[3]! : -1,
      };
    } else if (kind === 0x2c) {
      const [left, top, wide, high] = [0, 2, 4, 6].map((offset) => bytes.readUInt16LE(at + offset));
      if (left! + wide! > width || top! + high! > height) throw new Error('a part that is not in the image');
      if (frames.length === 0 && (wide !== width || high !== height)) throw new Error('a part of the first image only');
      if (bytes[at + 8] !== 0) throw new Error('a palette of its own');
      at += 9;
      const codeSize = bytes[at++]!;
      const places = decompress(blocks(), codeSize);
      if (places.length !== wide! * high!) throw new Error(`${places.length} pixels`);
      const { transparent, ...about } = control;
      const now = [...seen];
      let changed = 0;
      for (const [index, place] of places.entries()) {
        if (place === transparent) continue;
        now[(top! + Math.floor(index / wide!)) * width + left! + (index % wide!)] = colours[place]!;
        changed++;
      }
      seen = now;
      frames.push({ ...about, unchanged: width * height - changed, written: places.length, seen });
    } else throw new Error(`a block of kind ${String(kind)} at ${at}`);
  }
  return { width, height, repeat, frames };
}

/** LZW as GIF has it: codes grow from `codeSize + 1` to 12 bits, lowest bit first. */
function decompress(data: Buffer, codeSize: number): readonly number[] {
  const [clear, end] = [1 << codeSize, (1 << codeSize) + 1];
  const result: number[] = [];
  let table: (readonly number[])[] = [];
  let bits = codeSize + 1;
  let previous: readonly number[] | undefined;
  for (let bit = 0; ;) {
    let code = 0;
    for (let index = 0; index < bits; index++, bit++) code |= ((data[bit >> 3]! >> (bit & 7)) & 1) << index;
    if (code === end) return result;
    if (code === clear) {
      table = [...Array.from({ length: clear }, (_, place) => [place]), [], []];
      bits = codeSize + 1;
      previous = undefined;
      continue;
    }
    const entry: readonly number[] = table[code] ?? [...previous!, previous![0]!];
    for (const place of entry) result.push(place);
    if (previous !== undefined && table.length < 4096) table.push([...previous, entry[0]!]);
    if (table.length === 1 << bits && bits < 12) bits++;
    previous = entry;
  }
}
