/** How much a run looks at, and that nothing is left out, counted as the table sees it. */
import { EveryMinute } from '../../../src/app/every-minute';
import { hoursToLookAt, type Span } from '../../../src/app/schedules/hours-to-look-at';
import { lastAsked } from '../../../src/app/schedules/last-asked';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDocuments } from '../../../src/store/dynamo-documents';
import { Scheduled } from './bot-under-test';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-23T10:30Z');

/** What runs look at, one a minute, until nothing is left. */
function runsAfter(since: number | undefined): Span[][] {
  const runs: Span[][] = [];
  let last = since;
  let left: Span | undefined;
  do {
    const now = NOW + runs.length * 60_000;
    const looks = hoursToLookAt(now, last, left);
    runs.push([looks.latest, ...(looks.earlier === undefined ? [] : [looks.earlier])]);
    [last, left] = [now, looks.left];
  } while (left !== undefined);
  return runs;
}

const hoursOf = (spans: readonly Span[]) =>
  spans.flatMap(({ from, to }) => {
    const first = Math.floor(from / HOUR);
    return Array.from({ length: Math.floor(to / HOUR) - first + 1 }, (_, index) => first + index);
  });

test.each([
  ['nobody has noted anything', undefined, 31 * 24],
  ['the last run was a minute ago', NOW - 60_000, 3],
  ['the last run was two days ago', NOW - 2 * DAY, 51],
  ['the last run was three weeks ago', NOW - 21 * DAY, 21 * 24 + 3],
  ['the last run was a year ago', NOW - 365 * DAY, 31 * 24],
])('where %s, runs look at every hour since, at few each', (_name, since, back) => {
  const runs = runsAfter(since);
  const now = Math.floor(NOW / HOUR);
  const seen = new Set(hoursOf(runs.flat()).filter((hour) => hour <= now));
  expect([...seen].toSorted((a, b) => a - b)).toEqual(Array.from({ length: back + 1 }, (_, hour) => now - back + hour));
  expect(Math.max(...runs.map((spans) => hoursOf(spans).length))).toBeLessThanOrEqual(30);
  expect(hoursOf(runs[0]!)).toContain(now);
});

test('a time without runs while it still goes back is looked at, too', () => {
  const { left } = hoursToLookAt(NOW, NOW - 20 * DAY);
  const later = hoursToLookAt(NOW + 5 * DAY, NOW, left);
  expect(later.left).toEqual({ from: NOW - 20 * DAY - 3 * HOUR, to: NOW + 4 * DAY });
});

/** A table with nothing in it that counts what it is asked. */
class EmptyTable {
  readonly queries: number[] = [];

  get client(): DynamoDBClient {
    const send = ({ constructor: { name } }: object) => {
      if (name === 'QueryCommand') this.queries[this.queries.length - 1]! += 1;
      return Promise.resolve({});
    };
    return { send } as unknown as DynamoDBClient;
  }
}

test('a new deployment makes few queries a minute, and few more until it knows that nothing was due', async () => {
  const { channel } = new Scheduled();
  const table = new EmptyTable();
  const documents = new DynamoDocuments(table.client, 'table', channel.clock);
  const minute = new EveryMinute({ ...channel.ports, documents });
  for (let run = 0; run < 45; run++) {
    table.queries.push(0);
    await minute.run(50_000);
    await channel.clock.sleep(60_000);
  }
  expect(channel.log.lines).toEqual([]);
  // 192 of them are those that look for missed reviews, once an hour.
  expect(Math.max(...table.queries)).toBeLessThanOrEqual(340);
  expect(table.queries[1]).toBeLessThanOrEqual(160);
  expect(table.queries.at(-1)).toBeLessThanOrEqual(60);
});

test('it notes that everything was asked when it has looked at all of it, and not before', async () => {
  const one = new Scheduled();
  const noted: (number | undefined)[] = [];
  for (let run = 10; run < 45; run++) {
    await one.at(`2026-11-23T10:${run}Z`);
    noted.push(await lastAsked(one.channel.documents));
  }
  const first = noted.findIndex((at) => at !== undefined);
  expect(first).toBe(30);
  expect(noted[first]).toBe(Date.parse('2026-11-23T10:40Z'));
});
