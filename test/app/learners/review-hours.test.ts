/** Hours of the day in time zones, where clocks are put forward and back, and zones that are no full hours from UTC. */
import fc from 'fast-check';
import { isHours, withinHours } from '../../../src/app/learners/review-hours';
import { nearestTimeZone, readTimeZone, wallTime } from '../../../src/app/time-zone';

const HOUR = 60 * 60_000;
const BERLIN = { from: 9, to: 18, zone: 'Europe/Berlin' };

const at = (text: string): number => Date.parse(text);

test('in the hours it is now; before them and after them at their beginning', () => {
  expect(withinHours(at('2026-11-23T10:30:00Z'), BERLIN)).toBe(at('2026-11-23T10:30:00Z'));
  expect(withinHours(at('2026-11-23T05:00:00Z'), BERLIN)).toBe(at('2026-11-23T08:00:00Z'));
  expect(withinHours(at('2026-11-23T17:00:00Z'), BERLIN)).toBe(at('2026-11-24T08:00:00Z'));
});

test('the clock on the wall counts when it is put forward or back', () => {
  expect(withinHours(at('2026-03-28T20:00:00Z'), BERLIN)).toBe(at('2026-03-29T07:00:00Z'));
  expect(withinHours(at('2026-10-24T20:00:00Z'), BERLIN)).toBe(at('2026-10-25T08:00:00Z'));
});

test('an hour that the clock leaves out is not waited for until the next day', () => {
  // Berlin has no 02:30 on 29 March 2026: the hours from 2 to 4 are 03:00 to 04:00.
  const night = { from: 2, to: 4, zone: 'Europe/Berlin' };
  expect(withinHours(at('2026-03-29T00:30:00Z'), night)).toBe(at('2026-03-29T01:00:00Z'));
});

test('zones that are three quarters of an hour from the full one', () => {
  const nepal = { from: 9, to: 10, zone: 'Asia/Kathmandu' };
  expect(withinHours(at('2026-11-23T00:00:00Z'), nepal)).toBe(at('2026-11-23T03:15:00Z'));
});

test('hours that go over midnight', () => {
  const night = { from: 22, to: 6, zone: 'UTC' };
  expect(withinHours(at('2026-11-23T23:10:00Z'), night)).toBe(at('2026-11-23T23:10:00Z'));
  expect(withinHours(at('2026-11-23T03:10:00Z'), night)).toBe(at('2026-11-23T03:10:00Z'));
  expect(withinHours(at('2026-11-23T12:00:00Z'), night)).toBe(at('2026-11-23T22:00:00Z'));
  const evening = { from: 18, to: 24, zone: 'UTC' };
  expect(withinHours(at('2026-11-23T23:59:00Z'), evening)).toBe(at('2026-11-23T23:59:00Z'));
});

test('whatever the zone, the hours and the day: within a day, and in the hours', () => {
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const hour = fc.integer({ min: 0, max: 23 });
  const day = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') });
  fc.assert(
    fc.property(zone, hour, hour, day, (name, from, to, now) => {
      const hours = { from, to: to === from ? to + 1 : to, zone: name };
      const found = withinHours(now, hours);
      expect(found).toBeGreaterThanOrEqual(now);
      expect(found - now).toBeLessThanOrEqual(49 * HOUR);
      const wall = Number(wallTime(found, name).slice(-5, -3));
      const isIn =
        hours.from < hours.to ? wall >= hours.from && wall < hours.to : wall >= hours.from || wall < hours.to;
      expect(isIn).toBe(true);
    }),
  );
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['america/new york', 'America/New_York'],
  ['utc', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['Mars/Base', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%s is %s', (typed, zone) => {
  const found = readTimeZone(typed);
  expect(found).toBe(zone);
});

test.each([
  ['Europe/Berln', 'Europe/Berlin'],
  ['Berln', 'Europe/Berlin'],
  ['Lndon', 'Europe/London'],
  ['somewhere', undefined],
])('%s may be %s', (typed, zone) => {
  expect(nearestTimeZone(typed)).toBe(zone);
});

test('what is stored as hours is checked', () => {
  expect(isHours(BERLIN)).toBe(true);
  for (const wrong of [
    { ...BERLIN, from: -1 },
    { ...BERLIN, to: 25 },
    { ...BERLIN, zone: 1 },
    { ...BERLIN, to: 9 },
    null,
    9,
  ]) {
    expect(isHours(wrong)).toBe(false);
  }
});
