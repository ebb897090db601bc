/** Whatever is asked, by lot: an answer, and never an exception. */
import fc from 'fast-check';
import { RESOURCES } from '../../src/api/resources';
import { encodeWatchEvents, initialEvents, readWatch } from '../../src/kube-api/watch';
import { Practice } from '../commands/practice';
import { answerTo, bodyOf, requestFor } from './asked';

const practice = new Practice({ seed: 7 });
practice.done('deploy web 2');
const { cluster } = practice;

const word = fc.oneof(
  fc.constantFrom('api', 'apis', 'v1', 'v2', 'apps', 'namespaces', 'default', 'pods', 'deployments', 'web', 'scale'),
  fc.constantFrom(
    'openapi',
    'v3',
    'log',
    'status',
    '__proto__',
    'constructor',
    '..',
    '%',
    '%2F',
    '%00',
    '',
    'metrics.k8s.io',
  ),
  fc.constantFrom(...RESOURCES.map(({ plural }) => plural)),
  fc.string({ maxLength: 8 }),
);
const path = fc.oneof(
  fc.array(word, { maxLength: 8 }).map((words) => `/${words.join('/')}`),
  fc
    .tuple(fc.constantFrom(...RESOURCES), fc.array(word, { maxLength: 3 }))
    .map(([{ group, version, plural }, more]) =>
      [group === '' ? '/api' : `/apis/${group}`, version, 'namespaces', 'default', plural, ...more].join('/'),
    ),
  fc.string({ maxLength: 30 }),
);
const selector = fc.stringMatching(/^[a-z!=,() .]{0,20}$/);
const query = fc.dictionary(
  fc.constantFrom('labelSelector', 'fieldSelector', 'limit', 'continue', 'resourceVersion', 'watch', 'includeObject'),
  fc.oneof(
    selector,
    fc.string({ maxLength: 10 }),
    fc.constantFrom('0', '-1', '1.00', '9'.repeat(40), 'true', '__proto__'),
  ),
);
const accept = fc.oneof(
  fc.constantFrom(
    '',
    '*/*',
    'application/json',
    'application/yaml',
    'text/html',
    'application/json;as=Table;g=meta.k8s.io;v=v1',
  ),
  fc.constantFrom('application/json;as=__proto__;g=meta.k8s.io;v=v1', 'application/json;;;=;q=x', ','.repeat(100)),
  fc.string({ maxLength: 30 }),
);
const method = fc.oneof(fc.constantFrom('GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'), fc.string({ maxLength: 6 }));

const asked = fc.record({ path, query, accept, method });

test('an answer is what was asked for, or a Status that says why not', () => {
  const before = JSON.stringify(cluster.snapshot());
  fc.assert(
    fc.property(asked, ({ query: params, ...options }) => {
      const response = answerTo(cluster, '/', { ...options, query: new URLSearchParams(params) });
      expect([200, 400, 404, 405, 406, 410]).toContain(response.status);
      if (response.status === 200) return;
      expect(bodyOf(response)).toMatchObject({ kind: 'Status', status: 'Failure', code: response.status });
    }),
    { numRuns: 600 },
  );
  expect(JSON.stringify(cluster.snapshot())).toBe(before);
});

test('a watch begins, or is refused with a Status', () => {
  fc.assert(
    fc.property(asked, ({ query: params, ...options }) => {
      const address = { ...options, method: 'GET', query: new URLSearchParams({ ...params, watch: 'true' }) };
      const watch = readWatch(requestFor(cluster, '/', address));
      if ('about' in watch) {
        const lines = encodeWatchEvents(watch, initialEvents(watch, cluster), true).split('\n').slice(0, -1);
        for (const line of lines) expect(JSON.parse(line)).toMatchObject({ type: 'ADDED' });
      } else expect(bodyOf(watch)).toMatchObject({ kind: 'Status', code: watch.status });
    }),
    { numRuns: 400 },
  );
});
