/**
 * Guesses what was meant by a word with a typing mistake.
 * Follows spf13/cobra's SuggestionsFor (distance 2, or the beginning of a name).
 */

/** How many letters must be inserted, removed or replaced to turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

const MAX_DISTANCE = 2;

/** The names that cobra would offer for a word that it does not know, in the order of the list. */
export function suggestions(typed: string, names: readonly string[]): readonly string[] {
  const word = typed.toLowerCase();
  return names.filter((name) => name.startsWith(word) || editDistance(word, name.toLowerCase()) <= MAX_DISTANCE);
}

/** The one name that is nearest to the word, at most two mistakes away and less than half of the word. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(word, name.toLowerCase());
    if (
      distance <= MAX_DISTANCE &&
      distance * 2 <= Math.max(word.length, 2) &&
      distance < (best?.distance ?? Infinity)
    ) {
      best = { name, distance };
    }
  }
  return best?.name;
}
