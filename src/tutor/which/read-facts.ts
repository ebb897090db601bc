/**
 * Reads the answers of `which` from its words: `database 3 copies`, `nightly backup`, `data own copies`.
 */
import type { Facts } from './questions';

const WEB: Facts = { data: 'stateless', where: 'copies', names: 'alike', ends: 'serves' };
const DATABASE: Facts = { data: 'data', volume: 'own', where: 'copies', ends: 'serves' };
const AGENT: Facts = { data: 'stateless', where: 'nodes' };

/** Words that people use, by the answer that they stand for. */
const WORDS: readonly (readonly [RegExp, Facts])[] = [
  [/^(stateless|nothing|none|nodata)$/, { data: 'stateless' }],
  [/^(data|stateful|keep|kept|state)$/, { data: 'data' }],
  [/^(own|each|separate|identity)$/, { data: 'data', volume: 'own' }],
  [/^(shared|share|same|common|together)$/, { data: 'data', volume: 'shared' }],
  [/^(nodes?|daemon|everywhere)$/, { where: 'nodes' }],
  [/^(copies|copy|number|replicas|some|pods)$/, { where: 'copies' }],
  [/^(writes?|writing|written)$/, { data: 'data', volume: 'shared', files: 'write' }],
  [/^(reads?|reading|read-only|readonly)$/, { data: 'data', volume: 'shared', files: 'read' }],
  [/^(named|names?|by-name)$/, { data: 'stateless', where: 'copies', names: 'named' }],
  [/^(alike|any|interchangeable|equal|identical)$/, { data: 'stateless', where: 'copies', names: 'alike' }],
  [/^(serves?|always)$/, { ends: 'serves' }],
  [
    /^(ends?|once|task|batch|backup|report|import|migration|cleanup|script|job|completion|finish(es)?)$/,
    { ends: 'ends' },
  ],
  [/^(nightly|night|daily|day|scheduled?|cron|cronjob)$/, { ends: 'nightly' }],
  [/^(hourly|hour)$/, { ends: 'hourly' }],
  [/^(weekly|week)$/, { ends: 'weekly' }],
  [/^(monthly|month)$/, { ends: 'monthly' }],
  [/^(web|website|site|shop|frontend|api|proxy)$/, WEB],
  [/^(database|databases|db|queue|broker|postgres|mysql|mongodb|redis|kafka)$/, DATABASE],
  [/^(agent|agents|collector|logs|logging|monitoring|monitor|metrics)$/, AGENT],
];

/** Words between the answers. */
const FILLERS =
  /^(kind|fits?|my|an?|the|app|for|with|and|its|it|on|every|is|needs?|keeps?|must|be|volumes?|only|i|want|use|that|of|in|by|at|runs?|one|per|run|which|what|should|off|one-off|log|members?|have|has|runs|to)$/;

const MOST_COPIES = 20;

/** What the words say; a later answer wins. `unknown`: words that are no answer. */
export function readFacts(words: readonly string[]): { readonly facts: Facts; readonly unknown: readonly string[] } {
  const text = words.join(' ').toLowerCase();
  const plain = text
    .replace(/\b(no|not|without|keeps no|keeps none)( any)? (data|state)\b/g, 'stateless')
    .replace(/\bruns? (on|for ?ever|all the time)\b/g, 'serves')
    .replace(/(?<![?.])[?.]+$/, '');
  const known = plain.split(/[\s,]+/).filter((word) => word !== '');
  const answers = known.map(answerOf);
  const facts = answers.reduce<Facts>((all, answer) => together(all, answer ?? {}), {});
  return { facts, unknown: known.filter((word, index) => answers[index] === undefined && !FILLERS.test(word)) };
}

function answerOf(word: string): Facts | undefined {
  const count = /^\d{1,2}$/.test(word) ? Number(word) : 0;
  if (count >= 1 && count <= MOST_COPIES) return { count };
  return WORDS.find(([pattern]) => pattern.test(word))?.[1];
}

/** `nightly backup`: that it ends says less than when it runs. */
function together(all: Facts, answer: Facts): Facts {
  const isLess = answer.ends === 'ends' && all.ends !== undefined && all.ends !== 'serves';
  return { ...all, ...answer, ...(isLess ? { ends: all.ends } : {}) };
}

/** The fewest words that say the same: a button's command. */
export function wordsOf({ data, volume, where, files, names, ends, count }: Facts): readonly string[] {
  const words = [data, volume, where, files, names, ends, count].filter((word) => word !== undefined);
  return words.map(String);
}
