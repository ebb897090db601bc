/** Torture finds a store that is broken: else it would prove nothing of one that is not. */
import { checkHistory } from './check-history';
import { playInMemory } from './places';
import { Round } from './round';
import { type Sabotage, withoutCondition, withoutWriting, withStaleReads } from './sabotage';

/** Rounds that are tried before a store counts as not caught. */
const ROUNDS = 5;

/** The rules that a store breaks in one round. */
async function brokenBy(sabotage: Sabotage, seed: number): Promise<readonly string[]> {
  const options = { seed, commands: 50, channels: 1, sandboxes: 3 };
  const history = await playInMemory(seed, (place) => new Round(options, place), sabotage);
  return [...new Set((await checkHistory(history)).map(({ rule }) => rule))];
}

test.each<[string, Sabotage, string]>([
  ['replaces a version without looking which one', withoutCondition('CURRENT'), 'what was acknowledged is there'],
  [
    'replaces a document without looking which version',
    withoutCondition('DOC#MARKS'),
    'a mark that was acknowledged is there',
  ],
  ['lets two answer one event', withoutCondition('DOC#EVENT'), 'an event is answered by one at a time'],
  ['says that it saved, and did not', withoutWriting('CURRENT', 7), 'what was acknowledged is there'],
  ['keeps no older version', withoutWriting('STATE#'), 'every version can be read'],
  ['loses what a version consists of', withoutWriting('CHUNK#', 5), 'every version can be read'],
  ['loses answers to questions', withoutWriting('ANSWER#'), 'an answer that was acknowledged is there'],
  ['reads what was a moment ago', withStaleReads, 'what is looked up is not older than what was known'],
])(
  'a store that %s is caught',
  async (_, sabotage, rule) => {
    const broken: string[] = [];
    for (let seed = 1; seed <= ROUNDS && !broken.includes(rule); seed++) {
      broken.push(...(await brokenBy(sabotage, seed)));
    }
    expect(broken).toContain(rule);
  },
  60_000,
);
