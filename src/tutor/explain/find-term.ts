/**
 * Which term is meant: by its name, by another word for it, in any case, one or several, or with a slip.
 */
import { kindNamed } from '../../api/kinds';
import { nearest } from '../../commands/grammar/near-miss';
import { ALL_TERMS } from '../content/terms/index';
import type { Term } from '../content/terms/term';

/** The term that these words name; undefined when there is none. */
export function findTerm(typed: string): Term | undefined {
  const words = plain(typed);
  return named(words) ?? named(words.replace(/^(what (is|are) )?((an?|the|term) )?/, '')) ?? ofKind(words);
}

/** The term whose name is nearest to a word with a slip. */
export function nearestTerm(typed: string): Term | undefined {
  const word = nearest(
    plain(typed),
    ALL_TERMS.flatMap((term) => [plain(term.name), ...(term.also ?? [])]),
  );
  return word === undefined ? undefined : named(word);
}

function named(words: string): Term | undefined {
  const isMeant = (term: Term) => plain(term.name) === words || (term.also?.includes(words) ?? false);
  return ALL_TERMS.find((term) => plain(term.name) === words) ?? ALL_TERMS.find(isMeant) ?? withoutPlural(words);
}

function withoutPlural(words: string): Term | undefined {
  if (!words.endsWith('s')) return undefined;
  const one = words.slice(0, -1);
  return ALL_TERMS.find((term) => plain(term.name) === one || (term.also?.includes(one) ?? false));
}

/** `deployments.apps`, `PersistentVolumeClaim`. */
function ofKind(words: string): Term | undefined {
  const kind = kindNamed(words)?.kind.toLowerCase();
  return kind === undefined
    ? undefined
    : ALL_TERMS.find((term) => plain(term.name) === kind || term.also?.includes(kind));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
