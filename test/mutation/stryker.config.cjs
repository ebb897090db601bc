/** How Stryker tries one area: mutation.ts says which, in the environment. */
const { MUTATION_AREA } = process.env;
if (MUTATION_AREA === undefined) throw new Error('Stryker is started by npm run mutation');
const { files, sample, folder, report, workers } = JSON.parse(MUTATION_AREA);

module.exports = {
  mutate: files,
  plugins: ['@stryker-mutator/jest-runner', './test/mutation/sample.cjs'],
  checkers: ['sample'],
  sample,
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // A value that is made when a module is loaded is reached by no test by name: all of them would run for each.
  ignoreStatic: true,
  concurrency: workers,
  timeoutMS: 5_000,
  timeoutFactor: 1.5,
  tempDirName: folder,
  ignorePatterns: ['dist', 'coverage', 'tmp-*'],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: report },
  warnings: { unknownOptions: false },
  allowConsoleColors: false,
  // It would write a comment into every file, and a test compares two of them with what writes them.
  disableTypeChecks: false,
};
