import * as fc from 'fast-check';
import { decodeProtobuf } from '../../src/kube-api/protobuf/decode';
import { clusterWith, DEPLOYMENTS, PODS, sent } from './written';

const TYPES = [
  '',
  'application/json',
  'application/yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
  'application/vnd.kubernetes.protobuf',
  'text/html',
];

const PATHS = [
  DEPLOYMENTS,
  `${DEPLOYMENTS}/web`,
  `${DEPLOYMENTS}/web/scale`,
  `${DEPLOYMENTS}/web/status`,
  `${PODS}/web/eviction`,
  '/api/v1/nodes/node-1',
  '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers',
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  '/api/v1/namespaces/default/%ZZ',
];

const key = fc.constantFrom(
  'metadata',
  'spec',
  'name',
  'labels',
  '__proto__',
  'constructor',
  'op',
  'path',
  '$patch',
  'kind',
  'replicas',
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1e300,
      '',
      'web',
      'Deployment',
      '/spec',
      'replace',
      '2026-02-30T00:00:00Z',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const known = fc.record(
  { metadata: fc.oneof(value, fc.constant({ name: 'web' })), spec: value, status: value },
  { requiredKeys: [] },
);
const body = fc.oneof(
  known.map((one) => new TextEncoder().encode(JSON.stringify(one))),
  value.map((one) => new TextEncoder().encode(JSON.stringify(one))),
  fc.uint8Array({ maxLength: 60 }),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array([0x6b, 0x38, 0x73, 0, ...bytes])),
  fc.string().map((text) => new TextEncoder().encode(text)),
);

/** Labels that double with every line. */
const copiesOfCopies = (times: number): readonly object[] =>
  Array.from({ length: times }, (_, i) => ({ op: 'copy', from: '/metadata/labels', path: `/metadata/labels/a${i}` }));

describe('whatever is sent', () => {
  const cluster = clusterWith('deploy web 1');
  const marks = () => {
    const { resourceVersion, stepCount, serial, random } = cluster.snapshot();
    return { resourceVersion, stepCount, serial, random };
  };
  const before = marks();

  test('is answered, and changes nothing where it is refused or only tried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        fc.constantFrom(...PATHS),
        fc.constantFrom(...TYPES),
        body,
        (method, path, contentType, bytes) => {
          const answer = sent(cluster, method, `${path}?dryRun=All&fieldManager=x`, bytes, { contentType });
          expect(answer.status).toBeGreaterThanOrEqual(200);
          expect(answer.about).toEqual([]);
          expect(marks()).toEqual(before);
        },
      ),
      { numRuns: 200 },
    );
    expect(Object.prototype).not.toHaveProperty('replicas');
  });

  test('in protobuf never throws, however it is cut or bent', () => {
    const whole = new Uint8Array([
      0x6b, 0x38, 0x73, 0, 10, 14, 10, 2, 118, 49, 18, 8, 82, 101, 115, 111, 117, 114, 99, 101,
    ]);
    fc.assert(
      fc.property(fc.nat(40), fc.nat(255), fc.uint8Array({ maxLength: 30 }), (at, byte, more) => {
        const bytes = new Uint8Array([...whole, ...more]);
        bytes[at % bytes.length] = byte;
        expect(() => decodeProtobuf(bytes.subarray(0, at))).not.toThrow();
        expect(() => decodeProtobuf(bytes)).not.toThrow();
      }),
    );
  });

  test.each<[string, string, string, unknown, string, number]>([
    ['a long body', 'POST', DEPLOYMENTS, 'x'.repeat(256 * 1024 + 1), 'application/json', 413],
    ['copies of copies', 'PATCH', `${DEPLOYMENTS}/web`, copiesOfCopies(60), 'application/json-patch+json', 400],
    [
      'many operations',
      'PATCH',
      `${DEPLOYMENTS}/web`,
      Array(10_001).fill({ op: 'test', path: '/a' }),
      'application/json-patch+json',
      400,
    ],
  ])('%s costs little', (_what, method, path, body, contentType, status) => {
    const start = performance.now();
    expect(sent(cluster, method, path, body, { contentType }).status).toBe(status);
    expect(performance.now() - start).toBeLessThan(1500);
    expect(marks()).toEqual(before);
  });

  test('makes no object that grows without end', () => {
    const channel = clusterWith('deploy web 1');
    const path = `${DEPLOYMENTS}/web`;
    const grow = (name: string) =>
      sent(channel, 'PATCH', path, {
        spec: { template: { spec: { containers: [{ name: 'web', args: [name.repeat(200_000)] }] } } },
      });
    expect([grow('a').status]).toEqual([200]);
    const note = { metadata: { annotations: { note: 'b'.repeat(100_000) } } };
    expect(sent(channel, 'PATCH', path, note).body).toMatchObject({ code: 413, reason: 'RequestEntityTooLarge' });
  });
});
