import fc from 'fast-check';
import { withDefaults } from '../../src/api/defaults';
import type { Deployment, Draft, KubeObject } from '../../src/api/objects';
import { mergePatch, strategicMergePatch, threeWayMerge } from '../../src/api/patch';
import { created, deployment } from './rejected';

test('a JSON merge patch replaces lists and deletes by null', () => {
  const base = { a: { b: 1, c: [1, 2] }, d: 'x' };
  expect(mergePatch(base, { a: { b: null, c: [3] }, e: { f: null, g: 1 } })).toEqual({
    a: { c: [3] },
    d: 'x',
    e: { g: 1 },
  });
  expect(base).toEqual({ a: { b: 1, c: [1, 2] }, d: 'x' });
});

describe('strategic merge patches', () => {
  const base = {
    spec: {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      template: {
        spec: {
          containers: [
            { name: 'a', image: 'a:v1', args: ['x'], ports: [{ containerPort: 80 }] },
            { name: 'b', image: 'b:v1' },
          ],
          tolerations: [{ key: 'x' }],
        },
      },
    },
  };
  const podSpec = (patch: object): unknown =>
    strategicMergePatch<typeof base>('Deployment', base, { spec: { template: { spec: patch } } }).spec.template.spec;

  test('containers merge by name, args and tolerations are replaced', () => {
    const patch = {
      containers: [
        { name: 'b', image: 'b:v2' },
        { name: 'c', image: 'c:v1' },
      ],
      tolerations: [{ key: 'y' }],
    };
    expect(podSpec(patch)).toEqual({
      containers: [base.spec.template.spec.containers[0], { name: 'b', image: 'b:v2' }, { name: 'c', image: 'c:v1' }],
      tolerations: [{ key: 'y' }],
    });
    expect(podSpec({ containers: [{ name: 'a', args: ['z'], ports: [{ containerPort: 81 }] }] })).toMatchObject({
      containers: [{ args: ['z'], image: 'a:v1', ports: [{ containerPort: 80 }, { containerPort: 81 }] }, {}],
    });
  });

  test('orders to the merge', () => {
    expect(podSpec({ containers: [{ name: 'a', $patch: 'delete' }] })).toMatchObject({ containers: [{ name: 'b' }] });
    expect(podSpec({ containers: [{ $patch: 'replace' }, { name: 'z', image: 'z' }] })).toMatchObject({
      containers: [{ name: 'z', image: 'z' }],
    });
    const order = {
      '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }],
      containers: [{ name: 'a', image: 'n' }],
    };
    expect(podSpec(order)).toMatchObject({ containers: [{ name: 'b' }, { name: 'a', image: 'n' }] });
    const recreate = { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } };
    expect(strategicMergePatch('Deployment', base, recreate).spec.strategy).toEqual({ type: 'Recreate' });
    const meta = { metadata: { finalizers: ['a', 'b'] } };
    const without = { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'], finalizers: ['c'] } };
    expect(strategicMergePatch('Pod', meta, without)).toEqual({ metadata: { finalizers: ['b', 'c'] } });
    expect(strategicMergePatch('Pod', { spec: { a: 1 } }, { spec: { $patch: 'replace', b: 2 } })).toEqual({
      spec: { b: 2 },
    });
  });
});

describe('the three-way merge of apply', () => {
  const [live] = created(deployment({ replicas: 2 }, {}, { annotations: { note: 'x' } })) as [Deployment];
  const wantedOf = (text: string): Draft => JSON.parse(text) as Draft;
  const first = wantedOf(deployment({ replicas: 2 }, {}, { annotations: { note: 'x' } }));
  const apply = (text: string, on: Deployment = live, before: unknown = first): Deployment =>
    withDefaults(threeWayMerge('Deployment', before, on, wantedOf(text)) as unknown as Draft) as unknown as Deployment;

  test('what the manifest says no more goes, what others set stays', () => {
    const scaled = { ...live, metadata: { ...live.metadata, labels: { ...live.metadata.labels, team: 'a' } } };
    const next = apply(deployment({ replicas: undefined }), scaled);
    expect(next.spec.replicas).toBe(1);
    expect(next.metadata.annotations).toBeUndefined();
    expect(next.metadata.labels).toEqual({ app: 'bad', team: 'a' });
    expect(next.metadata.uid).toBe(live.metadata.uid);
  });

  test('a figure that the manifest never named stays when somebody scales', () => {
    const manifest = deployment({ replicas: undefined });
    const scaled = { ...live, spec: { ...live.spec, replicas: 7 } };
    expect(apply(manifest, scaled, wantedOf(manifest)).spec.replicas).toBe(7);
  });

  test('a sidecar that somebody injected stays in its place; a container that is named no more goes', () => {
    const containers = [
      { name: 'app', image: 'app:v1' },
      { name: 'old', image: 'old' },
    ];
    const before = wantedOf(deployment({}, { containers }));
    const [app, old] = [
      { ...live.spec.template.spec.containers[0], name: 'app' },
      { name: 'old', image: 'old' },
    ];
    const podSpec = { ...live.spec.template.spec, containers: [{ name: 'mesh', image: 'mesh' }, app, old] };
    const template = { ...live.spec.template, spec: podSpec };
    const injected = { ...live, spec: { ...live.spec, template } } as Deployment;
    const next = apply(deployment({}, { containers: [{ name: 'app', image: 'app:v2' }] }), injected, before);
    expect(next.spec.template.spec.containers.map(({ name, image }) => [name, image])).toEqual([
      ['mesh', 'mesh'],
      ['app', 'app:v2'],
    ]);
  });

  test('another strategy drops the figures of the old one', () => {
    expect(apply(deployment({ replicas: 2, strategy: { type: 'Recreate' } })).spec.strategy).toEqual({
      type: 'Recreate',
    });
  });

  test('applying twice is the same as applying once', () => {
    const name = fc.constantFrom('app', 'side', 'log');
    const container = fc.record({
      name,
      image: fc.constantFrom('a:v1', 'b:v2'),
      args: fc.option(fc.array(fc.constantFrom('x', 'y')), { nil: undefined }),
    });
    const spec = fc.record(
      {
        replicas: fc.nat(5),
        paused: fc.boolean(),
        strategy: fc.constantFrom<object>(
          { type: 'Recreate' },
          { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2 } },
        ),
        minReadySeconds: fc.nat(9),
      },
      { requiredKeys: [] },
    );
    const text = fc
      .tuple(
        spec,
        fc.uniqueArray(container, { minLength: 1, maxLength: 3, selector: (one) => one.name }),
        fc.dictionary(name, name),
      )
      .map(([fields, containers, annotations]) => deployment(fields, { containers }, { annotations }));
    fc.assert(
      fc.property(text, text, (old, now) => {
        const [existing] = created(old) as [KubeObject];
        const once = apply(now, existing as Deployment, wantedOf(old));
        expect(apply(now, once, wantedOf(now))).toEqual(once);
        expect(once.spec).toEqual((created(now)[0] as Deployment).spec);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
