/**
 * Numbers as digits of identifiers.
 */
const ZERO = 48;
const LETTER_A = 97;

/** The eight hexadecimal digits of a 32-bit integer. */
export function hex32(value: number): string {
  return String.fromCharCode(
    digit(value >>> 28),
    digit(value >>> 24),
    digit(value >>> 20),
    digit(value >>> 16),
    digit(value >>> 12),
    digit(value >>> 8),
    digit(value >>> 4),
    digit(value),
  );
}

/** The character code of the lowest four bits. */
function digit(value: number): number {
  const nibble = value & 15;
  return nibble < 10 ? ZERO + nibble : LETTER_A + nibble - 10;
}
