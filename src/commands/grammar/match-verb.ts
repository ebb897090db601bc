/**
 * Finds the verb among the first words of a command.
 */
import type { VerbInfo } from '../verb';

/** The verb that these words begin with: three words before two, two before one, in any letter case. */
export function matchVerb(
  words: readonly string[],
  verbs: readonly VerbInfo[],
): { readonly verb: VerbInfo; readonly rest: readonly string[] } | undefined {
  for (const length of [3, 2, 1]) {
    if (words.length < length) continue;
    const name = words.slice(0, length).join(' ').toLowerCase();
    const verb = verbs.find((candidate) => candidate.name === name || candidate.aliases?.includes(name) === true);
    if (verb !== undefined) return { verb, rest: words.slice(length) };
  }
  return undefined;
}
