import { ageSince, humanDuration } from '../../src/printers/age';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('ages', () => {
  test.each([
    [0, '0s'],
    [-1.5 * S, '<invalid>'],
    [-0.5 * S, '0s'],
    [119 * S, '119s'],
    [120 * S, '2m'],
    [125 * S, '2m5s'],
    [10 * M + 5 * S, '10m'],
    [179 * M, '179m'],
    [3 * H, '3h'],
    [8 * H - M, '7h59m'],
    [8 * H, '8h'],
    [47 * H, '47h'],
    [48 * H, '2d'],
    [49 * H, '2d1h'],
    [8 * D, '8d'],
    [729 * D, '729d'],
    [730 * D, '2y'],
    [731 * D, '2y1d'],
    [8 * 365 * D, '8y'],
  ])('%d ms is %s', (duration, text) => {
    expect(humanDuration(duration)).toBe(text);
  });

  test('a missing timestamp is unknown', () => {
    expect(ageSince(undefined, 0)).toBe('<unknown>');
    expect(ageSince('2026-01-01T09:00:00Z', Date.UTC(2026, 0, 1, 9, 0, 5, 900))).toBe('5s');
  });
});
