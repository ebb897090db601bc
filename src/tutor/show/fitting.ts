/**
 * Cuts a list of lines to the height of a picture, and says how many are missing.
 */
import { ascii, cut, MAX_LINES, PHONE_COLUMNS } from '../../diagram/text/columns';

/** At most 16 lines of at most 38 columns. */
export function fitting(lines: readonly string[]): readonly string[] {
  const shown =
    lines.length > MAX_LINES
      ? [...lines.slice(0, MAX_LINES - 1), `... ${lines.length - MAX_LINES + 1} more lines`]
      : lines;
  return shown.map((line) => cut(ascii(line), PHONE_COLUMNS));
}
