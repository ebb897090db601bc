/** The bounded form of `npm run torture`, on the store in memory. */
import { checkHistory } from './check-history';
import { FATES } from './fates';
import { FakeDynamo } from './fake-dynamo';
import type { History } from './history';
import { Round } from './round';
import { Seeded } from './seeded';
import { VirtualTime } from './virtual-time';

const SEED = 20_261_123;

async function played(seed: number, commands: number): Promise<{ round: Round; history: History }> {
  const clock = new VirtualTime(new Seeded(seed));
  const connection = new FakeDynamo();
  const rounds: Round[] = [];
  const history = await clock.run(() => {
    rounds.push(new Round({ seed, commands, channels: 3, sandboxes: 3 }, { connection, clock, team: 'T1' }));
    return rounds[0]!.play();
  });
  expect(connection.refused).toEqual([]);
  return { round: rounds[0]!, history };
}

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

test('a seed repeats everything, to the byte; another seed is another run', async () => {
  const [one, same, other] = [await played(7, 40), await played(7, 40), await played(8, 40)];
  expect(JSON.stringify(same.history)).toBe(JSON.stringify(one.history));
  expect(JSON.stringify(other.history)).not.toBe(JSON.stringify(one.history));
}, 60_000);
