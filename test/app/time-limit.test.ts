import { timeIsOver, within } from '../../src/app/time-limit';

describe('the time of a request', () => {
  it('ends for all that it asks, and for nobody else', async () => {
    await within(20, async () => {
      const signal = timeIsOver();
      expect(signal?.aborted).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 40));
      expect(signal?.aborted).toBe(true);
      // What is asked later has no time at all.
      const late = timeIsOver();
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(late?.aborted).toBe(true);
    });
    expect(timeIsOver()).toBeUndefined();
  });

  it('has no end where nobody waits', async () => {
    expect(await within(Infinity, () => Promise.resolve(timeIsOver()))).toBeUndefined();
  });
});
