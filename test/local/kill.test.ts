import { killRounds } from './kill-rounds';

describe('kill -9 under load', () => {
  it('loses no command that was answered', async () => {
    const result = await killRounds(5);
    expect(result.acknowledged).toBeGreaterThanOrEqual(25);
    expect(result.unanswered).toBeGreaterThan(0);
    expect(result.missing).toEqual([]);
  }, 120_000);
});
