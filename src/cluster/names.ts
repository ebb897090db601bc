/**
 * Names that Kubernetes makes up.
 * Follows apimachinery/pkg/util/rand and apiserver/pkg/storage/names.
 */
import { nextRandom, type Random } from './random';

/** No vowels and no 0, 1, 3: a random suffix never spells a word. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;
const MAX_GENERATED_LENGTH = 63;

/** `base` cut to 58 characters, and five random ones. */
export function generateName(random: Random, base: string): string {
  let suffix = '';
  for (let i = 0; i < SUFFIX_LENGTH; i++) suffix += ALPHABET.charAt(Math.floor(nextRandom(random) * ALPHABET.length));
  return base.slice(0, MAX_GENERATED_LENGTH - SUFFIX_LENGTH) + suffix;
}

/** The decimal digits of a hash in the safe alphabet: `SafeEncodeString(fmt.Sprint(hash))`. */
export function encodeHash(hash: number): string {
  return [...String(hash >>> 0)].map((digit) => ALPHABET.charAt(digit.charCodeAt(0) % ALPHABET.length)).join('');
}

/** FNV-1a, 32 bits, of a text's UTF-16 units. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
