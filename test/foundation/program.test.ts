import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTROLLERS } from '../../src/controllers';
import { attachDetach } from '../../src/controllers/attach-detach';
import { timestamp } from '../../src/cluster/time';

const TIME = join(__dirname, '..', '..', 'src', 'cluster', 'time.ts');

interface Transform {
  process(text: string, file: string, options: unknown): unknown;
}
const { process: compile } = jest.requireActual<Transform>('../program/transform.cjs');

/** test/program gives src/ to the suites; this is what a suite relies on. */
describe('the program that suites load', () => {
  test('has each module once, whoever asks for it', () => {
    expect(CONTROLLERS.some((one) => one === attachDetach)).toBe(true);
  });

  test('names the file and the line where it failed', () => {
    const lines = readFileSync(TIME, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('toISOString')) + 1;
    expect(failureOf(() => timestamp(NaN)).stack).toContain(`${TIME}:${line}:`);
  });

  test('begins anew where a suite isolates modules', () => {
    const others: { readonly timestamp: unknown }[] = [];
    jest.isolateModules(() => others.push(jest.requireActual('../../src/cluster/time')));
    expect(others[0]!.timestamp).toBeInstanceOf(Function);
    expect(others[0]!.timestamp).not.toBe(timestamp);
  });

  test('uses the clock and the types of its suite', () => {
    jest.useFakeTimers({ now: 0 });
    try {
      expect(failureOf(() => timestamp(NaN))).toBeInstanceOf(RangeError);
      expect(
        jest.requireActual<{ systemClock: { now(): number } }>('../../src/app/system-clock').systemClock.now(),
      ).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  test('is refused to a suite that would mock one of its modules', () => {
    const mocks = ['jest', "mock('../../src/cluster/time');"].join('.');
    expect(() => compile(mocks, __filename, {})).toThrow('jest.mock does not reach');
  });
});

function failureOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing failed');
}
