/**
 * Reads the answers of `which` from its words.
 */
import type { Facts } from './questions';

/** Words that people use, by the answer that they stand for. */
const WORDS: readonly (readonly [RegExp, Facts])[] = [
  [/^(stateless|nothing|none|nodata)$/, { data: 'stateless' }],
  [/^(data|stateful|database|keep|kept|state)$/, { data: 'data' }],
  [/^(own|each|separate|identity)$/, { data: 'data', volume: 'own' }],
  [/^(shared|share|same|common|together)$/, { data: 'data', volume: 'shared' }],
  [/^(nodes?|daemon|everywhere|agent)$/, { where: 'nodes' }],
  [/^(copies|copy|number|replicas|some|pods)$/, { where: 'copies' }],
  [/^(writes?|writing|written)$/, { data: 'data', volume: 'shared', files: 'write' }],
  [/^(reads?|reading|read-only|readonly)$/, { data: 'data', volume: 'shared', files: 'read' }],
  [/^(named|names?|by-name)$/, { data: 'stateless', where: 'copies', names: 'named' }],
  [/^(alike|any|interchangeable|equal)$/, { data: 'stateless', where: 'copies', names: 'alike' }],
];

/** Words between the answers. */
const FILLERS =
  /^(kind|fits?|my|an?|the|app|for|with|and|its|it|on|every|is|needs?|keeps?|must|be|volumes?|only|i|want|to|use)$/;

/** What the words say; a later answer wins. `unknown`: words that are no answer. */
export function readFacts(words: readonly string[]): { readonly facts: Facts; readonly unknown: readonly string[] } {
  const text = words.join(' ').toLowerCase();
  const plain = text.replace(/\b(no|not|without|keeps no|keeps none)( any)? (data|state)\b/g, 'stateless');
  const known = plain.split(/[\s,]+/).filter((word) => word !== '');
  const answers = known.map((word) => WORDS.find(([pattern]) => pattern.test(word))?.[1]);
  const facts = answers.reduce<Facts>((all, answer) => ({ ...all, ...answer }), {});
  return { facts, unknown: known.filter((word, index) => answers[index] === undefined && !FILLERS.test(word)) };
}

/** The fewest words that say the same: a button's command. */
export function wordsOf({ data, volume, where, files, names }: Facts): readonly string[] {
  return [data, volume, where, files, names].filter((word) => word !== undefined);
}
