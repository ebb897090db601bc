/**
 * Warnings as values of headers, whatever people wrote that they quote: kubectl prints each as `Warning: …`.
 * Follows apimachinery/pkg/util/net (NewWarningHeader) and apiserver/pkg/endpoints/filters/warning.go.
 */

/** Characters of all warnings together; where there are more, each is cut. */
const MOST_CHARACTERS = 4 * 1024;
const LONGEST_CUT = 256;

/** A header is bytes: letters beyond ASCII stand in it as UTF-8, a character for each byte. */
export function warningHeaders(warnings: readonly string[]): readonly string[] {
  // Nothing that ends a line may stand in a header.
  const texts = [...new Set(warnings)].map((text) => [...text.replace(/\p{Cc}/gu, ' ')]);
  const isLong = texts.reduce((sum, { length }) => sum + length, 0) > MOST_CHARACTERS;
  const headers: string[] = [];
  let written = 0;
  for (const text of texts) {
    if (written >= MOST_CHARACTERS) break;
    const shown = isLong ? text.slice(0, LONGEST_CUT) : text;
    written += shown.length;
    headers.push(`299 - "${inBytes(shown.join('').replace(/["\\]/g, '\\$&'))}"`);
  }
  return headers;
}

const inBytes = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
