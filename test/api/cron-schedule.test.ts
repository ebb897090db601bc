import { isUnparsable, parseSchedule } from '../../src/api/cron-schedule';
import { nextRun } from '../../src/api/cron-schedule/next-run';
import { clockOf } from '../../src/api/cron-schedule/time-zones';

const at = (text: string): number => Date.parse(text);
const shown = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString().replace(':00.000Z', 'Z');

function runs(schedule: string, from: string, count = 3, zone = 'UTC'): readonly (string | undefined)[] {
  const parsed = parseSchedule(schedule);
  if (isUnparsable(parsed)) throw new Error(parsed.problem);
  const found: (string | undefined)[] = [];
  let after = at(from);
  for (let i = 0; i < count; i++) {
    const next = nextRun(parsed, after, clockOf(zone)!);
    found.push(shown(next));
    if (next === undefined) break;
    after = next;
  }
  return found;
}

describe('a schedule', () => {
  it.each([
    ['*/20 9-10 * * *', ['2026-01-01T09:00Z', '2026-01-01T09:20Z', '2026-01-01T09:40Z']],
    ['30 1,13 * * *', ['2026-01-01T01:30Z', '2026-01-01T13:30Z', '2026-01-02T01:30Z']],
    ['0 0 29 2 *', ['2028-02-29T00:00Z', '2032-02-29T00:00Z']],
    ['0 0 31 */2 *', ['2026-01-31T00:00Z', '2026-03-31T00:00Z', '2026-05-31T00:00Z']],
    ['0 12 * jan-feb mon', ['2026-01-05T12:00Z', '2026-01-12T12:00Z', '2026-01-19T12:00Z']],
    ['@hourly', ['2026-01-01T01:00Z', '2026-01-01T02:00Z', '2026-01-01T03:00Z']],
    ['@weekly', ['2026-01-04T00:00Z', '2026-01-11T00:00Z', '2026-01-18T00:00Z']],
    ['@every 90m', ['2026-01-01T01:30Z', '2026-01-01T03:00Z', '2026-01-01T04:30Z']],
    ['59 23 31 2 *', [undefined]],
  ])('%s', (schedule, expected) => {
    expect(runs(schedule, '2026-01-01T00:00:00Z', expected.length)).toEqual(expected);
  });

  it('takes either day where both are named, both where one is *', () => {
    expect(runs('0 0 13 * fri', '2026-01-01T00:00:00Z')).toEqual([
      '2026-01-02T00:00Z',
      '2026-01-09T00:00Z',
      '2026-01-13T00:00Z',
    ]);
    expect(runs('0 0 13 * *', '2026-01-01T00:00:00Z', 1)).toEqual(['2026-01-13T00:00Z']);
  });

  it('begins after the instant that it is asked for, not at it', () => {
    expect(runs('0 9 * * *', '2026-01-01T09:00:00Z', 1)).toEqual(['2026-01-02T09:00Z']);
    expect(runs('0 9 * * *', '2026-01-01T08:59:59Z', 1)).toEqual(['2026-01-01T09:00Z']);
  });

  it('goes by the clock of its place, also in summer', () => {
    expect(runs('0 9 * * *', '2026-03-28T00:00:00Z', 2, 'Europe/Berlin')).toEqual([
      '2026-03-28T08:00Z',
      '2026-03-29T07:00Z',
    ]);
    expect(runs('0 9 * * *', '2026-03-07T20:00:00Z', 1, 'America/New_York')).toEqual(['2026-03-08T13:00Z']);
    expect(runs('30 9 * * *', '2026-03-07T00:00:00Z', 1, 'Asia/Kolkata')).toEqual(['2026-03-07T04:00Z']);
  });

  it('leaves out an hour that the clock leaves out', () => {
    expect(runs('30 2 * * *', '2026-03-28T12:00:00Z', 1, 'Europe/Berlin')).toEqual(['2026-03-30T00:30Z']);
  });
});

test.each([
  ['', 'empty spec string'],
  ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
  ['60 * * * *', 'end of range (60) above maximum (59): 60'],
  ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['* * * * 7', 'end of range (7) above maximum (6): 7'],
  ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['*/2/3 * * * *', 'too many slashes: */2/3'],
  ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
  ['@often', 'unrecognized descriptor: @often'],
  ['@every soon', 'failed to parse duration @every soon: time: invalid duration "soon"'],
  // 2562047h47m16s is the last second that Go's nanoseconds reach.
  ['@every 2562048h', 'failed to parse duration @every 2562048h: time: invalid duration "2562048h"'],
])('%j is no schedule', (text, problem) => {
  expect(parseSchedule(text)).toEqual({ problem });
});
