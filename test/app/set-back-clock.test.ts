/** A clock that is set back by an hour must not make anybody wait for it, or anything be believed for so long. */
import { claimEvent, HELD_FOR } from '../../src/app/claimed-events';
import { tooManyChanges, USUAL_PACE } from '../../src/app/pace/pace';
import { RecentRequests } from '../../src/app/pace/recent-requests';
import { Remembered } from '../../src/app/remembered';
import { FetchedParameters } from '../../src/slack/fetched-parameters';
import { MemoryDocuments } from '../../src/store/memory-documents';
import { SQUAD, TestClock, TestLog } from './channel-under-test';

const HOUR = 60 * 60_000;
const NOW = Date.UTC(2026, 10, 23);

test('requests are counted anew', () => {
  const recent = new RecentRequests();
  expect(recent.take('U1', 60, NOW)).toBe(0);
  expect(recent.take('U1', 60, NOW - HOUR)).toBe(0);
});

test('changes of a time to come do not count', () => {
  const commands = Array.from({ length: 40 }, () => ({ by: 'U1', command: 'scale web 2', version: 1, at: NOW }));
  expect(tooManyChanges({ commands }, 'U1', NOW, USUAL_PACE)).toBeDefined();
  expect(tooManyChanges({ commands }, 'U1', NOW - HOUR, USUAL_PACE)).toBeUndefined();
});

test('what was remembered is forgotten', () => {
  const clock = new MovedClock();
  const remembered = new Remembered<string>(2, clock);
  remembered.put('a', 'b', clock.now() + 1_000);
  expect(remembered.get('a')).toBe('b');
  clock.move(-HOUR);
  expect(remembered.get('a')).toBeUndefined();
});

test('an event is held for no longer than anybody holds one', async () => {
  const clock = new MovedClock();
  const ports = { documents: new MemoryDocuments(clock), clock, log: new TestLog() };
  const claim = () => claimEvent(ports, { id: SQUAD, request: 'Ev1' });
  expect(await claim()).toHaveProperty('answered');
  clock.move(HELD_FOR / 2);
  expect(await claim()).toBe('held');
  clock.move(-HOUR);
  expect(await claim()).toHaveProperty('answered');
});

test('secrets that could not be fetched are asked for again', async () => {
  const clock = new MovedClock();
  let isDown = true;
  const get = () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(new Map([['a', 'b']])));
  const fetched = new FetchedParameters({ parameters: { get }, names: ['a'], clock, log: new TestLog() });
  await expect(fetched.ready()).rejects.toThrow('down');
  isDown = false;
  await expect(fetched.ready()).rejects.toThrow('down');
  clock.move(-HOUR);
  expect((await fetched.ready()).get('a')).toBe('b');
});

class MovedClock extends TestClock {
  private offset = 0;

  override now(): number {
    return super.now() + this.offset;
  }

  move(milliseconds: number): void {
    this.offset += milliseconds;
  }
}
