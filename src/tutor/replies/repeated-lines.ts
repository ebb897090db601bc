/**
 * kubectl says the same again and again while it waits: a reader needs it once, and how often it was.
 */

/** Each line once, where it first stood, and behind those that came again how often they did. */
export function withoutRepeats(text: string): string {
  const times = new Map<string, number>();
  for (const line of text.split('\n')) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times]
    .flatMap(([line, count]) => (count > 1 && line !== '' ? [line, `... ${count} times`] : [line]))
    .join('\n');
}
