/** What mutants are made of, and which suites are asked about them. */

export interface Area {
  readonly name: string;
  /** Patterns of files under src/. */
  readonly files: readonly string[];
  /** Patterns of suites under test/ that are about these files. */
  readonly suites: readonly string[];
  /** Share of its mutants that are tried: all areas together about 2,000. */
  readonly share: number;
}

const CONTROLLERS = 0.3;
/** Whole runs of a cluster, compared with what upstream does. */
const RUNS = ['golden/golden.test.ts', 'fidelity/scenarios.test.ts'];

export const AREAS: readonly Area[] = [
  {
    name: 'deployment',
    files: ['src/controllers/deployment.ts', 'src/controllers/deployment/**/*.ts'],
    suites: [
      'controllers/{deployment,replica-set}{,/**/*}.test.ts',
      'controllers/workload/*.test.ts',
      'commands/rollouts/*.test.ts',
      ...RUNS,
    ],
    share: CONTROLLERS,
  },
  {
    name: 'replica-set',
    files: ['src/controllers/replica-set.ts', 'src/controllers/replica-set/**/*.ts'],
    suites: [
      'controllers/{deployment,replica-set}{,/**/*}.test.ts',
      'controllers/workload/*.test.ts',
      'controllers/{resource-quota,garbage-collector,disruption}.test.ts',
      ...RUNS,
    ],
    share: CONTROLLERS,
  },
  {
    name: 'stateful-set',
    files: ['src/controllers/stateful-set.ts', 'src/controllers/stateful-set/**/*.ts'],
    suites: [
      'controllers/stateful-set{,/**/*}.test.ts',
      'controllers/workload/*.test.ts',
      'controllers/{resource-quota,disruption,node-failure}.test.ts',
      'commands/rollouts/*.test.ts',
      ...RUNS,
    ],
    share: CONTROLLERS,
  },
  {
    name: 'daemon-set',
    files: ['src/controllers/daemon-set.ts', 'src/controllers/daemon-set/**/*.ts'],
    suites: [
      'controllers/daemon-set{,/**/*}.test.ts',
      'controllers/{workload,node-lifecycle}/*.test.ts',
      'controllers/resource-quota.test.ts',
      'commands/rollouts/*.test.ts',
      ...RUNS,
    ],
    share: CONTROLLERS,
  },
  {
    name: 'validation',
    files: ['src/api/validate.ts', 'src/api/validation/**/*.ts'],
    suites: ['api/**/*.test.ts', 'cluster/admission/*.test.ts'],
    share: 0.16,
  },
  {
    name: 'store',
    files: ['src/store/**/*.ts'],
    suites: [
      'store/**/*.test.ts',
      'contract/!(quiz-answers|two-who-leave).test.ts',
      'app/privacy/erase-person.test.ts',
    ],
    share: 0.22,
  },
];
