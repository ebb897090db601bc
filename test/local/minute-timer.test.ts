import { everyMinute } from '../../src/local/minute-timer';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('it begins at once, and goes on every minute until it is stopped', async () => {
  let runs = 0;
  const timer = everyMinute(async () => {
    runs++;
    await Promise.resolve();
  });
  expect(runs).toBe(1);
  await jest.advanceTimersByTimeAsync(3 * 60_000);
  expect(runs).toBe(4);
  await timer.stop();
  await jest.advanceTimersByTimeAsync(3 * 60_000);
  expect(runs).toBe(4);
});

test('a run that takes long is not joined by another, and stopping waits for it', async () => {
  let [begun, ended] = [0, 0];
  const timer = everyMinute(async () => {
    begun++;
    await new Promise((resolve) => setTimeout(resolve, 150_000));
    ended++;
  });
  await jest.advanceTimersByTimeAsync(120_000);
  expect([begun, ended]).toEqual([1, 0]);
  const stopped = timer.stop();
  await jest.advanceTimersByTimeAsync(30_000);
  await stopped;
  expect([begun, ended]).toEqual([1, 1]);
});
