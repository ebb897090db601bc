/**
 * Finds the verb among the first words of a command.
 */
import type { VerbInfo } from '../verb';

interface VerbMatch {
  readonly verb: VerbInfo;
  readonly rest: readonly string[];
}

/** The verb that these words begin with: three words before two, two before one, in any letter case. */
export function matchVerb(words: readonly string[], verbs: readonly VerbInfo[]): VerbMatch | undefined {
  for (const length of [3, 2, 1]) {
    if (words.length < length) continue;
    const name = words.slice(0, length).join(' ').toLowerCase();
    const verb = verbs.find((candidate) => candidate.name === name || candidate.aliases?.includes(name) === true);
    if (verb !== undefined) return { verb, rest: words.slice(length) };
  }
  return undefined;
}

/** Verbs whose names begin with the same words. */
export interface VerbGroup {
  /** `rollout`, `create service`. */
  readonly name: string;
  readonly members: readonly VerbInfo[];
}

/** The group that these words begin with, where they name none of its verbs: two words before one. */
export function matchGroup(words: readonly string[], verbs: readonly VerbInfo[]): VerbGroup | undefined {
  for (const length of [2, 1]) {
    const typed = words.slice(0, length).join(' ').toLowerCase();
    const name = typed.replace(/^create svc$/, 'create service');
    if (words.length < length || name === '') continue;
    const members = verbs.filter((verb) => verb.name.startsWith(`${name} `));
    if (members.length > 0 && !verbs.some((verb) => verb.name === name)) return { name, members };
  }
  return undefined;
}
