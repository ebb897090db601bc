import type { StatefulSet } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { RunningCluster, statefulSet, withImage, withReplicas } from '../running-cluster';

const CLAIMS = [
  { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
];

function db(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(statefulSet('db', spec));
  return running;
}

const partition =
  (from: number) =>
  (set: StatefulSet): StatefulSet => ({
    ...set,
    spec: { ...set.spec, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: from } } },
  });

describe('a StatefulSet', () => {
  test('needs no Service to run, whatever it names', () => {
    const running = db({ serviceName: 'nobody-made-it' });
    expect(running.cluster.get('Service', 'nobody-made-it', 'default')).toBeUndefined();
    expect(running.the('StatefulSet', 'db').status).toMatchObject({ readyReplicas: 3, availableReplicas: 3 });
  });

  test('has no conditions, whatever happens', () => {
    const running = db();
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:bad'));
    expect(running.the('StatefulSet', 'db').status.readyReplicas).toBe(2);
    expect(running.the('StatefulSet', 'db').status).not.toHaveProperty('conditions');
  });

  test('that is deleted lets all Pods go at the same time, and leaves the claims', () => {
    const running = db({ volumeClaimTemplates: CLAIMS });
    deleteObject(running.cluster, running.the('StatefulSet', 'db'));
    running.loop.rest();
    const deleted = running.stepsOf(['deleted-pod', 'collected']).filter(({ object }) => object.kind === 'Pod');
    expect(new Set(deleted.map(({ object }) => object.name))).toEqual(new Set(['db-0', 'db-1', 'db-2']));
    expect(new Set(deleted.map(({ at }) => at)).size).toBe(1);
    expect(running.pods()).toEqual([]);
    expect(running.cluster.list('PersistentVolumeClaim').map(({ status }) => status.phase)).toEqual([
      'Bound',
      'Bound',
      'Bound',
    ]);
  });

  test('names the revision that all its Pods have: it changes when the last one is updated', () => {
    const running = db();
    const { currentRevision: first } = running.the('StatefulSet', 'db').status;
    const half = running.change('StatefulSet', 'db', (set) => withImage(partition(1)(set), 'db:v2'));
    expect(half.status).toMatchObject({ currentRevision: first, updatedReplicas: 2, currentReplicas: 1 });
    expect(half.status.updateRevision).not.toBe(first);
    const whole = running.change('StatefulSet', 'db', partition(0));
    expect(whole.status).toMatchObject({ currentRevision: half.status.updateRevision, updatedReplicas: 3 });
  });

  test('updates nothing with a partition beyond its last Pod', () => {
    const running = db();
    const before = running.pods();
    running.change('StatefulSet', 'db', (set) => withImage(partition(3)(set), 'db:v2'));
    expect(running.pods()).toEqual(before);
  });

  test('under whenScaled: Delete makes a new claim where it grows again before the old one is gone', () => {
    const policy = { whenDeleted: 'Retain', whenScaled: 'Delete' };
    const running = db({ volumeClaimTemplates: CLAIMS, persistentVolumeClaimRetentionPolicy: policy });
    const old = running.the('PersistentVolumeClaim', 'data-db-2').metadata.uid;
    running.cluster.update(withReplicas(running.the('StatefulSet', 'db'), 2));
    running.loop.runUntil(() => running.the('Pod', 'db-2').metadata.deletionTimestamp !== undefined, 1000);
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 3));
    expect(running.the('StatefulSet', 'db').status.readyReplicas).toBe(3);
    expect(running.the('PersistentVolumeClaim', 'data-db-2').metadata.uid).not.toBe(old);
  });
});
