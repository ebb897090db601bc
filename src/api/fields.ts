/**
 * Maps of which nobody has looked at the fields yet: what was parsed, or what is read field by field.
 */
import type { Json } from './yaml/value';

export type Fields = Readonly<Record<string, unknown>>;
export type JsonFields = Readonly<Record<string, Json>>;

/** Whether a value is a map, neither a list nor null. */
export function isFields(value: Json | undefined): value is JsonFields;
export function isFields(value: unknown): value is Fields;
export function isFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
