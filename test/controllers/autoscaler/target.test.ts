import { CONTROLLERS } from '../../../src/controllers';
import { Cluster } from '../../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../../src/cluster/codec';
import { Loop } from '../../../src/controllers/loop';
import { daemonSet, replicaSet, statefulSet } from '../running-cluster';
import { AutoscaledCluster, autoscaler, cpuUtilization } from './autoscaled-cluster';

const targeting = (kind: string, name: string, apiVersion = 'apps/v1'): object => ({
  scaleTargetRef: { apiVersion, kind, name },
});

test.each([
  [targeting('Deployment', 'shop'), 'deployments/scale.apps "shop" not found'],
  [targeting('StatefulSet', 'shop'), 'statefulsets/scale.apps "shop" not found'],
  [targeting('DaemonSet', 'agent'), 'the server could not find the requested resource'],
  [targeting('Deployment', 'web', 'extensions/v1beta1'), 'no matches for kind "Deployment" in group "extensions"'],
  [targeting('Deployment', 'web', ''), 'no matches for kind "Deployment" in group ""'],
  [targeting('Shop', 'web'), 'no matches for kind "Shop" in group "apps"'],
  [targeting('Deployment', 'web', 'a/b/c'), 'unexpected GroupVersion string: a/b/c'],
])('what cannot be scaled is named: %j', (spec, problem) => {
  const running = new AutoscaledCluster();
  running.app();
  running.apply(daemonSet('agent'));
  running.autoscale(spec);
  running.wait(15);
  expect(running.told).toEqual([`Warning FailedGetScale: ${problem}`]);
  expect(running.condition('AbleToScale')).toBe(
    `False FailedGetScale: the HPA controller was unable to get the target's current scale: ${problem}`,
  );
});

test('a target that comes later is found', () => {
  const running = new AutoscaledCluster();
  running.autoscale();
  running.wait(30);
  expect(running.condition('AbleToScale')).toContain('FailedGetScale');
  running.app({ replicas: 2 });
  running.wait(60);
  expect(running.condition('ScalingActive')).toContain('ValidMetricFound');
});

test('StatefulSets and ReplicaSets have a number, too', () => {
  const running = new AutoscaledCluster();
  running.apply(statefulSet('db', { replicas: 1 }));
  running.apply(replicaSet('shop', { replicas: 1 }));
  running.apply(autoscaler('db', { ...targeting('StatefulSet', 'db'), minReplicas: 2 }));
  running.apply(autoscaler('shop', { ...targeting('ReplicaSet', 'shop'), minReplicas: 3 }));
  running.wait(60);
  expect(running.the('StatefulSet', 'db').status.readyReplicas).toBe(2);
  expect(running.the('ReplicaSet', 'shop').status.readyReplicas).toBe(3);
});

test('two autoscalers of the same Pods stop both', () => {
  const running = new AutoscaledCluster();
  running.app();
  running.wait(60);
  running.load(400);
  running.autoscale();
  running.autoscale({ maxReplicas: 4 }, 'second');
  running.wait(15);
  expect(running.replicas).toBe(2);
  const problem = 'pods by selector app=web are controlled by multiple HPAs: [default/web default/second]';
  for (const name of ['web', 'second']) {
    expect(running.condition('ScalingActive', name)).toBe(`False AmbiguousSelector: ${problem}`);
  }
  expect(running.told).toEqual([
    `Warning AmbiguousSelector: ${problem}`,
    `Warning FailedComputeMetricsReplicas: ${problem}`,
  ]);
  running.cluster.remove(running.the('HorizontalPodAutoscaler', 'second'));
  running.wait(15);
  expect(running.replicas).toBe(4);
});

test('a cluster that was stored remembers what was thought right before', () => {
  const running = new AutoscaledCluster();
  running.app({ replicas: 3 });
  running.wait(60);
  running.load(300);
  running.autoscale();
  running.wait(15);
  running.load(20);
  running.wait(15);
  const text = encodeCluster(running.cluster.snapshot());
  const loaded = new Cluster(decodeCluster(text));
  const loop = new Loop(loaded, CONTROLLERS);
  loop.drain();
  expect(encodeCluster(loaded.snapshot())).toBe(text);
  loop.advance(270_000);
  expect(loaded.get('Deployment', 'web', 'default')?.spec.replicas).toBe(3);
  loop.advance(30_000);
  expect(loaded.get('Deployment', 'web', 'default')?.spec.replicas).toBe(1);
});

test('nothing is remembered of an autoscaler that is gone', () => {
  const running = new AutoscaledCluster();
  running.app();
  running.autoscale({ metrics: [cpuUtilization(80)] });
  running.wait(15);
  expect(running.cluster.machines.autoscalers.size).toBe(1);
  running.cluster.remove(running.hpa());
  expect(running.cluster.snapshot().autoscalers).toBeUndefined();
});

test('a step that finds nothing does not use up a look', () => {
  const running = new AutoscaledCluster();
  running.app({ replicas: 1 });
  running.autoscale();
  running.wait(345);
  const start = running.cluster.now;
  expect(running.loop.step()).toBeUndefined();
  expect(running.cluster.now).toBe(start);
  running.load(200);
  running.wait(15);
  expect(running.replicas).toBe(2);
});
