import { isActive } from '../../../src/api/lifecycle';
import type { Draft } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { Cluster } from '../../../src/cluster/cluster';
import { checkCluster, encodeCluster } from '../../../src/cluster/codec';
import { deleteObject } from '../../../src/cluster/deletion';
import { newCluster } from '../../../src/cluster/new-cluster';
import { MINUTE, SECOND } from '../../../src/cluster/time';
import { backOffFrom, failuresOf, mayTry, noteFailure, noteSuccess } from '../../../src/controllers/loop/back-off';
import { daemonSet, deployment, job, RunningCluster, statefulSet, withImage } from '../running-cluster';

const at = (cluster: Cluster): number => cluster.machines.backOffs.get('k')!.retryAt - cluster.now;

/** A running cluster whose default Namespace may hold so much. */
function limited(hard: Record<string, string>, options: Parameters<typeof newCluster>[0] = {}): RunningCluster {
  const running = new RunningCluster(options);
  const quota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q', namespace: 'default' },
    spec: { hard },
  };
  const made = createObject(running.cluster, quota as never);
  if (isRejected(made)) throw new Error(made.message);
  running.loop.rest();
  return running;
}

const failures = (running: RunningCluster, reason = 'FailedCreate') =>
  running.cluster.list('Event').filter((event) => event.reason === reason);

describe('a key of a work queue that failed', () => {
  const cluster = new Cluster(newCluster());

  test('waits 5 ms, then twice as long each time, at most 1,000 s', () => {
    const waits = Array.from({ length: 20 }, () => {
      noteFailure(cluster, 'k', 'same');
      const wait = at(cluster);
      cluster.now += wait;
      return wait;
    });
    expect(waits.slice(0, 5)).toEqual([5, 10, 20, 40, 80]);
    expect(waits.slice(-2)).toEqual([1000 * SECOND, 1000 * SECOND]);
  });

  test('is not due before, unless what it looks at has changed', () => {
    noteSuccess(cluster, 'k');
    noteFailure(cluster, 'k', 'one');
    expect(mayTry(cluster, 'k', () => 'one')).toBe(false);
    expect(mayTry(cluster, 'k', () => 'two')).toBe(true);
    cluster.now += 5;
    expect(mayTry(cluster, 'k', () => 'one')).toBe(true);
  });

  test('keeps the try that is due when it fails in between', () => {
    noteSuccess(cluster, 'k');
    for (let i = 0; i < 4; i++) noteFailure(cluster, 'k', String(i));
    expect(at(cluster)).toBe(5);
    expect(failuresOf(cluster, 'k')).toBe(4);
  });

  test('is dropped after so many failures in a row, until what it looks at changes', () => {
    noteSuccess(cluster, 'k');
    for (let i = 0; i < 4; i++) noteFailure(cluster, 'k', 'same', 3);
    cluster.now += 100 * MINUTE;
    expect(mayTry(cluster, 'k', () => 'same')).toBe(false);
    expect(mayTry(cluster, 'k', () => 'other')).toBe(true);
  });

  test('survives being stored', () => {
    const state = checkCluster(JSON.parse(encodeCluster(cluster.snapshot())));
    expect(new Cluster(state).machines.backOffs).toEqual(cluster.machines.backOffs);
  });
});

test('what breaks again and again is left alone for longer each time, and forgotten after twice the longest wait', () => {
  const cluster = new Cluster(newCluster());
  const waits = { first: SECOND, longest: 4 * SECOND };
  const seen: number[] = [];
  for (let i = 0; i < 4; i++) {
    expect(backOffFrom(cluster, 'k', waits)).toBeUndefined();
    seen.push(at(cluster));
    expect(backOffFrom(cluster, 'k', waits)).toBe(cluster.now + at(cluster));
    cluster.now += at(cluster);
  }
  expect(seen).toEqual([1000, 2000, 4000, 4000]);
  cluster.now += 9 * SECOND;
  expect(backOffFrom(cluster, 'k', waits)).toBeUndefined();
  expect(at(cluster)).toBe(SECOND);
});

describe('Pods that a quota refuses', () => {
  test('a ReplicaSet tries again with new names, each failure is an Event, and the first message stays', () => {
    const running = limited({ pods: '1' });
    running.apply(deployment('web'));
    const first = failures(running)[0]?.message;
    const before = failures(running).reduce((sum, { count = 1 }) => sum + count, 0);
    running.loop.advance(5 * MINUTE);
    const after = failures(running).reduce((sum, { count = 1 }) => sum + count, 0);
    expect(after).toBeGreaterThan(before + 3);
    expect(after).toBeLessThan(before + 10);
    const [set] = running.cluster.list('ReplicaSet');
    expect(first).toBe(`Error creating: ${set?.status.conditions?.[0]?.message}`);
    expect(running.stepsOf(['failed-to-make-pod'])).toHaveLength(1);
    expect(Object.keys(running.cluster.machines.backOffs.snapshot() ?? {})).toHaveLength(1);
  });

  test('are not made the moment the quota goes, but when the next try is due', () => {
    const running = limited({ pods: '1' });
    running.apply(deployment('web'));
    running.loop.advance(MINUTE);
    running.cluster.remove(running.the('ResourceQuota', 'q'));
    running.loop.advance(SECOND);
    expect(running.pods()).toHaveLength(1);
    running.loop.advance(2 * MINUTE);
    expect(running.pods()).toHaveLength(3);
    expect(running.cluster.machines.backOffs.snapshot()).toBeUndefined();
  });

  test.each<readonly [string, Draft]>([
    ['ReplicaSet', deployment('web')],
    ['Job', job('slow', 'v1', { parallelism: 3, completions: 3 })],
  ])('of a %s are tried the moment that one that was stopping is gone', (_kind, draft) => {
    const running = limited({ pods: '2' }, { timing: { stop: 20 * SECOND, start: 0, pull: 0 } });
    running.apply(draft);
    running.loop.advance(3 * MINUTE);
    const leaving = running.pods()[0]!.metadata;
    deleteObject(running.cluster, running.the('Pod', leaving.name));
    running.loop.advance(19 * SECOND);
    expect(running.pods().map(({ metadata }) => metadata.name)).toContain(leaving.name);
    running.loop.advance(2 * SECOND);
    expect(running.pods().filter(isActive)).toHaveLength(2);
  });

  test('a StatefulSet with policy Parallel ends with the batch that fails, and counts one Event per Pod', () => {
    const running = limited({ pods: '1' });
    running.apply(statefulSet('db', { replicas: 7, podManagementPolicy: 'Parallel' }));
    const names = failures(running).map(({ message = '' }) => /Pod (db-\d)/.exec(message)?.[1]);
    expect(names.sort()).toEqual(['db-1', 'db-2']);
    expect(failures(running)[0]?.count).toBeGreaterThan(3);
    expect(failures(running)[0]?.message).toMatch(
      /^Create Pod db-1 in StatefulSet db failed error: pods "db-1" is forbidden: exceeded quota: q, /,
    );
  });

  test('a claim that a quota refuses: two Events, one for the claim and one for its Pod, and no step for it', () => {
    const running = limited({ persistentvolumeclaims: '0' });
    const claim = {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    running.apply(statefulSet('db', { replicas: 1, volumeClaimTemplates: [claim] }));
    const why =
      'persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: q, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=0, limited: persistentvolumeclaims=0';
    expect(running.eventsOn('db')).toEqual([
      `FailedCreate: Create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: ${why}`,
      `FailedCreate: Create Pod db-0 in StatefulSet db failed error: failed to create PVC data-db-0: ${why}`,
    ]);
    expect(running.stepsOf(['made-claim'])).toEqual([]);
  });

  test('a DaemonSet ends with the batch that fails and tries again', () => {
    const running = limited({ pods: '1' });
    running.apply(daemonSet('agent'));
    const before = failures(running).length;
    expect(before).toBeGreaterThan(3);
    running.cluster.remove(running.the('ResourceQuota', 'q'));
    running.loop.advance(MINUTE);
    expect(running.pods()).toHaveLength(3);
  });
});

describe('a ReplicaSet that a quota refuses', () => {
  const stuck = () => {
    const running = limited({ 'count/replicasets.apps': '1' });
    running.apply(deployment('web'));
    running.change('Deployment', 'web', (web) => withImage(web, 'web:v2'));
    return running;
  };

  test('shows in the condition and in an Event, and nothing is replaced', () => {
    const running = stuck();
    const web = running.the('Deployment', 'web');
    const progressing = web.status.conditions?.find(({ type }) => type === 'Progressing');
    expect(progressing).toMatchObject({ status: 'False', reason: 'ReplicaSetCreateError' });
    expect(progressing?.message).toMatch(
      /^Failed to create new replica set "web-\w+": replicasets\.apps "web-\w+" is forbidden: exceeded quota: q, /,
    );
    expect(failures(running, 'ReplicaSetCreateError')[0]?.message).toBe(progressing?.message);
    expect(web.status.observedGeneration).toBe(web.metadata.generation - 1);
    expect(running.pods('web:v1')).toHaveLength(3);
  });

  test('is tried 16 times in a row, then not any more until something changes', () => {
    const running = stuck();
    running.loop.advance(20 * MINUTE);
    expect(failures(running, 'ReplicaSetCreateError')[0]?.count).toBe(16);
    running.cluster.remove(running.the('ResourceQuota', 'q'));
    running.loop.advance(20 * MINUTE);
    expect(running.cluster.count('ReplicaSet')).toBe(1);
    running.change('Deployment', 'web', (web) => ({ ...web, spec: { ...web.spec, minReadySeconds: 1 } }));
    expect(running.pods('web:v2')).toHaveLength(3);
  });
});
