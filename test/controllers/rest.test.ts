import { CONTROLLERS } from '../../src/controllers';
import { autoscaler } from './autoscaler/autoscaled-cluster';
import { daemonSet, deployment, job, RunningCluster, statefulSet, withImage } from './running-cluster';

const CLAIM = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

test('reconciling every key of a cluster at rest changes nothing', () => {
  const running = new RunningCluster();
  running.apply(deployment('web'));
  running.apply(statefulSet('db', { volumeClaimTemplates: [CLAIM] }));
  running.apply(daemonSet('agent', { minReadySeconds: 5 }));
  running.apply(job('report', 'exit0', { completions: 2 }));
  running.apply(job('broken', 'exit1', { backoffLimit: 1 }));
  running.apply(job('long', 'v1', { activeDeadlineSeconds: 3600 }));
  running.apply(job('later', 'v1', { suspend: true }));
  running.apply(autoscaler('web', { maxReplicas: 4 }));
  running.loop.advance(40_000);
  running.change('Deployment', 'web', (object) => withImage(object, 'web:bad'));
  const before = JSON.stringify(running.cluster.snapshot());
  for (const controller of CONTROLLERS) {
    for (const key of controller.keys(running.cluster)) controller.reconcile(key, running.cluster);
  }
  expect(JSON.stringify(running.cluster.snapshot())).toBe(before);
});
