/**
 * Jest's runner of suites, for mutants: a suite with no test that reaches the mutant is not loaded, and after the first
 * suite that fails no other is. Stryker names the tests that reach a mutant, but has jest load every suite.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: SuiteRunner } = require('jest-runner');

/** A line for each suite of the run without a mutant: its file, and the names of its tests. */
const NAMES = join(__dirname, 'names.jsonl');

/** A table that a suite has closed may still be at work on a request that nobody waits for: that ends no other suite. */
process.on('uncaughtException', (error) => {
  if (!/database is (closed|not open)/i.test(error.message)) throw error;
});

module.exports = class UntilFailed extends SuiteRunner {
  async runTests(suites, ...others) {
    let failed = false;
    const isMutated = process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined;
    this.on('test-file-failure', () => (failed = true));
    this.on('test-file-success', ([{ path }, { numFailingTests, testResults }]) => {
      failed ||= numFailingTests > 0;
      if (!isMutated) appendFileSync(NAMES, `${JSON.stringify([path, testResults.map((test) => test.fullName)])}\n`);
    });
    for (const suite of isMutated ? this.thatReachIt(suites) : suites) {
      if (failed && isMutated) return;
      await super.runTests([suite], ...others);
    }
  }

  thatReachIt(suites) {
    const pattern = this._globalConfig.testNamePattern;
    if (!pattern) return suites;
    const names = new Map(
      readFileSync(NAMES, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
    const isWanted = (name) => new RegExp(pattern, 'i').test(name);
    return suites.filter(({ path }) => names.get(path)?.some(isWanted) ?? true);
  }
};
