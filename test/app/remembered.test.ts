import { Latest } from '../../src/app/latest';
import { Remembered } from '../../src/app/remembered';

describe('the latest of many', () => {
  it('gives up what was put first, and counts a second putting as new', () => {
    const latest = new Latest<number>(2);
    latest.put('a', 1);
    latest.put('b', 2);
    latest.put('a', 3);
    latest.put('c', 4);
    expect([latest.get('a'), latest.get('b'), latest.get('c')]).toEqual([3, undefined, 4]);
    expect(latest.size).toBe(2);
  });

  it('forgets what it is told to', () => {
    const latest = new Latest<number>(2);
    latest.put('a', 1);
    latest.forget('a');
    expect(latest.get('a')).toBeUndefined();
  });
});

describe('what is remembered for some time', () => {
  it('is there until its time is over, and not at that moment', () => {
    let now = 1_000;
    const remembered = new Remembered<string>(5, { now: () => now });
    remembered.put('a', 'here', 2_000);
    now = 1_999;
    expect(remembered.get('a')).toBe('here');
    now = 2_000;
    expect(remembered.get('a')).toBeUndefined();
  });

  it('is at most so much, whatever its time', () => {
    const remembered = new Remembered<string>(1, { now: () => 0 });
    remembered.put('a', 'one', Infinity);
    remembered.put('b', 'two', 1);
    expect([remembered.get('a'), remembered.get('b')]).toEqual([undefined, 'two']);
  });
});
