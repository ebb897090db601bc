/**
 * Numbers as digits of identifiers.
 */
const ZERO = 48;
const LETTER_A = 97;

/** The eight hexadecimal digits of a 32-bit integer. */
export function hex32(value: number): string {
  return String.fromCharCode(
    hexDigit(value >>> 28),
    hexDigit(value >>> 24),
    hexDigit(value >>> 20),
    hexDigit(value >>> 16),
    hexDigit(value >>> 12),
    hexDigit(value >>> 8),
    hexDigit(value >>> 4),
    hexDigit(value),
  );
}

/** The character code of the lowest four bits. */
function hexDigit(value: number): number {
  const nibble = value & 15;
  return nibble < 10 ? ZERO + nibble : LETTER_A + nibble - 10;
}
