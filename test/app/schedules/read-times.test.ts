/**
 * Times as people type them.
 */
import { isRejected } from '../../../src/api/rejection';
import { readTimes } from '../../../src/app/schedules/read-times';

const [WORK, ALL] = [
  [1, 2, 3, 4, 5],
  [0, 1, 2, 3, 4, 5, 6],
];

test.each([
  ['weekdays 10:00 Europe/Berlin', WORK, 10, 0, 'europe/berlin'],
  ['Weekdays 10:00 europe/berlin', WORK, 10, 0, 'europe/berlin'],
  ['every weekday at 10 in Berlin', WORK, 10, 0, 'berlin'],
  ['working days 8:15', WORK, 8, 15, undefined],
  ['week days 8:15', WORK, 8, 15, undefined],
  ['work-days 8:15', WORK, 8, 15, undefined],
  ['mon,thu 9:30', [1, 4], 9, 30, undefined],
  ['Mon, Thu 9.30', [1, 4], 9, 30, undefined],
  ['mondays and thursdays at 9h30', [1, 4], 9, 30, undefined],
  ['tues & weds 9', [2, 3], 9, 0, undefined],
  ['daily 16:00', ALL, 16, 0, undefined],
  ['every day at 10', ALL, 10, 0, undefined],
  ["every day at 10 o'clock", ALL, 10, 0, undefined],
  ['each day 4 pm UTC', ALL, 16, 0, 'utc'],
  ['4:30p.m. everyday', ALL, 16, 30, undefined],
  ['12am', undefined, 0, 0, undefined],
  ['12 pm', undefined, 12, 0, undefined],
  ['noon', undefined, 12, 0, undefined],
  ['midnight sun', [0], 0, 0, undefined],
  ['00:00 sun', [0], 0, 0, undefined],
  ['23:59', undefined, 23, 59, undefined],
  ['mon-fri 10:00', WORK, 10, 0, undefined],
  ['mon to fri 10:00', WORK, 10, 0, undefined],
  ['mon\u2014fri 10:00', WORK, 10, 0, undefined],
  ['mon--fri 10:00', WORK, 10, 0, undefined],
  ['fri - mon 10:00', [0, 1, 5, 6], 10, 0, undefined],
  ['monday through wednesday 10:00', [1, 2, 3], 10, 0, undefined],
  ['weekends 11', [0, 6], 11, 0, undefined],
  ['10:00 America/New_York fri', [5], 10, 0, 'america/new_york'],
  ['fri 10:00 new york', [5], 10, 0, 'new york'],
  ['fri 10:00 America/Port-au-Prince', [5], 10, 0, 'america/port-au-prince'],
  ['mon mon monday 9', [1], 9, 0, undefined],
])('%s', (typed, days, hour, minute, zone) => {
  expect(readTimes(typed)).toEqual({
    ...(days === undefined ? {} : { days }),
    time: { hour, minute },
    ...(zone === undefined ? {} : { zone }),
  });
});

test.each([
  ['', {}],
  ['europe/paris', { zone: 'europe/paris' }],
  ['daily', { days: ALL }],
  ['constructor', { zone: 'constructor' }],
])('"%s" says less', (typed, read) => {
  expect(readTimes(typed)).toEqual(read);
});

test.each([
  ['weekdays 25:00', 'no time of day'],
  ['24:00', 'no time of day'],
  ['9:60', 'no time of day'],
  ['10:00:00', 'no time of day'],
  ['13pm', 'no time of day'],
  ['0am', 'no time of day'],
  ['-3', 'no time of day'],
  ['9:30 16:00', 'one time of day'],
  ['tuseday 9', 'no day "tuseday"'],
  ['wensday 9', 'no day "wensday"'],
  ['wekdays 9', 'no day "wekdays"'],
])('%s is refused', (typed, words) => {
  const read = readTimes(typed);
  expect(isRejected(read) && read.message).toContain(words);
});
