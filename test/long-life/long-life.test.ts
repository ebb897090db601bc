/** The bounded form of `npm run proof:long-life`. How long things take is for that to say: here they may be slow. */
import { readWords } from '../proofs/long-life';
import { aging } from './aging';
import { liveInChannel, type Part } from './channel-life';
import { liveFor, type Month } from './cluster-year';
import { goThereAndBack } from './there-and-back';

jest.setTimeout(60_000);

const SEED = 1;

it('a channel is no larger after ten times the same commands', async () => {
  const parts = await liveInChannel(100, SEED);
  const [first, second, last] = [parts[0]!, parts[1]!, parts.at(-1)!];
  expect(parts).toHaveLength(10);
  expect(first.changed).toBeGreaterThan(3);
  expect(last.changed).toBe(second.changed);
  // What a channel remembers of the last 50 commands is there after the sixth tenth.
  expect(last.packed).toBeLessThan(parts[6]!.packed * 1.05);
});

it('a cluster is no larger after weeks of its time', () => {
  const { months, cluster } = liveFor(3, 24);
  const weeks = months.map(({ objects, events, steps }) => ({ objects, events, steps }));
  expect(weeks[2]).toEqual(weeks[1]);
  const kinds = new Set(cluster.objects.map(({ kind }) => kind));
  for (const kind of ['CronJob', 'Job', 'HorizontalPodAutoscaler', 'Event'] as const) expect(kinds).toContain(kind);
  const restarts = cluster.objects.flatMap((object) =>
    object.kind === 'Pod' && object.metadata.name === 'batch' ? (object.status.containerStatuses ?? []) : [],
  );
  expect(restarts[0]?.restartCount).toBeGreaterThan(300);
});

it('forty changes taken back and brought back leave no trace', async () => {
  expect(await goThereAndBack(40, SEED)).toMatchObject({ undone: 40, redone: 40, differing: 0 });
});

describe('signs of age', () => {
  const part: Part = { median: 1, slow: 2, packed: 3, written: 4, items: 5, longestItem: 6, heap: 7, changed: 8 };
  const month: Month = { hour: 1, objects: 2, events: 3, steps: 4, written: 5 };
  const still = { differing: 0 };

  it('are not seen where nothing grew', () => {
    expect(aging([part, part, part], [month, month, month], still)).toEqual([]);
  });

  it('are seen in the last tenth, the last month, and a state that is another', () => {
    expect(aging([part, part, { ...part, items: 6 }], [month, month, month], still)).toEqual([
      'a channel: items rose from 5 to 6',
    ]);
    expect(aging([part, part], [month, month, { ...month, written: 6 }], still)).toEqual([
      'a cluster: written rose from 5 to 6',
    ]);
    expect(aging([part, part], [month, month], { differing: 2 })).toHaveLength(1);
  });
});

test.each([['--what'], ['--commands', '0'], ['--months', 'many'], ['more']])('%s %s is not understood', (...words) => {
  expect(readWords(words)).toBeUndefined();
});
