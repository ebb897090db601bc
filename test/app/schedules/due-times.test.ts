/**
 * When something is due, compared with what the clock on a wall of the zone shows.
 */
import fc from 'fast-check';
import { ALL_DAYS, answeredAt, dueAfter, type DueTimes, WORKING_DAYS } from '../../../src/app/schedules/due-times';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZONES = [
  ...['UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Havana', 'America/Santiago'],
  ...['Asia/Kathmandu', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Apia', 'Africa/Casablanca'],
  ...[
    'America/St_Johns',
    'Asia/Beirut',
    'Pacific/Kiritimati',
    'America/Sao_Paulo',
    'Europe/Volgograd',
    'Asia/Pyongyang',
  ],
];

/** Minutes of the day, and the date, as the wall shows them. */
function wall(at: number, zone: string): { readonly minutes: number; readonly date: string; readonly day: number } {
  const clock = clockOf(zone).formatToParts(at);
  const part = (type: string) => clock.find((one) => one.type === type)!.value;
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return { minutes: Number(part('hour')) * 60 + Number(part('minute')), date, day: new Date(date).getUTCDay() };
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const [year, month, day, hour, minute] = ['numeric', '2-digit', '2-digit', '2-digit', '2-digit'] as const;
  const known = clocks.get(timeZone);
  const clock =
    known ?? new Intl.DateTimeFormat('en-GB', { timeZone, year, month, day, hour, minute, hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return clock;
}

/** The same, minute by minute: the first of a day at which the wall shows the time, or has jumped over it. */
function slowly({ days, hour, minute, zone }: DueTimes, after: number): number {
  const wanted = hour * 60 + minute;
  let before = wall(after, zone);
  for (let at = Math.floor(after / MINUTE) * MINUTE + MINUTE; ; at += MINUTE) {
    const now = wall(at, zone);
    const isNewDay = now.date !== before.date;
    const isReached = now.minutes >= wanted && (isNewDay || before.minutes < wanted);
    if (isReached && days.includes(now.day) && !wasReachedBefore(at, wanted, zone, now.date)) return at;
    before = now;
  }
}

/** Clocks that were put back show a time again. */
function wasReachedBefore(at: number, wanted: number, zone: string, date: string): boolean {
  for (let earlier = at - 15 * MINUTE; earlier > at - 4 * HOUR; earlier -= 15 * MINUTE) {
    const then = wall(earlier, zone);
    if (then.date === date && then.minutes >= wanted) return true;
  }
  return false;
}

const timesArbitrary = fc.record({
  days: fc.subarray([...ALL_DAYS], { minLength: 1 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.constantFrom(0, 1, 15, 29, 30, 45, 59),
  zone: fc.constantFrom(...ZONES),
});

/** Moments around which clocks change somewhere, and any others. */
const momentArbitrary = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) }),
  fc
    .tuple(fc.integer({ min: 2024, max: 2033 }), fc.constantFrom(2, 3, 8, 9, 10), fc.integer({ min: 0, max: 31 * 24 }))
    .map(([year, month, hour]) => Date.UTC(year, month, 1) + hour * HOUR),
);

test('it is due when the wall shows the time, at the first moment after a gap, and once where a time comes twice', () => {
  fc.assert(
    fc.property(timesArbitrary, momentArbitrary, (times, after) => {
      // A search minute by minute, so only where it is short.
      const daily = { ...times, days: ALL_DAYS };
      expect(new Date(dueAfter(daily, after)).toISOString()).toBe(new Date(slowly(daily, after)).toISOString());
    }),
    { numRuns: 150 },
  );
});

test('the days of a week come in order, none is left out, for years', () => {
  fc.assert(
    fc.property(timesArbitrary, momentArbitrary, (times, after) => {
      let at = after;
      for (let n = 0; n < 30; n++) {
        const next = dueAfter(times, at);
        expect(next).toBeGreaterThan(at);
        expect(next % MINUTE).toBe(0);
        expect(times.days).toContain(wall(next, times.zone).day);
        expect(next - at).toBeLessThanOrEqual(7 * DAY + 2 * HOUR);
        // Asking again from a moment before leads to the same.
        expect(dueAfter(times, next - 1)).toBe(next);
        at = next;
      }
    }),
    { numRuns: 40 },
  );
});

test.each<[string, Partial<DueTimes>, string, string]>([
  ['a time that does not exist', { hour: 2, minute: 30 }, '2026-03-28T12:00Z', '2026-03-29T01:00:00.000Z'],
  ['the day after it', { hour: 2, minute: 30 }, '2026-03-29T01:00Z', '2026-03-30T00:30:00.000Z'],
  ['a time that comes twice', { hour: 2, minute: 30 }, '2026-10-24T12:00Z', '2026-10-25T00:30:00.000Z'],
  ['its second coming', { hour: 2, minute: 30 }, '2026-10-25T00:30Z', '2026-10-26T01:30:00.000Z'],
  ['quarters of an hour', { zone: 'Asia/Kathmandu' }, '2026-01-01T00:00Z', '2026-01-01T04:15:00.000Z'],
  ['half hours of summer', { zone: 'Australia/Lord_Howe' }, '2026-10-03T00:00Z', '2026-10-03T23:00:00.000Z'],
  [
    'a midnight that does not exist',
    { hour: 0, zone: 'Africa/Cairo' },
    '2026-04-23T12:00Z',
    '2026-04-23T22:00:00.000Z',
  ],
  ['a day that was left out', { zone: 'Pacific/Apia' }, '2011-12-29T20:00Z', '2011-12-30T20:00:00.000Z'],
  ['a rule that was given up', { zone: 'Asia/Amman' }, '2022-11-10T12:00Z', '2022-11-11T07:00:00.000Z'],
  ['winter', {}, '2026-10-25T12:00Z', '2026-10-26T09:00:00.000Z'],
  ['summer', {}, '2026-03-29T12:00Z', '2026-03-30T08:00:00.000Z'],
  ['the moment itself', {}, '2026-06-01T08:00Z', '2026-06-02T08:00:00.000Z'],
  ['over the weekend', { days: WORKING_DAYS }, '2026-06-05T08:00Z', '2026-06-08T08:00:00.000Z'],
])('%s', (_name, times, after, due) => {
  const all = { days: ALL_DAYS, hour: 10, minute: 0, zone: 'Europe/Berlin', ...times };
  expect(new Date(dueAfter(all, Date.parse(after))).toISOString()).toBe(due);
});

test.each([
  ['a working day later', WORKING_DAYS, '2026-06-04T08:00Z', '2026-06-05T08:00:00.000Z'],
  ['on Monday, where nobody works before', WORKING_DAYS, '2026-06-05T08:00Z', '2026-06-08T08:00:00.000Z'],
  ['on Monday, though the next one comes on Thursday', [4, 5], '2026-06-05T08:00Z', '2026-06-08T08:00:00.000Z'],
  ['on Saturday, where every day counts', ALL_DAYS, '2026-06-05T08:00Z', '2026-06-06T08:00:00.000Z'],
  ['after 25 hours, where clocks are put back', ALL_DAYS, '2026-10-24T08:00Z', '2026-10-25T09:00:00.000Z'],
])('a question is answered %s', (_name, days, at, answered) => {
  const times = { days, hour: 10, minute: 0, zone: 'Europe/Berlin' };
  expect(new Date(answeredAt(times, Date.parse(at))).toISOString()).toBe(answered);
});
