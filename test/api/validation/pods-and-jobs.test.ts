/** Rules of Pods and Jobs in the API server's words, with the values at which each begins and ends. */
import type { KubeObject } from '../../../src/api/objects';
import { validateChange } from '../../../src/api/validate';
import { created, errorOf, manifest } from '../rejected';

const said = (object: { readonly kind: string }): string =>
  errorOf(manifest(object)).replace(`The ${object.kind} "bad" is invalid: `, '');

const podOf = (spec: object, container: object = {}) => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bad' } },
  spec: { containers: [{ name: 'app', image: 'app:v1', ...container }], ...spec },
});
const spread = (constraint: object) =>
  podOf({
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...constraint }],
  });
const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'app:v1' }] } };
const jobOf = (spec: object) => ({
  ...{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'bad' } },
  spec: { template, ...spec },
});
const cronJobIn = (timeZone: string) => ({
  ...{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'bad' } },
  spec: { schedule: '* * * * *', timeZone, jobTemplate: { spec: { template } } },
});
const SPREAD = 'spec.topologySpreadConstraints[0]';
const secret = { secretKeyRef: { name: 'a', key: 'b' } };
const BOUNDS = 'must be between 1 and 2147483647, inclusive';
const MOST = 'must be less than or equal to 100000 when completion mode is Indexed';

test.each<[string, { readonly kind: string }, string]>([
  ['one second', podOf({ activeDeadlineSeconds: 1 }), 'accepted'],
  ['the longest time', podOf({ activeDeadlineSeconds: 2147483647 }), 'accepted'],
  ['no time', podOf({ activeDeadlineSeconds: 0 }), `spec.activeDeadlineSeconds: Invalid value: 0: ${BOUNDS}`],
  [
    'a port of the Node twice',
    podOf({}, { ports: [80, 81].map((containerPort) => ({ containerPort, hostPort: 8080 })) }),
    'spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//8080"',
  ],
  [
    'two ports of the Node',
    podOf({}, { ports: [80, 81].map((port) => ({ containerPort: port, hostPort: port })) }),
    'accepted',
  ],
  ['a variable from one place', podOf({}, { env: [{ name: 'A', valueFrom: secret }] }), 'accepted'],
  [
    'a variable from two places',
    podOf({}, { env: [{ name: 'A', valueFrom: { ...secret, configMapKeyRef: { name: 'a', key: 'b' } } }] }),
    'spec.containers[0].env[0].valueFrom: Invalid value: "": may not have more than one field specified at a time',
  ],
  ['Pods spread over nothing', spread({ topologyKey: '' }), `${SPREAD}.topologyKey: Required value: can not be empty`],
  ['Pods spread over two zones at least', spread({ minDomains: 2 }), 'accepted'],
  [
    'Pods spread over no zone at least',
    spread({ minDomains: 0 }),
    `${SPREAD}.minDomains: Invalid value: 0: must be greater than zero`,
  ],
  [
    'Pods that need not be spread over two zones',
    spread({ minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' }),
    `${SPREAD}.minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway`,
  ],
  [
    'keys of labels without a selector',
    spread({ matchLabelKeys: ['app'] }),
    `${SPREAD}.matchLabelKeys: Forbidden: must not be specified when labelSelector is not set`,
  ],
  [
    'as many indexes at a time as may be',
    jobOf({ completionMode: 'Indexed', completions: 1, parallelism: 1e5 }),
    'accepted',
  ],
  [
    'one index more at a time',
    jobOf({ completionMode: 'Indexed', completions: 1, parallelism: 1e5 + 1 }),
    `spec.parallelism: Invalid value: 100001: ${MOST}`,
  ],
  ['a known zone', cronJobIn('Europe/Berlin'), 'accepted'],
  ['no zone', cronJobIn('Nowhere'), 'spec.timeZone: Invalid value: "Nowhere": unknown time zone Nowhere'],
  [
    'a way out of the zones',
    cronJobIn('Europe/..'),
    'spec.timeZone: Invalid value: "Europe/..": unknown time zone Europe/..',
  ],
])('%s', (_, object, expected) => {
  expect(said(object)).toBe(expected);
});

describe('an Indexed Job', () => {
  const indexed = (completions: number, parallelism: number) =>
    jobOf({ completionMode: 'Indexed', completions, parallelism });
  const messages = (before: object, after: object): readonly string[] => {
    const [was, is] = [before, after].map((object) => created(manifest(object))[0]) as [KubeObject, KubeObject];
    return validateChange(was, is).map(({ field, detail }) => `${field}: ${detail}`);
  };

  it('grows by completions and parallelism together', () => {
    expect(messages(indexed(3, 3), indexed(5, 5))).toEqual([]);
    expect(messages(indexed(3, 3), indexed(3, 1))).toEqual([]);
    expect(messages(indexed(3, 3), indexed(5, 3))).toEqual([
      'spec.completions: Invalid value: 5: can only be modified in tandem with spec.parallelism',
    ]);
  });

  it('that is suspended and has not begun may still be told where its Pods run', () => {
    const placed = { ...template, spec: { ...template.spec, nodeSelector: { disk: 'ssd' } } };
    expect(messages(jobOf({ suspend: true }), jobOf({ suspend: true, template: placed }))).toEqual([]);
    expect(messages(jobOf({}), jobOf({ template: placed }))[0]).toMatch(/^spec\.template: .*field is immutable$/s);
  });
});
