/**
 * UIDs derive from a serial number, scrambled so that their order says nothing about age: where nothing else tells two
 * Pods apart, a ReplicaSet decides by it.
 */
import { hexDigit } from './hex';
import { mix } from './random';

/** Odd, so that multiplying by it spreads consecutive serial numbers over all 32 bits and never makes two alike. */
const STRIDE = 0x9e3779b1;
/** What a random UUID looks like: `x` is a digit that the serial number gives; a fixed digit hides one. */
const FORM = Array.from('xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx', (letter) => letter.charCodeAt(0));
const GIVEN = 'x'.charCodeAt(0);
const DASH = '-'.charCodeAt(0);
const DIGITS_PER_PART = 8;

/** The UID of a serial number, in the form of a random UUID. */
export function uidOf(serial: number): string {
  let part = 0;
  let digits = 0;
  const codes = FORM.map((letter) => {
    if (letter === DASH) return letter;
    const place = digits++ % DIGITS_PER_PART;
    if (place === 0) part = mix(Math.imul(serial * 4 + Math.ceil(digits / DIGITS_PER_PART), STRIDE));
    return letter === GIVEN ? hexDigit(part >>> (28 - 4 * place)) : letter;
  });
  return String.fromCharCode(...codes);
}
