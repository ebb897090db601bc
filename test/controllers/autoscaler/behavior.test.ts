import { AutoscaledCluster, cpuUtilization } from './autoscaled-cluster';

function loaded(rate: number, replicas: number, behavior: object, spec: object = {}): AutoscaledCluster {
  const running = new AutoscaledCluster();
  running.app({ replicas });
  running.wait(60);
  running.load(rate);
  running.autoscale({ behavior, maxReplicas: 20, ...spec });
  return running;
}

/** The number after each of the next looks. */
function course(running: AutoscaledCluster, looks: number): readonly number[] {
  return Array.from({ length: looks }, () => {
    running.wait(15);
    return running.replicas;
  });
}

test('who says how to scale in one direction gets the defaults of both', () => {
  const running = loaded(0, 2, { scaleUp: { stabilizationWindowSeconds: 30 } });
  expect(running.hpa().spec.behavior).toEqual({
    scaleUp: {
      stabilizationWindowSeconds: 30,
      selectPolicy: 'Max',
      policies: [
        { type: 'Pods', value: 4, periodSeconds: 15 },
        { type: 'Percent', value: 100, periodSeconds: 15 },
      ],
    },
    scaleDown: { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
  });
});

test('a policy of one Pod a minute adds one Pod a minute', () => {
  const running = loaded(2000, 2, { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } });
  expect(course(running, 9)).toEqual([3, 3, 3, 3, 4, 4, 4, 4, 5]);
  expect(running.told[0]).toContain('New size: 3; reason: cpu resource utilization');
});

test('while the policy allows no more the condition says so', () => {
  const running = loaded(2000, 2, { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } });
  running.wait(30);
  expect(running.condition('ScalingLimited')).toBe(
    'True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate',
  );
});

test('of several policies the one that lets go furthest counts, or the one that does not', () => {
  const policies = [
    { type: 'Pods', value: 1, periodSeconds: 60 },
    { type: 'Percent', value: 200, periodSeconds: 60 },
  ];
  const metrics = { metrics: [cpuUtilization(10)] };
  expect(course(loaded(2000, 2, { scaleUp: { policies } }, metrics), 1)).toEqual([6]);
  expect(course(loaded(2000, 2, { scaleUp: { policies, selectPolicy: 'Min' } }, metrics), 1)).toEqual([3]);
});

test('one direction may be forbidden', () => {
  const running = loaded(0, 4, { scaleDown: { selectPolicy: 'Disabled' } });
  running.wait(600);
  expect(running.replicas).toBe(4);
  expect(running.condition('ScalingLimited')).toBe(
    'True ScaleDownLimit: the desired replica count is decreasing faster than the maximum scale rate',
  );
});

test('a share of the Pods goes down rounded towards fewer', () => {
  const running = loaded(0, 5, {
    scaleDown: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
  });
  // 5 × 0.5 is 2.5, so 2; a minute later 1.
  expect(course(running, 5)).toEqual([2, 2, 2, 2, 1]);
});

test('a window for the way up takes the lowest recommendation', () => {
  const running = loaded(300, 2, { scaleUp: { stabilizationWindowSeconds: 60 } });
  // The number that it found first is the first recommendation.
  expect(course(running, 5)).toEqual([2, 2, 2, 2, 3]);
  const waiting = loaded(300, 2, { scaleUp: { stabilizationWindowSeconds: 60 } });
  waiting.wait(30);
  expect(waiting.condition('AbleToScale')).toBe(
    'True ScaleUpStabilized: recent recommendations were lower than current one, applying the lowest recent recommendation',
  );
});

test('a window for the way down of its own', () => {
  const running = loaded(0, 3, { scaleDown: { stabilizationWindowSeconds: 45 } });
  expect(course(running, 5)).toEqual([3, 3, 3, 1, 1]);
});

test('a scale-down of a moment ago does not count against the way up', () => {
  const running = loaded(0, 4, {
    scaleDown: { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] },
    scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
  });
  running.wait(15);
  expect(running.replicas).toBe(2);
  running.load(2000);
  running.wait(15);
  // A minute ago there were 4: they may become 5, but no metric asks for more than 4.
  expect(running.replicas).toBe(4);
});
