/** The suites that reach the area whose mutants are tried, each until one of its tests fails. */
const project = require('../../jest.config.cjs');

const { suites } = JSON.parse(process.env.MUTATION_AREA);

/** @type {import('jest').Config} */
module.exports = {
  ...project,
  rootDir: '../..',
  testMatch: suites.map((suite) => `<rootDir>/test/${suite}`),
  runner: '<rootDir>/test/mutation/until-failed.cjs',
};
