/**
 * Base64, in which JSON has bytes: the data of Secrets. Follows Go's encoding/base64 (StdEncoding).
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const GROUP = 4;

/** A text's bytes in base64. */
export const encodeBase64 = (text: string): string => encodeBytes(new TextEncoder().encode(text));

/** Bytes in base64. */
export function encodeBytes(bytes: Uint8Array): string {
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    encoded += DIGITS[bits >> 18]! + DIGITS[(bits >> 12) & 63]!;
    encoded += (b === undefined ? '=' : DIGITS[(bits >> 6) & 63]!) + (c === undefined ? '=' : DIGITS[bits & 63]!);
  }
  return encoded;
}

/** How many bytes a base64 text stands for. */
export function lengthOfBase64(encoded: string): number {
  const digits = encoded.replace(/[\r\n=]/g, '').length;
  return Math.floor((digits * 3) / GROUP);
}

/** The place of the first byte that does not belong into a base64 text; undefined when all of it does. Breaks are skipped. */
export function firstNotBase64(text: string): number | undefined {
  let inGroup = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n' || char === '\r') continue;
    if (char === '=') return wrongPadding(text, i, inGroup);
    if (!DIGITS.includes(char)) return i;
    inGroup = (inGroup + 1) % GROUP;
  }
  return inGroup === 0 ? undefined : text.length - inGroup;
}

/** One or two padding characters fill the last group, and nothing follows. */
function wrongPadding(text: string, at: number, inGroup: number): number | undefined {
  if (inGroup < 2) return at;
  const rest = text.slice(at).replace(/[\r\n]/g, '');
  const wanted = '='.repeat(GROUP - inGroup);
  if (rest === wanted) return undefined;
  return rest.startsWith(wanted) ? at + wanted.length : text.length;
}
