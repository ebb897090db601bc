import { isRejected } from '../../../src/api/rejection';
import { takeLength } from '../../../src/app/quiz/quiz-length';

const MINUTE = 60_000;

test.each<[string, number | undefined, string]>([
  ['', undefined, ''],
  ['statefulset', undefined, 'statefulset'],
  ['5m', 5, ''],
  ['statefulset 30m', 30, 'statefulset'],
  ['30m statefulset', 30, 'statefulset'],
  ['5', 5, ''],
  ['5 min', 5, ''],
  ['5min', 5, ''],
  ['90 minutes', 90, ''],
  ['2h', 120, ''],
  ['2 hours pod', 120, 'pod'],
  ['1h30m', 90, ''],
  ['1.5h', 90, ''],
  ['60s', 1, ''],
  ['24h', 1440, ''],
])('"%s"', (typed, minutes, rest) => {
  const taken = takeLength(typed === '' ? [] : typed.split(' '));
  if (isRejected(taken)) throw new Error(taken.message);
  expect(taken.openFor).toBe(minutes === undefined ? undefined : minutes * MINUTE);
  expect(taken.rest.join(' ')).toBe(rest);
});

test.each(['0', '59s', '25h', '1441', '-5m', '5x', '5d', '1e9', '99999999999999h', '5m3'])(
  '"%s" is refused',
  (typed) => {
    const taken = takeLength([typed]);
    expect(isRejected(taken) && taken.message).toBe(`A question cannot be open for "${typed}".`);
  },
);
