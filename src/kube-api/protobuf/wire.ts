/**
 * Reads the fields of a protobuf message, without knowing what they mean. No bytes make it throw or read past the end.
 * Follows the encoding of proto2, less groups, which the API of Kubernetes does not use.
 */
export interface WireField {
  /** The field's number. */
  readonly number: number;
  /** A whole number, or the bytes of a text or message. */
  readonly value: number | Uint8Array;
}

/** Every field of a message in the order of the bytes; undefined where they are no message. */
export function fieldsOf(bytes: Uint8Array): readonly WireField[] | undefined {
  const fields: WireField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = varintAt(bytes, at);
    if (tag === undefined || tag.value < 8) return undefined;
    const [number, type] = [Math.floor(tag.value / 8), tag.value % 8];
    const read =
      type === VARINT
        ? varintAt(bytes, tag.end)
        : type === BYTES
          ? bytesAt(bytes, tag.end)
          : skipped(bytes, type, tag.end);
    if (read === undefined) return undefined;
    if (read.value !== undefined) fields.push({ number, value: read.value });
    at = read.end;
  }
  return fields;
}

/** Whole numbers one behind the other: how lists of them may be packed. */
export function packedNumbers(bytes: Uint8Array): readonly number[] | undefined {
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const read = varintAt(bytes, at);
    if (read === undefined) return undefined;
    numbers.push(read.value);
    at = read.end;
  }
  return numbers;
}

const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

/** The API has fields of no fixed width; one of a newer version is passed over. */
function skipped(bytes: Uint8Array, type: number, at: number): Read<undefined> | undefined {
  const width = type === FIXED_64 ? 8 : type === FIXED_32 ? 4 : undefined;
  if (width === undefined || at + width > bytes.length) return undefined;
  return { value: undefined, end: at + width };
}

function bytesAt(bytes: Uint8Array, at: number): Read<Uint8Array> | undefined {
  const length = varintAt(bytes, at);
  if (length === undefined || length.value < 0 || length.end + length.value > bytes.length) return undefined;
  const end = length.end + length.value;
  return { value: bytes.subarray(length.end, end), end };
}

/** Of seven bits each; a number of this many bytes is exact. */
const EXACT_BYTES = 7;
const LONGEST = 10;

function varintAt(bytes: Uint8Array, at: number): Read<number> | undefined {
  let value = 0;
  let scale = 1;
  for (let index = 0; index < LONGEST; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    if (index === EXACT_BYTES) return longVarintAt(bytes, at);
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return undefined;
}

/** One that may be negative: 64 bits with a sign. */
function longVarintAt(bytes: Uint8Array, at: number): Read<number> | undefined {
  let value = 0n;
  for (let index = 0; index < LONGEST; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) return { value: Number(BigInt.asIntN(64, value)), end: at + index + 1 };
  }
  return undefined;
}
