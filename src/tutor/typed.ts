/**
 * What people typed, made fit to be shown again: cut, without control characters and backticks.
 */

/** No typed text is shown longer. */
const LONGEST_TYPED = 40;

/** One line of at most 40 characters. Whoever renders it escapes it for Slack. */
export function printable(typed: string): string {
  // `{#C123}` would become a channel's name.
  const plain = typed
    .replaceAll('{#', '{')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replaceAll('`', "'");
  return plain.length > LONGEST_TYPED ? `${plain.slice(0, LONGEST_TYPED - 2)}..` : plain;
}
