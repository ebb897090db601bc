/** A run that watches keeps what it has compiled by file, and would not see that the program has changed. */
const watches = process.argv.some((word) => word.startsWith('--watch'));
const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: true,
  },
];
const program = '<rootDir>/test/program/transform.cjs';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: watches ? { '^.+\\.tsx?$': swc } : { '^.+\\.tsx?$': program, '/test/program/program\\.cjs$': program },
  runtime: '<rootDir>/test/program/runtime.cjs',
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/program/sequencer.cjs',
  testTimeout: 20_000,
  // A test that prints is a test that hides something: suites assert, and stay silent.
  silent: false,
  restoreMocks: true,
};
