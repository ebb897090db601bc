/** The same objects in other groups and versions, and what is served beside objects. */
import { Practice } from '../commands/practice';
import { answerTo, asked } from './asked';

function practising(...lines: readonly string[]): Practice {
  const practice = new Practice({ seed: 7 });
  for (const line of lines) practice.done(line);
  return practice;
}

test('an autoscaler of the older version has its share of CPU in a field of its own', () => {
  const { cluster } = practising('deploy web 2', 'autoscale deployment web --max=5 --cpu-percent=60');
  const newer = asked(cluster, '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/web');
  expect(newer).toMatchObject({ apiVersion: 'autoscaling/v2', spec: { metrics: [{ type: 'Resource' }] } });
  const older = asked(cluster, '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/web');
  expect(older).toMatchObject({
    apiVersion: 'autoscaling/v1',
    spec: { maxReplicas: 5, minReplicas: 1, targetCPUUtilizationPercentage: 60 },
  });
  expect(older).not.toHaveProperty('spec.metrics');
});

test('what the older version has no field for is kept in annotations', () => {
  const manifest = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
  metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}}]
  behavior: {scaleDown: {stabilizationWindowSeconds: 10}}`;
  const practice = practising('deploy web 2');
  practice.done(`apply -f -\n${manifest}`);
  const { metadata } = asked(
    practice.cluster,
    '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/web',
  ) as {
    metadata: { annotations: Record<string, string> };
  };
  const prefix = 'autoscaling.alpha.kubernetes.io';
  expect(metadata.annotations[`${prefix}/metrics`]).toContain('"name":"memory"');
  expect(metadata.annotations[`${prefix}/behavior`]).toContain('"stabilizationWindowSeconds":10');
});

test('an Event in the newer form says the same in other words', () => {
  const { cluster } = practising('deploy web 1');
  const [older] = (asked(cluster, '/api/v1/events') as { items: Record<string, unknown>[] }).items;
  const [newer] = (asked(cluster, '/apis/events.k8s.io/v1/events') as { items: Record<string, unknown>[] }).items;
  expect(newer).toMatchObject({
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    note: older!.message,
    reason: older!.reason,
    regarding: older!.involvedObject,
    deprecatedCount: older!.count,
    deprecatedFirstTimestamp: older!.firstTimestamp,
  });
  expect(newer).not.toHaveProperty('message');
});

test('metrics are of what runs', () => {
  const { cluster } = practising('deploy web 2', 'node fail node-1');
  const { items } = asked(cluster, '/apis/metrics.k8s.io/v1beta1/pods') as { items: { containers: object[] }[] };
  expect(items.length).toBeGreaterThan(0);
  expect(items[0]).toMatchObject({
    kind: 'PodMetrics',
    window: '10s',
    containers: [{ name: 'web', usage: { cpu: '1m', memory: '65536Ki' } }],
  });
  const nodes = asked(cluster, '/apis/metrics.k8s.io/v1beta1/nodes') as { items: { metadata: { name: string } }[] };
  expect(nodes.items.map(({ metadata }) => metadata.name)).toEqual(['node-2', 'node-3']);
  expect(answerTo(cluster, '/apis/metrics.k8s.io/v1beta1/nodes/node-1').status).toBe(404);
});

test('a Node uses what its Pods use, and something itself', () => {
  const used = (practice: Practice) =>
    (asked(practice.cluster, '/apis/metrics.k8s.io/v1beta1/nodes/node-1') as { usage: { cpu: string; memory: string } })
      .usage;
  const idle = practising();
  const [before, after] = [used(idle), used(practising('deploy web 3'))];
  expect(Number.parseInt(before.cpu, 10)).toBeGreaterThan(0);
  expect(Number.parseInt(after.cpu, 10)).toBe(Number.parseInt(before.cpu, 10) + 1);
  expect(Number.parseInt(after.memory, 10)).toBe(Number.parseInt(before.memory, 10) + 65536);
});

test('Endpoints and Leases are read off other objects', () => {
  const { cluster } = practising('deploy web 2');
  expect(asked(cluster, '/api/v1/namespaces/default/endpoints/web')).toMatchObject({
    kind: 'Endpoints',
    subsets: [{ ports: [{ port: 80 }] }],
  });
  expect(asked(cluster, '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/node-1')).toMatchObject({
    kind: 'Lease',
    spec: { holderIdentity: 'node-1' },
  });
  expect(answerTo(cluster, '/apis/coordination.k8s.io/v1/namespaces/default/leases/node-1').status).toBe(404);
});

test('whoever reads Endpoints is warned that they are old', () => {
  const { cluster } = practising('deploy web 2');
  const warnings = ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'];
  expect(answerTo(cluster, '/api/v1/endpoints').warnings).toEqual(warnings);
  expect(answerTo(cluster, '/api/v1/namespaces/default/endpoints/web').warnings).toEqual(warnings);
  expect(answerTo(cluster, '/api/v1/services').warnings).toBeUndefined();
});

test.each(['healthz', 'livez', 'readyz'])('/%s is ok', (page) => {
  const { cluster } = practising();
  expect(answerTo(cluster, `/${page}`)).toMatchObject({ status: 200, body: 'ok' });
  expect(answerTo(cluster, `/${page}?verbose`).body).toBe(`[+]ping ok\n[+]etcd ok\n${page} check passed\n`);
});

test('every path of the list at / is served', () => {
  const { cluster } = practising();
  const { paths } = asked(cluster, '/') as { paths: string[] };
  expect(paths).toEqual(expect.arrayContaining(['/api/v1', '/apis/apps/v1', '/openapi/v3', '/version', '/readyz']));
  expect(paths.filter((path) => answerTo(cluster, path).status !== 200)).toEqual([]);
});
