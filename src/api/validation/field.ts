/**
 * The sentences of field errors.
 * Follows apimachinery/pkg/util/validation/field/errors.go (1.34 and later print values as JSON).
 */
import type { FieldError } from '../rejection';

/** An object that nobody has checked: whatever its type calls required may be missing. */
export type Unchecked<T> = T extends (infer Item)[]
  ? Unchecked<Item>[]
  : string extends keyof T
    ? T
    : T extends object
      ? { [K in keyof T]?: Unchecked<T[K]> }
      : T;

/** What checks write their findings into. */
export type Findings = FieldError[];

export const required = (field: string, detail?: string): FieldError => ({
  field,
  detail: detail === undefined ? 'Required value' : `Required value: ${detail}`,
});

export const invalidValue = (field: string, value: unknown, detail: string): FieldError => ({
  field,
  detail: `Invalid value: ${JSON.stringify(value ?? null)}: ${detail}`,
});

export const unsupported = (field: string, value: unknown, supported: readonly string[]): FieldError => ({
  field,
  detail: `Unsupported value: ${JSON.stringify(value ?? null)}: supported values: ${supported.map((one) => `"${one}"`).join(', ')}`,
});

export const duplicate = (field: string, value: unknown): FieldError => ({
  field,
  detail: `Duplicate value: ${JSON.stringify(value)}`,
});

export const notFoundValue = (field: string, value: string): FieldError => ({ field, detail: `Not found: "${value}"` });

export const forbiddenField = (field: string, detail: string): FieldError => ({
  field,
  detail: `Forbidden: ${detail}`,
});

export const tooLongValue = (field: string, longest: number): FieldError => ({
  field,
  detail: `Too long: may not be more than ${longest} bytes`,
});

/** A number that may be left out must not be negative. */
export function notNegative(found: Findings, field: string, value: number | undefined): void {
  if (value !== undefined && value < 0) {
    found.push(invalidValue(field, value, 'must be greater than or equal to 0'));
  }
}

/** One error for each message of a syntax check (see names.ts). */
export function wellFormed(
  found: Findings,
  field: string,
  value: string,
  check: (text: string) => readonly string[],
): void {
  for (const message of check(value)) found.push(invalidValue(field, value, message));
}

/** A text that may be left out must be one of these. */
export function oneOf(found: Findings, field: string, value: string | undefined, supported: readonly string[]): void {
  if (value !== undefined && !supported.includes(value)) found.push(unsupported(field, value, supported));
}

/** A port number. */
export function validPort(found: Findings, field: string, port: number): void {
  if (port < 1 || port > 65535) found.push(invalidValue(field, port, 'must be between 1 and 65535, inclusive'));
}
