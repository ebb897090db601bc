/**
 * What is said about a value that a type does not take, in the words of Go's two ways to read it.
 * Follows encoding/json and apimachinery/pkg/runtime/converter.go.
 */
import { SCHEMA } from './schema/schema.generated';
import type { Json } from './yaml/value';

/** Where in the document the decoder is. */
export interface Place {
  /** With indexes: `spec.template.spec.containers[0].image`. */
  readonly path: string;
  /** As Go says it: `Container.spec.template.spec.containers.image`; empty at the top. */
  readonly struct: string;
  readonly names: string;
}

/** What is said about a value that a type of the schema does not take. */
export type MismatchWords = (value: Json, type: string, place: Place) => string;

/** The words of Go's JSON decoder. */
export function jsonMismatch(value: Json, type: string, { struct, names }: Place): string {
  const where = struct === '' ? 'value' : `struct field ${struct}.${names}`;
  return `json: cannot unmarshal ${jsonType(value, type)} into Go ${where} of type ${goType(type)}`;
}

/** Go can make a whole number of any number and a text of a whole number; the converter refuses in other words then. */
export const converterMismatch: MismatchWords = (value, type) => {
  const from = goKind(value);
  if (type.startsWith('[]')) return `cannot restore slice from ${from}`;
  if (type.startsWith('map[')) return `cannot restore map from ${from}`;
  if (/^[A-Z]/.test(type)) return `cannot restore struct from: ${from}`;
  const isText = type === 'string' || type.startsWith('=');
  const isConvertible = isText ? from === 'int64' : type.startsWith('int') && from === 'float64';
  if (isConvertible) return `cannot convert ${from} to ${goType(type)}`;
  return `unrecognized type: ${isText ? 'string' : type}`;
};

function goKind(value: Json): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'map';
}

function jsonType(value: Json, wanted: string): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return wanted.startsWith('int') ? `number ${value}` : 'number';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

const MAP = 'map[string]';

/** The type as Go prints it: every package of the API is called v1. */
function goType(type: string): string {
  if (type.startsWith('[]')) return `[]${goType(type.slice(2))}`;
  if (type.startsWith(MAP)) return `${MAP}${goType(type.slice(MAP.length))}`;
  if (type.startsWith('=')) return `v1.${type.slice(1)}`;
  if (type === 'quantity') return 'resource.Quantity';
  return Object.hasOwn(SCHEMA, type) ? `v1.${type}` : type;
}
