/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        // Beside the code and not in it: every suite compiles the whole program again, and maps are most of its text.
        sourceMaps: true,
      },
    ],
  },
  maxWorkers: 2,
  testTimeout: 20_000,
  // A test that prints is a test that hides something: suites assert, and stay silent.
  silent: false,
  restoreMocks: true,
};
