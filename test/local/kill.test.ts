import { KINDS, killAtWrites } from './kill-at-writes';
import { killRounds } from './kill-rounds';

describe('kill -9 under load', () => {
  it('after a write leaves a whole version, and the request is carried out once', async () => {
    const { kills, wrong } = await killAtWrites(KINDS.filter(({ command }) => command === 'scale web 4'));
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThan(1);
  }, 120_000);

  it('loses no command that was answered', async () => {
    const result = await killRounds(3);
    expect(result.acknowledged).toBeGreaterThanOrEqual(15);
    expect(result.unanswered).toBeGreaterThan(0);
    expect(result.missing).toEqual([]);
  }, 120_000);
});
