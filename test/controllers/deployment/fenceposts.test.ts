import { fenceposts } from '../../../src/controllers/deployment/fenceposts';

const rolling = (replicas: number, maxSurge: number | string, maxUnavailable: number | string) => ({
  replicas,
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
});

describe('fenceposts', () => {
  test.each([
    // replicas, maxSurge, maxUnavailable, surge, unavailable
    [1, '25%', '25%', 1, 0],
    [3, '25%', '25%', 1, 0],
    [4, '25%', '25%', 1, 1],
    [5, '25%', '25%', 2, 1],
    [7, '30%', '10%', 3, 0],
    [10, '25%', '25%', 3, 2],
    [10, '100%', 0, 10, 0],
    [10, '150%', 0, 15, 0],
    [4, 0, 1, 0, 1],
    [3, 0, '10%', 0, 1],
    [3, 0, 5, 0, 3],
    [0, '25%', '25%', 0, 0],
  ])(
    '%i copies with surge %s and unavailable %s may have %i too many and %i too few',
    (replicas, up, down, surge, unavailable) => {
      expect(fenceposts(rolling(replicas, up, down))).toEqual({ surge, unavailable });
    },
  );

  test('Recreate has none', () => {
    expect(fenceposts({ replicas: 4, strategy: { type: 'Recreate' } })).toEqual({ surge: 0, unavailable: 0 });
  });
});
