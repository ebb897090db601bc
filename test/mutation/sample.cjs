/**
 * Which mutants are tried: a share of all, chosen by a seed. Stryker asks a checker about each mutant before it tries it;
 * this one says of those outside the sample that they do not compile, and such mutants do not count.
 */
const { createHash } = require('node:crypto');

/** Lines and columns of the place count from 0, as Stryker counts before it reports. */
function isInSample({ seed, share }, { file, mutatorName, replacement, location: { start, end } }) {
  const place = [start.line, start.column, end.line, end.column];
  const hash = createHash('sha256').update(JSON.stringify([seed, file, mutatorName, place, replacement]));
  return hash.digest().readUInt32BE(0) / 2 ** 32 < share;
}

class SampleChecker {
  static inject = ['options'];

  constructor({ sample }) {
    this.sample = sample;
  }

  init() {
    return Promise.resolve();
  }

  check(mutants) {
    return Promise.resolve(Object.fromEntries(mutants.map((mutant) => [mutant.id, this.answer(mutant)])));
  }

  answer(mutant) {
    const file = mutant.fileName.slice(mutant.fileName.lastIndexOf('/src/') + 1);
    if (isInSample(this.sample, { ...mutant, file })) return { status: 'passed' };
    return { status: 'compileError', reason: 'not in the sample' };
  }

  group(mutants) {
    return Promise.resolve(mutants.map(({ id }) => [id]));
  }
}

const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: SampleChecker }];

module.exports = { isInSample, strykerPlugins };
