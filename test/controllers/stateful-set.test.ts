import type { Pod, StatefulSet } from '../../src/api/objects';
import { deleteObject } from '../../src/cluster/deletion';
import { SECOND } from '../../src/cluster/time';
import { RunningCluster, statefulSet, withImage, withReplicas } from './running-cluster';

const CLAIMS = [
  { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
];

function db(spec: object = {}, image?: string): RunningCluster {
  const running = new RunningCluster();
  running.apply(statefulSet('db', spec, image));
  return running;
}

const images = (running: RunningCluster) =>
  Object.fromEntries(running.pods().map((pod) => [pod.metadata.name, pod.spec.containers[0]?.image]));
const revisions = (running: RunningCluster) =>
  running.cluster
    .list('ControllerRevision')
    .map(({ revision }) => revision)
    .sort();
const claims = (running: RunningCluster) =>
  running.cluster
    .list('PersistentVolumeClaim')
    .map(({ metadata }) => metadata.name)
    .sort();
const partition =
  (from: number) =>
  (set: StatefulSet): StatefulSet => ({
    ...set,
    spec: { ...set.spec, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: from } } },
  });
const remove = (running: RunningCluster, name: string) => deleteObject(running.cluster, running.the('Pod', name));

describe('a StatefulSet', () => {
  test('makes its Pods in order, each when the one before is ready', () => {
    const running = db();
    const made = running.stepsOf(['made-pod']);
    expect(made.map(({ object }) => object.name)).toEqual(['db-0', 'db-1', 'db-2']);
    expect(new Set(made.map(({ at }) => at)).size).toBe(3);
    expect(made[0]?.because).toBe('3 are wanted, 0 there; db-1 waits until db-0 is ready');
    expect(running.the('Pod', 'db-1').metadata.labels).toMatchObject({
      'statefulset.kubernetes.io/pod-name': 'db-1',
      'apps.kubernetes.io/pod-index': '1',
      'controller-revision-hash': running.the('StatefulSet', 'db').status.currentRevision,
    });
    expect(running.the('Pod', 'db-1').spec).toMatchObject({ hostname: 'db-1', subdomain: 'db' });
    expect(running.eventsOn('db')).toContain('SuccessfulCreate: Create Pod db-2 in StatefulSet db successful');
  });

  test('with policy Parallel makes all at once', () => {
    const running = db({ podManagementPolicy: 'Parallel' });
    expect(new Set(running.stepsOf(['made-pod']).map(({ at }) => at)).size).toBe(1);
  });

  test('makes a claim for each Pod, keeps it when the Pod goes, and gives it to the next Pod of that name', () => {
    const running = db({ replicas: 2, volumeClaimTemplates: CLAIMS });
    expect(claims(running)).toEqual(['data-db-0', 'data-db-1']);
    expect(running.the('Pod', 'db-1').spec.volumes?.[0]).toMatchObject({
      name: 'data',
      persistentVolumeClaim: { claimName: 'data-db-1' },
    });
    const { uid } = running.the('PersistentVolumeClaim', 'data-db-1').metadata;
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 1));
    expect(claims(running)).toEqual(['data-db-0', 'data-db-1']);
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 2));
    expect(running.the('PersistentVolumeClaim', 'data-db-1').metadata.uid).toBe(uid);
    expect(running.eventsOn('db')).toContain(
      'SuccessfulCreate: Create Claim data-db-0 Pod db-0 in StatefulSet db success',
    );
  });

  test('writes its retention policy into the owners of its claims', () => {
    const policy = { whenDeleted: 'Delete', whenScaled: 'Delete' };
    const running = db({ replicas: 2, volumeClaimTemplates: CLAIMS, persistentVolumeClaimRetentionPolicy: policy });
    expect(running.the('PersistentVolumeClaim', 'data-db-1').metadata.ownerReferences).toMatchObject([
      { kind: 'StatefulSet' },
    ]);
    running.cluster.update(withReplicas(running.the('StatefulSet', 'db'), 1));
    running.loop.drain();
    expect(running.the('PersistentVolumeClaim', 'data-db-1').metadata.ownerReferences).toMatchObject([
      { kind: 'Pod', name: 'db-1' },
    ]);
  });

  test('scales down from the top, one at a time', () => {
    const running = db();
    const before = running.lastStep;
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 1));
    expect(running.comings(before)).toEqual(['-db-2', '-db-1']);
    const [second, first] = running.stepsOf(['deleted-pod'], before);
    expect(first!.at - second!.at).toBeGreaterThanOrEqual(SECOND);
  });

  test('updates from the top: the old Pod goes first, the next waits until the new one is ready', () => {
    const running = db();
    const before = running.lastStep;
    const set = running.change('StatefulSet', 'db', (object) => withImage(object, 'db:v2'));
    expect(running.comings(before)).toEqual(['-db-2', '+db-2', '-db-1', '+db-1', '-db-0', '+db-0']);
    expect(set.status).toMatchObject({
      currentReplicas: 3,
      updatedReplicas: 3,
      currentRevision: set.status.updateRevision,
    });
    expect(revisions(running)).toEqual([1, 2]);
  });

  test('raises the number of a revision that comes back', () => {
    const running = db({ replicas: 1 });
    for (const image of ['db:v2', 'db:v1']) running.change('StatefulSet', 'db', (set) => withImage(set, image));
    expect(revisions(running)).toEqual([2, 3]);
  });

  test('keeps as many old revisions as revisionHistoryLimit says', () => {
    const running = db({ replicas: 1, revisionHistoryLimit: 1 });
    for (const image of ['db:v2', 'db:v3', 'db:v4']) {
      running.change('StatefulSet', 'db', (set) => withImage(set, image));
    }
    expect(revisions(running)).toEqual([3, 4]);
  });

  test('with a partition updates only the Pods from it on; those below come back as they were', () => {
    const running = db();
    running.change('StatefulSet', 'db', partition(2));
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    remove(running, 'db-0');
    running.loop.rest();
    expect(images(running)).toEqual({ 'db-0': 'db:v1', 'db-1': 'db:v1', 'db-2': 'db:v2' });
    running.change('StatefulSet', 'db', partition(0));
    expect(images(running)).toEqual({ 'db-0': 'db:v2', 'db-1': 'db:v2', 'db-2': 'db:v2' });
  });

  test('stays stuck on a broken Pod even when the template is mended, until somebody deletes that Pod', () => {
    const running = db();
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:bad'));
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v1'));
    expect(images(running)).toMatchObject({ 'db-1': 'db:v1', 'db-2': 'db:bad' });
    remove(running, 'db-2');
    running.loop.rest();
    expect(images(running)).toMatchObject({ 'db-2': 'db:v1' });
    expect(running.the('StatefulSet', 'db').status.readyReplicas).toBe(3);
  });

  test('with OnDelete updates nothing by itself', () => {
    const running = db({ updateStrategy: { type: 'OnDelete' } });
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    expect(images(running)).toMatchObject({ 'db-0': 'db:v1' });
    remove(running, 'db-0');
    running.loop.rest();
    expect(images(running)).toEqual({ 'db-0': 'db:v2', 'db-1': 'db:v1', 'db-2': 'db:v1' });
  });

  test('with maxUnavailable 2 updates two Pods at once', () => {
    const rollingUpdate = { maxUnavailable: 2 };
    const running = db({ podManagementPolicy: 'Parallel', updateStrategy: { type: 'RollingUpdate', rollingUpdate } });
    const before = running.lastStep;
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    expect(running.comings(before).slice(0, 2)).toEqual(['-db-2', '-db-1']);
  });

  test('deletes a Pod that failed and makes it again under its name', () => {
    const running = db();
    const pod: Pod = running.the('Pod', 'db-1');
    running.cluster.update({ ...pod, status: { phase: 'Failed' } });
    running.loop.rest();
    expect(running.the('Pod', 'db-1').status.phase).toBe('Running');
    expect(running.the('Pod', 'db-1').metadata.uid).not.toBe(pod.metadata.uid);
  });
});
