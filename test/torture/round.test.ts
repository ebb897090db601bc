/** The bounded form of `npm run torture`, on the store in memory. */
import { createHash } from 'node:crypto';
import { checkHistory } from './check-history';
import { FATES } from './fates';
import type { History } from './history';
import { playInMemory } from './places';
import { Round } from './round';

const SEED = 20_261_123;

async function played(seed: number, commands: number): Promise<{ round: Round; history: History }> {
  const rounds: Round[] = [];
  const history = await playInMemory(seed, (place) => {
    rounds.push(new Round({ seed, commands, channels: 3, sandboxes: 3 }, place));
    return rounds[0]!;
  });
  return { round: rounds[0]!, history };
}

const digestOf = (history: History): string => createHash('sha256').update(JSON.stringify(history)).digest('hex');

// The first of this file: what a process does once must not be part of a round.
test('a seed repeats everything, to the byte, also after others; another seed is another run', async () => {
  const [alone, other, after] = [await played(7, 40), await played(8, 40), await played(7, 40)];
  expect(digestOf(after.history)).toBe(digestOf(alone.history));
  expect(digestOf(other.history)).not.toBe(digestOf(alone.history));
}, 60_000);

test(`commands at once, with every fault, seed ${SEED}: nothing that was acknowledged is lost, doubled or wrong`, async () => {
  const { round, history } = await played(SEED, 200);
  expect(await checkHistory(history)).toEqual([]);
  const outcomes = new Set(history.deliveries.map(({ answer }) => answer?.outcome));
  for (const outcome of ['changed', 'again', 'answered', 'refused', 'failed', undefined]) {
    expect(outcomes).toContain(outcome);
  }
  expect([...round.fates.keys()].sort()).toEqual([...FATES].sort());
  expect(history.markings.some(({ done }) => done !== undefined)).toBe(true);
  expect(new Set(history.claimings.map(({ result }) => result?.claim))).toEqual(
    new Set(['mine', 'held', 'answered', undefined]),
  );
  const receipts = history.deliveries.filter(({ answer }) => answer?.reply?.headline.startsWith('Noted: '));
  expect(receipts.length).toBeGreaterThan(5);
}, 60_000);
