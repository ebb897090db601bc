import type { StatefulSet } from '../../../src/api/objects';
import { deleteObject, removeFinalizer } from '../../../src/cluster/deletion';
import { RunningCluster, statefulSet, withImage, withReplicas } from '../running-cluster';

const claim = (name: string) => ({
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});

function db(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(statefulSet('db', spec));
  return running;
}

const messages = (running: RunningCluster, reason: string): readonly string[] =>
  running.cluster.list('Event').flatMap((event) => (event.reason === reason ? [event.message ?? ''] : []));

describe('the claims of a StatefulSet', () => {
  test('of two templates are both in each Pod, beside its own volumes', () => {
    const running = db({ replicas: 2, volumeClaimTemplates: [claim('data'), claim('logs')] });
    const volumes = running.the('Pod', 'db-1').spec.volumes ?? [];
    expect(volumes.map((volume) => [volume.name, volume.persistentVolumeClaim?.claimName])).toEqual(
      expect.arrayContaining([
        ['data', 'data-db-1'],
        ['logs', 'logs-db-1'],
      ]),
    );
    expect(running.cluster.list('PersistentVolumeClaim').map(({ metadata }) => metadata.name)).toEqual([
      'data-db-0',
      'logs-db-0',
      'data-db-1',
      'logs-db-1',
    ]);
  });

  test('are told of in Events, with the Pod that they are for', () => {
    const running = db({ replicas: 1, volumeClaimTemplates: [claim('data')] });
    expect(messages(running, 'SuccessfulCreate')).toEqual([
      'Create Claim data-db-0 Pod db-0 in StatefulSet db success',
      'Create Pod db-0 in StatefulSet db successful',
    ]);
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 0));
    expect(messages(running, 'SuccessfulDelete')).toEqual(['Delete Pod db-0 in StatefulSet db successful']);
  });

  test('hold up a Pod while one of them is on its way out, and the Pod comes when it is gone', () => {
    const running = db({ replicas: 1, volumeClaimTemplates: [claim('data')] });
    const held = running.the('PersistentVolumeClaim', 'data-db-0');
    running.cluster.update({
      ...held,
      metadata: { ...held.metadata, finalizers: ['example.com/hold'] },
    });
    deleteObject(running.cluster, running.the('PersistentVolumeClaim', 'data-db-0'));
    deleteObject(running.cluster, running.the('Pod', 'db-0'));
    running.loop.rest();
    expect(running.the('PersistentVolumeClaim', 'data-db-0').metadata.deletionTimestamp).toBeDefined();
    expect(running.the('StatefulSet', 'db').status.readyReplicas ?? 0).toBe(0);
    removeFinalizer(running.cluster, running.the('PersistentVolumeClaim', 'data-db-0'), 'example.com/hold');
    running.loop.rest();
    expect(running.the('PersistentVolumeClaim', 'data-db-0').metadata.uid).not.toBe(held.metadata.uid);
    expect(running.the('StatefulSet', 'db').status.readyReplicas).toBe(1);
  });
});

describe('the revisions of a StatefulSet', () => {
  const revisions = (running: RunningCluster): number => running.cluster.list('ControllerRevision').length;

  test('that Pods still have are kept beyond the limit', () => {
    const running = db({
      revisionHistoryLimit: 0,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
    });
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    expect(revisions(running)).toBe(2);
    running.change('StatefulSet', 'db', (set): StatefulSet => ({
      ...set,
      spec: { ...set.spec, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } },
    }));
    expect(new Set(running.pods().map((pod) => pod.spec.containers[0]?.image))).toEqual(new Set(['db:v2']));
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v3'));
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 2));
    expect(revisions(running)).toBe(1);
  });

  test('that are complete are recorded once, with how many Pods have it', () => {
    const running = db({ replicas: 2 });
    expect(running.stepsOf(['completed-rollout'])).toEqual([]);
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 3));
    expect(running.stepsOf(['completed-rollout']).map(({ because }) => because)).toEqual([
      '2 of 2 Pods are new and ready',
    ]);
  });
});

test('a StatefulSet counts its Pods as available only after minReadySeconds, and goes on only then', () => {
  const running = db({ replicas: 2, minReadySeconds: 30 });
  const made = running.stepsOf(['made-pod']).map(({ at }) => at);
  expect(made).toHaveLength(2);
  expect(made[1]! - made[0]!).toBeGreaterThanOrEqual(30_000);
  expect(running.the('StatefulSet', 'db').status).toMatchObject({ readyReplicas: 2, availableReplicas: 2 });
});

test('the status of a StatefulSet counts no Pod that is leaving as ready or current', () => {
  const running = db({ replicas: 3 });
  running.change('StatefulSet', 'db', (set) => withReplicas(set, 1));
  expect(running.the('StatefulSet', 'db').status).toMatchObject({ replicas: 1, readyReplicas: 1, currentReplicas: 1 });
});
