import type { Pod, StatefulSet } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { RunningCluster, statefulSet, withReplicas } from '../running-cluster';

const NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const claim = (name: string) => ({
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});

function db(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(statefulSet('db', { replicas: 2, ...spec }));
  return running;
}

const withLabels = (pod: Pod, labels: Record<string, string | undefined>): Pod => ({
  ...pod,
  metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...labels } as Record<string, string> },
});

describe('a StatefulSet mends its Pods', () => {
  test('a Pod whose name label was taken gets it back', () => {
    const running = db();
    running.cluster.update(withLabels(running.the('Pod', 'db-1'), { [NAME_LABEL]: 'other' }));
    running.loop.rest();
    expect(running.the('Pod', 'db-1').metadata.labels?.[NAME_LABEL]).toBe('db-1');
    expect(running.eventsOn('db')).toContain('SuccessfulUpdate: Update Pod db-1 in StatefulSet db successful');
  });

  test('a new retention policy is written into the claims, with an Event for each Pod', () => {
    const running = db({ volumeClaimTemplates: [claim('data')] });
    const policy = { whenDeleted: 'Delete', whenScaled: 'Retain' } as const;
    running.change('StatefulSet', 'db', (set: StatefulSet) => ({
      ...set,
      spec: { ...set.spec, persistentVolumeClaimRetentionPolicy: policy },
    }));
    expect(running.the('PersistentVolumeClaim', 'data-db-1').metadata.ownerReferences?.[0]?.name).toBe('db');
    expect(running.eventsOn('db')).toContain('SuccessfulUpdate: Update Pod db-1 in StatefulSet db successful');
  });

  test('an adopted Pod that lacks a volume of the set cannot be mended, and holds the set up', () => {
    const running = db();
    deleteObject(running.cluster, running.the('StatefulSet', 'db'), { propagation: 'Orphan' });
    running.loop.rest();
    running.apply(statefulSet('db', { replicas: 2, volumeClaimTemplates: [claim('data')] }));
    const since = running.lastStep;
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 3));
    expect(running.comings(since)).toEqual([]);
    const failure = running.eventsOn('db').find((event) => event.startsWith('FailedUpdate'));
    expect(failure).toMatch(
      /^FailedUpdate: Update Pod db-0 in StatefulSet db failed error: Pod "db-0" is invalid: spec: Forbidden: pod updates may not change fields/,
    );
  });
});

describe('a StatefulSet with a long name', () => {
  test('makes no Pod when the labels of its Pods would be too long', () => {
    const name = 'd'.repeat(60);
    const running = new RunningCluster();
    running.apply({ ...statefulSet(name), metadata: { name, namespace: 'default' } });
    expect(running.pods()).toEqual([]);
    const revision = running.the('StatefulSet', name).status.updateRevision;
    expect(running.eventsOn(name)[0]).toContain(
      `FailedCreate: Create Pod ${name}-0 in StatefulSet ${name} failed error: Pod "${name}-0" is invalid: metadata.labels: Invalid value: "${revision}": must be no more than 63 bytes`,
    );
  });
});
