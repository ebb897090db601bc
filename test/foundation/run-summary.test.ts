import { countSuites, sum, summaryLine } from '../run-summary';

const REPORT = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the numbers at the end of a test run', () => {
  test('are those of jest', () => {
    expect(countSuites(REPORT, 0)).toEqual({ passed: 10, failed: 0, skipped: 1 });
  });

  test('count a suite that could not be loaded as a failure', () => {
    expect(countSuites({ ...REPORT, numRuntimeErrorTestSuites: 2 }, 1).failed).toBe(2);
  });

  test('never say that a failed run failed in nothing', () => {
    expect(countSuites(REPORT, 1).failed).toBe(1);
    expect(countSuites(undefined, 0).failed).toBe(1);
  });

  test('add up to one line', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 2, failed: 1, skipped: 3 },
    ]);
    expect(summaryLine(total)).toBe('3 passed, 1 failed, 3 skipped');
  });
});
