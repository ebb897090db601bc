/**
 * Strict decoding: from JSON to an object of a kind, as the API server does it with fieldValidation=Strict. Absent and
 * null are the same afterwards, and quantities are canonical.
 * Follows apimachinery/pkg/runtime/serializer/json and sigs.k8s.io/json.
 */
import { firstNotBase64 } from './base64';
import { isFields } from './fields';
import type { KindInfo } from './kinds';
import { jsonMismatch, type MismatchWords, type Place } from './mismatch';
import type { Draft, Kind } from './objects';
import { canonicalQuantity, QUANTITY_ERROR } from './quantity';
import type { Result } from './rejection';
import { SCHEMA } from './schema/schema.generated';
import { badRequest } from './status';
import type { Json, YamlValue } from './yaml/value';

/** Wrong lines that are looked for: nobody reads more. */
const MOST_LINES = 10;

const LIST = '[]';
const MAP = 'map[string]';
const LARGEST: Readonly<Record<string, number>> = { int32: 2 ** 31 - 1, int64: 2 ** 63 };
const RFC3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A field that is not as its type wants it. */
export interface WrongField {
  readonly path: string;
  readonly what: string;
  /** What it takes. */
  readonly help?: string;
  /** The fields that could stand there. */
  readonly names?: readonly string[];
}

/** The draft that a manifest's value describes; a rejection names the lines of the text. */
export function decode({ value, duplicates, lineOf }: YamlValue, info: KindInfo): Result<Draft> {
  const { kind, version } = info;
  const { object, problem, wrong } = decodeStrictly(value, kind, jsonMismatch, duplicates);
  if (problem === undefined) return object as Draft;
  return {
    ...badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: ${problem}`),
    lines: wrong.slice(0, MOST_LINES).map(({ path, ...rest }) => ({ line: lineOf(path), ...rest })),
  };
}

/** The decoded object, and what is wrong with it: first of all a value of a wrong type, else the unknown fields. */
export function decodeStrictly(
  value: Json,
  kind: Kind,
  words: MismatchWords,
  duplicates: readonly string[] = [],
): { readonly object: unknown; readonly problem: string | undefined; readonly wrong: readonly WrongField[] } {
  const decoder = new Decoder(words);
  const object = decoder.read(value, kind, { path: '', struct: '', names: '' });
  const { mismatch } = decoder;
  if (mismatch !== undefined) return { object, problem: mismatch.what, wrong: [mismatch] };
  const strict = [...duplicates.map((path) => ({ path, what: `duplicate field "${path}"` })), ...decoder.unknown];
  const list = strict.map(({ what }) => what).join(', ');
  return { object, problem: strict.length > 0 ? `strict decoding error: ${list}` : undefined, wrong: strict };
}

class Decoder {
  readonly unknown: WrongField[] = [];
  /** The first value of a wrong type. */
  mismatch: WrongField | undefined;

  constructor(private readonly words: MismatchWords) {}

  read(value: Json, type: string, place: Place): unknown {
    if (type.startsWith(LIST)) return this.readList(value, type, place);
    if (type.startsWith(MAP)) return this.readMap(value, type, place);
    if (Object.hasOwn(SCHEMA, type)) return this.readStruct(value, type, place);
    return this.readPlain(value, type, place);
  }

  private readStruct(value: Json, type: string, place: Place): unknown {
    const fields = SCHEMA[type] ?? {};
    if (!isFields(value)) return this.fail(value, type, place);
    const result: Record<string, unknown> = {};
    for (const [field, inner] of Object.entries(value)) {
      const path = place.path === '' ? field : `${place.path}.${field}`;
      const fieldType = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (fieldType === undefined) {
        this.unknown.push({ path, what: `unknown field "${path}"`, names: Object.keys(fields) });
      } else if (inner !== null) {
        const names = place.names === '' ? field : `${place.names}.${field}`;
        result[field] = this.read(inner, fieldType, { path, struct: type, names });
      }
    }
    return result;
  }

  private readList(value: Json, type: string, place: Place): unknown {
    if (!Array.isArray(value)) return this.fail(value, type, place);
    const item = type.slice(LIST.length);
    return (value as readonly Json[]).map((inner, index) =>
      inner === null ? zeroOf(item) : this.read(inner, item, { ...place, path: `${place.path}[${index}]` }),
    );
  }

  private readMap(value: Json, type: string, place: Place): unknown {
    if (!isFields(value)) return this.fail(value, type, place);
    const inner = type.slice(MAP.length);
    const entries = Object.entries(value).map(([key, field]) => [
      key,
      field === null ? zeroOf(inner) : this.read(field, inner, { ...place, path: `${place.path}.${key}` }),
    ]);
    return Object.fromEntries(entries) as unknown;
  }

  private readPlain(value: Json, type: string, place: Place): unknown {
    switch (type) {
      case 'any':
        return value;
      case 'bool':
        return typeof value === 'boolean' ? value : this.fail(value, type, place);
      case 'int32':
      case 'int64':
        return this.readInteger(value, type, place);
      case 'intOrString':
        if (typeof value === 'string') return value;
        if (isWhole(value, 'int32')) return value;
        return this.mistake(place, jsonMismatch(value, 'int32', { ...place, struct: '' }), takenBy(type));
      case 'quantity':
        return this.readQuantity(value, place);
      case 'time':
        return this.readTime(value, place);
      case 'bytes':
        return this.readBytes(value, place);
      default:
        return typeof value === 'string' ? value : this.fail(value, type, place);
    }
  }

  private readInteger(value: Json, type: string, place: Place): unknown {
    return isWhole(value, type) ? value : this.fail(value, type, place);
  }

  private readQuantity(value: Json, place: Place): unknown {
    const isScalar = typeof value === 'string' || typeof value === 'number';
    const quantity = isScalar ? canonicalQuantity(value) : undefined;
    return quantity ?? this.mistake(place, QUANTITY_ERROR, takenBy('quantity'));
  }

  private readTime(value: Json, place: Place): unknown {
    if (typeof value !== 'string') {
      return this.mistake(place, jsonMismatch(value, 'string', { ...place, struct: '' }), takenBy('time'));
    }
    if (RFC3339.test(value)) return value;
    const what = `parsing time "${value}" as "2006-01-02T15:04:05Z07:00": cannot parse "${value}" as "2006"`;
    return this.mistake(place, what, takenBy('time'));
  }

  private readBytes(value: Json, place: Place): unknown {
    if (typeof value !== 'string') return this.mistake(place, jsonMismatch(value, '[]uint8', place), takenBy('bytes'));
    const wrong = firstNotBase64(value);
    return wrong === undefined
      ? value
      : this.mistake(place, `illegal base64 data at input byte ${wrong}`, takenBy('bytes'));
  }

  private fail(value: Json, type: string, place: Place): unknown {
    return this.mistake(place, this.words(value, type, place), takenBy(type));
  }

  private mistake({ path }: Place, what: string, help: string): unknown {
    this.mismatch ??= { path, what, help };
    return undefined;
  }
}

/** What a field of a type takes, in words. */
function takenBy(type: string): string {
  if (type.startsWith(LIST)) return 'It takes a list: lines below it that begin with a hyphen.';
  if (type.startsWith(MAP) || Object.hasOwn(SCHEMA, type)) return 'It takes fields: indented lines below it.';
  return TAKEN[type] ?? 'It takes a text: put quotes around it.';
}

const TAKEN: Readonly<Record<string, string>> = {
  bytes: 'It takes base64. In a Secret, stringData takes the text as it is.',
  bool: 'It takes true or false, without quotes.',
  int32: 'It takes a whole number, without quotes.',
  int64: 'It takes a whole number, without quotes.',
  intOrString: 'It takes a whole number, or a text such as 25%.',
  quantity: 'It takes an amount such as 100m or 64Mi.',
  time: 'It takes a time such as 2026-01-02T15:04:05Z.',
};

function isWhole(value: Json, type: string): boolean {
  const largest = LARGEST[type] ?? Infinity;
  return typeof value === 'number' && Number.isInteger(value) && value <= largest && value >= -largest - 1;
}

/** What Go makes of null in a list or map. */
function zeroOf(type: string): unknown {
  if (type === 'string' || type === 'bytes' || type.startsWith('=')) return '';
  if (type === 'quantity') return '0';
  return type === 'bool' ? false : type.startsWith('int') ? 0 : type.startsWith(LIST) ? [] : {};
}
