/**
 * Guesses what was meant by a word with a typing mistake.
 * Follows spf13/cobra's SuggestionsFor (distance 2, or the beginning of a name).
 */

/** How many letters must be inserted, removed or replaced to turn one word into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  return distance(a, b, false);
}

/** The same, with two neighbours that changed places as one slip: what thumbs do. */
function slips(a: string, b: string): number {
  return distance(a, b, true);
}

function distance(a: string, b: string, countsSwapsAsOne: boolean): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isEqual = a[i - 1] === b[j - 1];
      const options = [rows[i - 1]![j - 1]! + (isEqual ? 0 : 1), rows[i - 1]![j]! + 1, row[j - 1]! + 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (countsSwapsAsOne && isSwap) options.push(rows[i - 2]![j - 2]! + 1);
      row.push(Math.min(...options));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

const MAX_DISTANCE = 2;

/** Words that are not cannot be near, and measuring a very long one takes seconds. */
const isOfSimilarLength = (a: string, b: string): boolean => Math.abs(a.length - b.length) <= MAX_DISTANCE;

/** The names that cobra would offer for a word that it does not know, in the order of the list. */
export function suggestions(typed: string, names: readonly string[]): readonly string[] {
  const word = typed.toLowerCase();
  return names.filter(
    (name) =>
      name.startsWith(word) ||
      (isOfSimilarLength(word, name) && editDistance(word, name.toLowerCase()) <= MAX_DISTANCE),
  );
}

/** The one name that is nearest to the word: at most two slips away, and not more than half of the word. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  let best: { readonly name: string; readonly count: number } | undefined;
  for (const name of names) {
    if (!isOfSimilarLength(word, name)) continue;
    const count = slips(word, name.toLowerCase());
    const isNear = count <= MAX_DISTANCE && count * 2 <= Math.max(word.length, 2);
    if (isNear && count < (best?.count ?? Infinity)) best = { name, count };
  }
  return best?.name;
}
