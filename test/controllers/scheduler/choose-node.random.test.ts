import * as fc from 'fast-check';
import type { Draft, Pod } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { Cluster } from '../../../src/cluster/cluster';
import { newCluster } from '../../../src/cluster/new-cluster';
import { chooseNode } from '../../../src/controllers/scheduler/choose-node';
import { pod, service } from '../pod';
import { plainChoice } from './plain-scheduler';

const KEYS = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];
const app = fc.constantFrom('web', 'db');
const selector = app.map((name) => ({ matchLabels: { app: name } }));
const term = fc.record({ topologyKey: fc.constantFrom(...KEYS), labelSelector: selector });
const weighted = fc.record({ weight: fc.integer({ min: 1, max: 100 }), podAffinityTerm: term });
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
const podAffinity = fc.record({
  requiredDuringSchedulingIgnoredDuringExecution: few(term),
  preferredDuringSchedulingIgnoredDuringExecution: few(weighted),
});
const constraint = fc.record({
  maxSkew: fc.integer({ min: 1, max: 3 }),
  topologyKey: fc.constantFrom(...KEYS),
  whenUnsatisfiable: fc.constantFrom('DoNotSchedule', 'ScheduleAnyway'),
  labelSelector: selector,
  nodeTaintsPolicy: fc.constantFrom('Honor', 'Ignore'),
});
const spreads = fc.uniqueArray(constraint, {
  maxLength: 2,
  selector: ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
});
const disk = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] };
const wishes = fc.record({
  requests: fc.constantFrom({}, { cpu: '500m' }, { cpu: '1', memory: '6Gi' }, { memory: '9Gi' }),
  app,
  podAffinity: fc.option(podAffinity, { nil: undefined, freq: 3 }),
  podAntiAffinity: fc.option(podAffinity, { nil: undefined, freq: 4 }),
  nodeWeight: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  spreads: fc.option(spreads, { nil: [], freq: 2 }),
  tolerates: fc.boolean(),
});
type Wishes = typeof wishes extends fc.Arbitrary<infer T> ? T : never;

const node = fc.record({
  zone: fc.constantFrom('a', 'b', undefined),
  disk: fc.constantFrom('ssd', 'hdd'),
  taint: fc.constantFrom('PreferNoSchedule', 'NoSchedule', undefined, undefined),
  image: fc.constantFrom(0, 50_000_000, 900_000_000),
});
const bound = fc.record({ wishes, place: fc.nat(20), isLeaving: fc.boolean() });

function draftOf(
  name: string,
  { requests, podAffinity: near, podAntiAffinity: far, ...wish }: Wishes,
  nodeName?: string,
) {
  const preferred = wish.nodeWeight === undefined ? [] : [{ weight: wish.nodeWeight, preference: disk }];
  const spec = {
    containers: [{ name: 'app', image: 'web:v1', resources: { requests } }],
    affinity: {
      nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred },
      ...(near !== undefined && { podAffinity: near }),
      ...(far !== undefined && { podAntiAffinity: far }),
    },
    topologySpreadConstraints: wish.spreads,
    ...(wish.tolerates && { tolerations: [{ key: 'a', operator: 'Exists' }] }),
    ...(nodeName !== undefined && { nodeName }),
  };
  return pod(name, 'web:v1', spec, { app: wish.app });
}

function create(cluster: Cluster, draft: Draft<Pod>): Pod {
  const made = createObject<Pod>(cluster, draft);
  if (isRejected(made)) throw new Error(made.message);
  return made;
}

test('the choice is the one that is worked out Node by Node', () => {
  let [chosen, refused] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 6 }),
      fc.array(bound, { maxLength: 12 }),
      fc.array(wishes, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (nodes, pods, probes, isServed) => {
        const cluster = new Cluster(newCluster({ nodes: nodes.length }));
        nodes.forEach(({ zone, disk: kind, taint, image }, i) => {
          const before = cluster.list('Node')[i]!;
          const labels = { ...before.metadata.labels, disk: kind, ...(zone !== undefined && { [KEYS[1]!]: zone }) };
          cluster.update({
            ...before,
            metadata: { ...before.metadata, labels },
            spec: { ...before.spec, ...(taint !== undefined && { taints: [{ key: 'a', effect: taint }] }) },
            status: { ...before.status, images: image === 0 ? [] : [{ names: ['web:v1'], sizeBytes: image }] },
          });
        });
        if (isServed) createObject(cluster, service('web'));
        const waiting = probes.map((probe, i) => create(cluster, draftOf(`probe-${i}`, probe)));
        pods.forEach(({ wishes: wish, place, isLeaving }, i) => {
          const made = create(cluster, draftOf(`pod-${i}`, wish, `node-${(place % nodes.length) + 1}`));
          if (isLeaving) {
            cluster.update({ ...made, metadata: { ...made.metadata, deletionTimestamp: '2026-01-01T09:01:00Z' } });
          }
          // What is kept has to follow every change.
          for (const probe of waiting) {
            const plain = plainChoice(cluster, probe);
            const choice = chooseNode(cluster, probe);
            if (choice.node === undefined) {
              refused++;
              expect(plain.fits).toBe(0);
            } else {
              chosen++;
              expect({ fits: choice.fits, equal: choice.equal }).toEqual({
                fits: plain.fits,
                equal: plain.best.length,
              });
              expect(plain.best).toContain(choice.node);
            }
          }
        });
      },
    ),
    { numRuns: 100 },
  );
  expect(chosen).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(10);
});
