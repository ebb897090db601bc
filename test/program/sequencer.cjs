/**
 * Suites that start processes or browsers first: they take longest and wait a good deal, so at the end of a run they
 * would leave a core idle. A fresh machine does not know yet how long each suite takes, and jest goes by the size of its
 * file.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = /[\\/]test[\\/](runtime|infra|browser|local|exhaustive)[\\/]|[\\/]slack[\\/]limits\.test/;

module.exports = class LongSuitesFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(({ path }) => LONG.test(path)), ...sorted.filter(({ path }) => !LONG.test(path))];
  }
};
