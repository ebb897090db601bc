/**
 * Objects in protobuf, which kubectl sends where it makes an object itself: read as the JSON that they would be.
 * Follows apimachinery/pkg/runtime/serializer/protobuf.
 */
import { encodeBytes } from '../../api/base64';
import { type JsonFields } from '../../api/fields';
import type { Result } from '../../api/rejection';
import { badRequest } from '../../api/status';
import type { Json } from '../../api/yaml/value';
import { timestamp } from '../../cluster/time';
import { fieldAt, type FieldNumber, isNumbered } from './field-numbers';
import { fieldsOf, packedNumbers, type WireField } from './wire';

/** `k8s` and a zero. */
const MAGIC = [0x6b, 0x38, 0x73, 0x00];

/** The object of a body. */
export function decodeProtobuf(body: Uint8Array): Result<Json> {
  if (MAGIC.some((byte, index) => body[index] !== byte)) {
    return badRequest('provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]');
  }
  const unknown = fieldsOf(body.subarray(MAGIC.length));
  const typeMeta = unknown && fieldsOf(bytesIn(unknown, 1));
  if (unknown === undefined || typeMeta === undefined) return malformed();
  const [apiVersion, kind] = [textIn(typeMeta, 1), textIn(typeMeta, 2)];
  if (!isNumbered(kind)) {
    const instead = 'send it as JSON, as kubectl does with create -f';
    return badRequest(`no kind "${kind}" is known here in protobuf: ${instead}`);
  }
  const fields = decodeMessage(bytesIn(unknown, 2), kind);
  return fields === undefined ? malformed() : { apiVersion, kind, ...fields };
}

const malformed = () => badRequest('unable to decode the body: proto: unexpected EOF');

const NO_BYTES = new Uint8Array();

function bytesIn(fields: readonly WireField[], number: number): Uint8Array {
  const value = fields.find((field) => field.number === number)?.value;
  return value instanceof Uint8Array ? value : NO_BYTES;
}

const textIn = (fields: readonly WireField[], number: number): string => textOf(bytesIn(fields, number));

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const LIST = '[]';
const MAP = 'map[string]';

/** The fields of a message; undefined where the bytes are none. */
function decodeMessage(bytes: Uint8Array, type: string): JsonFields | undefined {
  const fields = fieldsOf(bytes);
  if (fields === undefined) return undefined;
  const result = new Map<string, Json>();
  const lists = new Map<string, Json[]>();
  const maps = new Map<string, Map<string, Json>>();
  for (const { number, value } of fields) {
    const field = fieldAt(type, number);
    if (field === undefined) continue;
    if (field.isInline) {
      const inner = value instanceof Uint8Array ? decodeMessage(value, field.type) : undefined;
      if (inner === undefined) return undefined;
      for (const [name, one] of Object.entries(inner)) result.set(name, one);
    } else if (field.type.startsWith(LIST)) {
      const items = itemsOf(value, field.type.slice(LIST.length));
      if (items === undefined) return undefined;
      const list = lists.get(field.name) ?? [];
      lists.set(field.name, list);
      for (const item of items) list.push(item);
    } else if (field.type.startsWith(MAP)) {
      const entry = entryOf(value, field.type.slice(MAP.length));
      if (entry === undefined) return undefined;
      const map = maps.get(field.name) ?? new Map<string, Json>();
      maps.set(field.name, map.set(...entry));
    } else {
      const decoded = decodeValue(value, field.type);
      if (decoded === undefined) return undefined;
      if (isSaid(field, decoded)) result.set(field.name, decoded);
    }
  }
  const ofMaps = [...maps].map(([name, map]) => [name, Object.fromEntries(map)] as const);
  return Object.fromEntries([...result, ...lists, ...ofMaps]);
}

/** Go writes every field that cannot be absent, zeros too. */
const isSaid = ({ keepsZero }: FieldNumber, value: Json): boolean =>
  value !== null && (keepsZero || (value !== '' && value !== 0 && value !== false));

/** One item, or several that are packed together. */
function itemsOf(value: WireField['value'], type: string): readonly Json[] | undefined {
  if (value instanceof Uint8Array && type.startsWith('int')) return packedNumbers(value);
  const item = decodeValue(value, type);
  return item === undefined ? undefined : [item];
}

function entryOf(value: WireField['value'], type: string): readonly [string, Json] | undefined {
  const fields = value instanceof Uint8Array ? fieldsOf(value) : undefined;
  if (fields === undefined) return undefined;
  const inner = decodeValue(bytesIn(fields, 2), type);
  return inner === undefined ? undefined : [textIn(fields, 1), inner];
}

/** A value of a type; null stands for one that says nothing, undefined for bytes that are none. */
function decodeValue(value: WireField['value'], type: string): Json | undefined {
  if (type === 'bool') return typeof value === 'number' ? value !== 0 : undefined;
  if (type.startsWith('int') && type !== 'intOrString') return typeof value === 'number' ? value : undefined;
  if (typeof value === 'number') return undefined;
  switch (type) {
    case 'any':
      return null;
    case 'bytes':
      return encodeBytes(value);
    case 'quantity':
      return decodeQuantity(value);
    case 'time':
      return decodeTime(value);
    case 'intOrString':
      return decodeIntOrString(value);
    default:
      return isNumbered(type) ? decodeMessage(value, type) : isText(type) ? textOf(value) : null;
  }
}

/** A message that nobody has numbered is passed over. */
const isText = (type: string): boolean => type === 'string' || type.startsWith('=');

function decodeQuantity(value: Uint8Array): Json | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const text = textIn(fields, 1);
  return text === '' ? null : text;
}

/** The zero of Go's times is an empty message. */
function decodeTime(value: Uint8Array): Json | undefined {
  const seconds = fieldsOf(value)?.find(({ number }) => number === 1)?.value;
  if (typeof seconds !== 'number' || Math.abs(seconds) > LAST_SECOND) return null;
  return timestamp(seconds * 1000);
}

/** The end of the year 9999. */
const LAST_SECOND = 253_402_300_799;

function decodeIntOrString(value: Uint8Array): Json | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const numberIn = (number: number): number => {
    const found = fields.find((field) => field.number === number)?.value;
    return typeof found === 'number' ? found : 0;
  };
  return numberIn(1) === 1 ? textIn(fields, 3) : numberIn(2);
}
