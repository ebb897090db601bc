import type { Pod } from '../../src/api/objects';
import { POD_CAPACITY, shareLoad } from '../../src/containers/load';

const pods = (count: number): Pod[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'Pod', metadata: { name: `web-${i}` } }) as unknown as Pod);

describe('load on a Service', () => {
  test.each([0, 1, 7, 500, 12_345])('%i requests are shared without a rest', (rate) => {
    const load = shareLoad(rate, pods(3), { position: 7 });
    expect(load.pods.reduce((sum, pod) => sum + pod.offered, 0)).toBe(rate);
    expect(load.served + load.lost).toBe(rate);
  });

  test('goes to every Pod, roughly alike but not evenly', () => {
    const { pods: shares, lost } = shareLoad(500, pods(4), { position: 7 });
    for (const { offered } of shares) expect(Math.abs(offered - 125)).toBeLessThan(40);
    expect(new Set(shares.map(({ offered }) => offered)).size).toBeGreaterThan(1);
    expect(lost).toBe(0);
  });

  test('is lost where a Pod gets more than it can answer', () => {
    const load = shareLoad(500, pods(2), { position: 7 });
    expect(load.served).toBe(2 * POD_CAPACITY);
    expect(load.lost).toBe(100);
  });

  test('is lost altogether without a ready Pod', () => {
    expect(shareLoad(500, [], { position: 7 })).toMatchObject({ served: 0, lost: 500 });
  });
});
