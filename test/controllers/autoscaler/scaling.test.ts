import { AutoscaledCluster, cpuUtilization } from './autoscaled-cluster';

function loaded(rate: number, replicas = 2, spec: object = {}): AutoscaledCluster {
  const running = new AutoscaledCluster();
  running.app({ replicas });
  // Pods that started a while ago: their CPU counts as soon as somebody looks.
  running.wait(60);
  running.load(rate);
  running.autoscale(spec);
  return running;
}

test('the first look comes 15 seconds after the autoscaler was made', () => {
  const running = loaded(300);
  running.wait(14);
  expect(running.hpa().status).toEqual({});
  running.wait(1);
  expect(running.hpa().status).toMatchObject({ currentReplicas: 2, desiredReplicas: 3 });
});

test('Pods that use three quarters of their request, where half is wanted, become ceil(1.5 × 2) = 3', () => {
  const running = loaded(300);
  running.wait(15);
  expect(running.replicas).toBe(3);
  expect(running.told).toEqual([
    'Normal SuccessfulRescale: New size: 3; reason: cpu resource utilization (percentage of request) above target',
  ]);
  expect(running.hpa().status).toMatchObject({
    currentMetrics: [
      { type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 75, averageValue: '150m' } } },
    ],
    lastScaleTime: running.cluster.list('Event').at(-1)?.lastTimestamp,
  });
  expect(running.condition('AbleToScale')).toBe(
    'True SucceededRescale: the HPA controller was able to update the target scale to 3',
  );
  expect(running.condition('ScalingActive')).toBe(
    'True ValidMetricFound: the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
  );
  expect(running.condition('ScalingLimited')).toBe(
    'False DesiredWithinRange: the desired count is within the acceptable range',
  );
});

test('a tenth more or less than the target changes nothing', () => {
  const running = loaded(220);
  running.wait(15);
  expect(running.hpa().status.currentMetrics).toMatchObject([{ resource: { current: { averageUtilization: 55 } } }]);
  expect(running.replicas).toBe(2);
  running.load(224);
  running.wait(15);
  expect(running.replicas).toBe(3);
});

test('an autoscaler may have a tolerance of its own for each direction', () => {
  const running = loaded(270, 2, { behavior: { scaleUp: { tolerance: '400m' } } });
  running.wait(15);
  expect(running.replicas).toBe(2);
  running.load(290);
  running.wait(15);
  expect(running.replicas).toBe(3);
});

test('it is the ratio of the sums that counts, and a Pod can do no more than 200 requests per second', () => {
  const running = loaded(2000, 3);
  running.wait(15);
  expect(running.hpa().status.currentMetrics).toMatchObject([
    { resource: { current: { averageUtilization: 100, averageValue: '200m' } } },
  ]);
  expect(running.replicas).toBe(6);
});

test('Pods that have just become ready are counted with no use, so it does not overshoot', () => {
  const running = loaded(900, 2);
  running.wait(15);
  expect(running.replicas).toBe(4);
  // The two new Pods were ready for 12 seconds: no metrics of a whole window are there yet.
  running.wait(15);
  expect(running.replicas).toBe(4);
  running.wait(15);
  expect(running.replicas).toBe(8);
});

test('at most twice as many at a time, or four', () => {
  const running = loaded(200, 1, { metrics: [cpuUtilization(10)], maxReplicas: 20 });
  running.wait(15);
  expect(running.replicas).toBe(4);
  expect(running.condition('ScalingLimited')).toBe(
    'True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate',
  );
});

test('a second step up that an earlier look asked for says no reason', () => {
  // 75 % of the request where 25 % is wanted: the first look asks for 6, and one step may go as far as 4.
  const running = loaded(300, 2, { metrics: [cpuUtilization(25)], maxReplicas: 20 });
  running.wait(15);
  running.wait(15);
  expect(running.eventsOn('web').filter((text) => text.startsWith('SuccessfulRescale'))).toEqual([
    'SuccessfulRescale: New size: 4; reason: cpu resource utilization (percentage of request) above target',
    'SuccessfulRescale: New size: 6; reason: ',
  ]);
});

test('never more than its most', () => {
  const running = loaded(400, 2, { metrics: [cpuUtilization(20)], maxReplicas: 3 });
  running.wait(15);
  expect(running.replicas).toBe(3);
  expect(running.condition('ScalingLimited')).toBe(
    'True TooManyReplicas: the desired replica count is more than the maximum replica count',
  );
});

test('the highest recommendation of five minutes counts: it waits before it takes Pods away', () => {
  const running = loaded(300, 3);
  running.wait(15);
  running.load(30);
  running.wait(15);
  expect(running.replicas).toBe(3);
  expect(running.condition('AbleToScale')).toBe(
    'True ScaleDownStabilized: recent recommendations were higher than current one, applying the highest recent recommendation',
  );
  running.wait(285);
  expect(running.replicas).toBe(3);
  running.wait(15);
  expect(running.replicas).toBe(1);
  expect(running.told.at(-1)).toBe('Normal SuccessfulRescale: New size: 1; reason: All metrics below target');
});

test('never fewer than its least, however little is used', () => {
  const running = loaded(0, 3, { minReplicas: 2 });
  running.wait(330);
  expect(running.replicas).toBe(2);
  running.wait(15);
  expect(running.condition('ScalingLimited')).toBe(
    'True TooFewReplicas: the desired replica count is less than the minimum replica count',
  );
});

test('outside of its bounds it does not ask the metrics', () => {
  const running = loaded(0, 5, { maxReplicas: 3 });
  running.wait(15);
  expect(running.replicas).toBe(3);
  expect(running.told).toEqual([
    'Normal SuccessfulRescale: New size: 3; reason: Current number of replicas above Spec.MaxReplicas',
  ]);
  expect(running.condition('ScalingActive')).toBeUndefined();
  running.change('HorizontalPodAutoscaler', 'web', (hpa) => ({
    ...hpa,
    spec: { ...hpa.spec, minReplicas: 6, maxReplicas: 9 },
  }));
  running.wait(15);
  expect(running.replicas).toBe(6);
  expect(running.told.at(-1)).toBe(
    'Normal SuccessfulRescale: New size: 6; reason: Current number of replicas below Spec.MinReplicas',
  );
});

test('a target that was scaled to 0 by hand is left alone', () => {
  const running = loaded(300, 2);
  running.change('Deployment', 'web', (web) => ({ ...web, spec: { ...web.spec, replicas: 0 } }));
  running.wait(60);
  expect(running.replicas).toBe(0);
  expect(running.condition('ScalingActive')).toBe(
    'False ScalingDisabled: scaling is disabled since the replica count of the target is zero',
  );
  expect(running.told).toEqual([]);
  running.change('Deployment', 'web', (web) => ({ ...web, spec: { ...web.spec, replicas: 1 } }));
  running.wait(60);
  expect(running.replicas).toBeGreaterThan(1);
});

test('a manifest that is applied again with its number fights it: the number is set again', () => {
  const running = loaded(300, 2);
  running.wait(15);
  expect(running.replicas).toBe(3);
  running.change('Deployment', 'web', (web) => ({ ...web, spec: { ...web.spec, replicas: 2 } }));
  running.wait(15);
  expect(running.replicas).toBe(3);
});

test('looks that find nothing new change no object', () => {
  const running = loaded(200);
  running.wait(30);
  const before = JSON.stringify(running.cluster.snapshot().objects);
  running.wait(300);
  expect(JSON.stringify(running.cluster.snapshot().objects)).toBe(before);
});

test('it holds no command open', () => {
  const running = loaded(300);
  const { took } = running.loop.rest();
  expect(took).toBe(0);
});
