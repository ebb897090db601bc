/**
 * Short ids of questions, which buttons carry and people can type.
 */
import { createHash } from 'node:crypto';

/** Without 0, 1, l and o, which look alike. */
const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 8;

/** An id that follows from its parts: the same again for the same parts. */
export function quizId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest();
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]!).join('');
}

/** The id in what was typed, or undefined when it cannot be one. */
export function readQuizId(text: string | undefined): string | undefined {
  const id = text?.toLowerCase() ?? '';
  return id.length === LENGTH && [...id].every((letter) => ALPHABET.includes(letter)) ? id : undefined;
}
