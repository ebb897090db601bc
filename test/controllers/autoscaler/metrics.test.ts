import type { Draft, Pod } from '../../../src/api/objects';
import { MINUTE } from '../../../src/cluster/time';
import { AutoscaledCluster, cpuUtilization } from './autoscaled-cluster';

type Options = Parameters<AutoscaledCluster['app']>[0];

function settled(rate: number, options: Options = {}, spec: object = {}): AutoscaledCluster {
  const running = new AutoscaledCluster();
  running.app(options);
  running.wait(60);
  running.load(rate);
  running.autoscale(spec);
  return running;
}

const average = (name: string, averageValue: string): object => ({
  type: 'Resource',
  resource: { name, target: { type: 'AverageValue', averageValue } },
});
const pods = { type: 'Pods', pods: { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '10' } } };

test('without a CPU request there is nothing to compare with', () => {
  const running = settled(300, { cpu: null });
  running.wait(15);
  const [pod] = running.pods();
  const problem = `failed to get cpu utilization: missing request for cpu in container web of Pod ${pod?.metadata.name}`;
  expect(running.told).toEqual([
    `Warning FailedGetResourceMetric: ${problem}`,
    `Warning FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: ${problem}`,
  ]);
  expect(running.condition('AbleToScale')).toBe(
    "True SucceededGetScale: the HPA controller was able to get the target's current scale",
  );
  expect(running.condition('ScalingActive')).toBe(
    `False FailedGetResourceMetric: the HPA was unable to compute the replica count: ${problem}`,
  );
  expect(running.hpa().status).toMatchObject({
    currentReplicas: 2,
    desiredReplicas: 0,
    currentMetrics: [{ type: '' }],
  });
  expect(running.replicas).toBe(2);
});

test('a request of 0 cannot be a whole', () => {
  const running = settled(300, { cpu: '0' });
  running.wait(15);
  expect(running.told[0]).toBe(
    'Warning FailedGetResourceMetric: failed to get cpu utilization: no metrics returned matched known pods',
  );
});

test('without a running Pod there are no metrics', () => {
  const running = settled(300, { image: 'web:nopull' });
  running.wait(15);
  expect(running.told[0]).toBe(
    'Warning FailedGetResourceMetric: failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API',
  );
});

test('Pods that were never ready do not count', () => {
  const running = settled(300, { image: 'web:bad' });
  running.wait(15);
  expect(running.told[0]).toBe(
    'Warning FailedGetResourceMetric: failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)',
  );
});

test('a Pod that is Pending counts as using nothing while the number goes up; every Pod that the selector picks counts', () => {
  const running = settled(300, { replicas: 2 });
  running.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'waiting', namespace: 'default', labels: { app: 'web' } },
    spec: {
      nodeSelector: { disk: 'none' },
      containers: [{ name: 'web', image: 'web:v1', resources: { requests: { cpu: '200m' } } }],
    },
  } as unknown as Draft<Pod>);
  running.wait(15);
  // The two ready ones alone use 75 % and would become 3. All three use 300m of 600m: that is the target.
  expect(running.hpa().status.currentMetrics).toMatchObject([{ resource: { current: { averageUtilization: 75 } } }]);
  expect(running.replicas).toBe(2);
  running.cluster.remove(running.the('Pod', 'waiting'));
  running.wait(15);
  expect(running.replicas).toBe(3);
});

test('of a Pod on a silent Node nothing is known: it counts as using all that it asked for while the number goes down', () => {
  const running = settled(20, { replicas: 3 }, { behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } });
  const [pod] = running.pods();
  const node = pod?.spec.nodeName ?? '';
  const runtime = running.cluster.machines.nodes.get(node);
  if (runtime === undefined) throw new Error('no Node');
  running.cluster.machines.nodes.set(node, { ...runtime, fault: { kind: 'silent', since: running.cluster.now } });
  running.cluster.nudge(running.the('Node', node));
  running.wait(15);
  // Two Pods use 14m, the third counts with 200m: 35 % of 600m. 0.7 × 3 Pods need 3.
  expect(running.replicas).toBe(3);
});

test('an average may be asked for instead of a share', () => {
  const running = settled(400, { replicas: 2, cpu: null }, { metrics: [average('cpu', '100m')] });
  running.wait(15);
  expect(running.replicas).toBe(4);
  expect(running.hpa().status.currentMetrics).toEqual([
    { type: 'Resource', resource: { name: 'cpu', current: { averageValue: '200m' } } },
  ]);
  expect(running.told).toEqual(['Normal SuccessfulRescale: New size: 4; reason: cpu resource above target']);
});

test('memory is the same for every container, whatever it does', () => {
  const running = settled(400, { replicas: 2 }, { metrics: [average('memory', '32Mi')] });
  running.wait(15);
  expect(running.replicas).toBe(4);
  expect(running.told).toEqual(['Normal SuccessfulRescale: New size: 4; reason: memory resource above target']);
});

test('a container uses no more than its limit', () => {
  const running = settled(400, { cpu: '100m', limits: { cpu: '120m' } });
  running.wait(15);
  expect(running.hpa().status.currentMetrics).toMatchObject([{ resource: { current: { averageUtilization: 120 } } }]);
});

test('one container of each Pod may be measured', () => {
  const metric = (container: string): object => ({
    type: 'ContainerResource',
    containerResource: { name: 'cpu', container, target: { type: 'Utilization', averageUtilization: 50 } },
  });
  const running = settled(300, {}, { metrics: [metric('web')] });
  running.wait(15);
  expect(running.replicas).toBe(3);
  expect(running.told).toEqual([
    'Normal SuccessfulRescale: New size: 3; reason: cpu container resource utilization (percentage of request) above target',
  ]);
  const other = settled(300, {}, { metrics: [metric('shipper')] });
  other.wait(15);
  expect(other.told[0]).toMatch(
    /^Warning FailedGetContainerResourceMetric: failed to get cpu utilization: unable to get metrics for resource cpu: failed to get container metrics: container shipper not present in metrics for pod default\/web-/,
  );
});

test('of several metrics the one that asks for most counts', () => {
  const running = settled(300, { replicas: 2 }, { metrics: [cpuUtilization(50), average('memory', '16Mi')] });
  running.wait(15);
  expect(running.replicas).toBe(4);
  expect(running.condition('ScalingLimited')).toContain('ScaleUpLimit');
  expect(running.told).toEqual(['Normal SuccessfulRescale: New size: 4; reason: memory resource above target']);
});

test('with a metric that cannot be read it still scales up, and never down', () => {
  const running = settled(300, { replicas: 2 }, { metrics: [cpuUtilization(50), pods] });
  running.wait(15);
  expect(running.replicas).toBe(3);
  const problem =
    'unable to get metric hits: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered';
  expect(running.told).toContain(`Warning FailedGetPodsMetric: ${problem}`);
  running.load(20);
  running.loop.advance(10 * MINUTE);
  expect(running.replicas).toBe(3);
  expect(running.condition('ScalingActive')).toBe(
    `False FailedGetPodsMetric: the HPA was unable to compute the replica count: ${problem}`,
  );
  expect(running.told).toContain(
    `Warning FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 2), first error is: failed to get pods metric value: ${problem}`,
  );
});

test('metrics of other programs are said to be missing', () => {
  const running = settled(
    300,
    {},
    {
      metrics: [
        {
          type: 'Object',
          object: {
            describedObject: { apiVersion: 'v1', kind: 'Service', name: 'web' },
            metric: { name: 'hits' },
            target: { type: 'Value', value: '10' },
          },
        },
        {
          type: 'External',
          external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } },
        },
      ],
    },
  );
  running.wait(15);
  expect(running.told.slice(0, 2)).toEqual([
    'Warning FailedGetObjectMetric: unable to get metric hits: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered on Service default/web',
    'Warning FailedGetExternalMetric: unable to get external metric default/queue/nil: unable to fetch metrics from external metrics API: the server could not find the requested resource (get queue.external.metrics.k8s.io)',
  ]);
});
