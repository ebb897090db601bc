import type { Draft, PersistentVolume, StorageClass } from '../../src/api/objects';
import { deleteObject } from '../../src/cluster/deletion';
import { CLUSTER_EPOCH } from '../../src/cluster/time';
import { claim, pod, using } from './pod';
import { RunningCluster, statefulSet, withReplicas } from './running-cluster';

const running = () => new RunningCluster({ seed: 3 });
const claimTemplate = {
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ],
};
const volumes = ({ cluster }: RunningCluster) => cluster.list('PersistentVolume');

function volume(name: string, storage: string, spec: object = {}): Draft<PersistentVolume> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage },
      accessModes: ['ReadWriteOnce'],
      storageClassName: '',
      hostPath: { path: '/data' },
      ...spec,
    },
  } as unknown as Draft<PersistentVolume>;
}

test('a claim of the default class gets a new volume of its size after a second', () => {
  const world = running();
  world.apply(claim('data'));
  const bound = world.the('PersistentVolumeClaim', 'data');
  const [made] = volumes(world);
  expect(bound.status).toEqual({ phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } });
  expect(bound.spec.volumeName).toBe(`pvc-${bound.metadata.uid}`);
  expect(made?.status.phase).toBe('Bound');
  expect(made?.spec).toMatchObject({ persistentVolumeReclaimPolicy: 'Delete', storageClassName: 'standard' });
  expect(world.cluster.now - CLUSTER_EPOCH).toBe(1_000);
});

test('the smallest volume that is large enough is taken, and by one claim only', () => {
  const world = running();
  for (const [name, size] of [
    ['large', '10Gi'],
    ['middle', '5Gi'],
    ['small', '1Gi'],
  ] as const) {
    world.apply(volume(name, size));
  }
  expect(volumes(world).map(({ status }) => status.phase)).toEqual(['Available', 'Available', 'Available']);
  const wanted = { storageClassName: '', resources: { requests: { storage: '2Gi' } } };
  for (const name of ['a', 'b', 'c']) world.apply(claim(name, wanted));
  expect(world.the('PersistentVolumeClaim', 'a').spec.volumeName).toBe('middle');
  expect(world.the('PersistentVolumeClaim', 'b').spec.volumeName).toBe('large');
  expect(world.the('PersistentVolumeClaim', 'c').status.phase).toBe('Pending');
  expect(world.eventsOn('c')).toEqual([
    'FailedBinding: no persistent volumes available for this claim and no storage class is set',
  ]);
});

test('a claim that waits for its first consumer is bound when a Pod is scheduled', () => {
  const world = running();
  world.apply({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'late' },
    provisioner: 'disk.example',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  } as unknown as Draft<StorageClass>);
  world.apply(claim('data', { storageClassName: 'late' }));
  expect(world.the('PersistentVolumeClaim', 'data').status.phase).toBe('Pending');
  world.apply(pod('a', 'web:v1', using('data')));
  expect(world.the('PersistentVolumeClaim', 'data').status.phase).toBe('Bound');
  expect(world.the('Pod', 'a').status.phase).toBe('Running');
  const node = world.the('PersistentVolumeClaim', 'data').metadata.annotations?.['volume.kubernetes.io/selected-node'];
  expect(world.the('Pod', 'a').spec.nodeName).toBe(node);
});

test('a claim in use stays until its Pod is gone; its volume goes with it, or is kept', () => {
  for (const [policy, left] of [
    ['Delete', 0],
    ['Retain', 1],
  ] as const) {
    const world = running();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', using('data')));
    const [made] = volumes(world);
    world.cluster.update({ ...made!, spec: { ...made!.spec, persistentVolumeReclaimPolicy: policy } });
    deleteObject(world.cluster, world.the('PersistentVolumeClaim', 'data'));
    world.loop.rest();
    expect(world.the('PersistentVolumeClaim', 'data').metadata.deletionTimestamp).toBeDefined();
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.rest();
    expect(world.cluster.count('PersistentVolumeClaim')).toBe(0);
    expect(volumes(world).map(({ status }) => status.phase)).toEqual(left === 0 ? [] : ['Released']);
  }
});

test('a deleted volume stays while a claim has it', () => {
  const world = running();
  world.apply(claim('data'));
  deleteObject(world.cluster, volumes(world)[0]!);
  world.loop.rest();
  expect(volumes(world)[0]?.metadata.deletionTimestamp).toBeDefined();
  expect(world.the('PersistentVolumeClaim', 'data').status.phase).toBe('Bound');
});

test('a claim whose volume has vanished is Lost', () => {
  const world = running();
  world.apply(claim('data'));
  world.cluster.remove(volumes(world)[0]!);
  world.loop.rest();
  expect(world.the('PersistentVolumeClaim', 'data').status.phase).toBe('Lost');
});

test('a Pod of a StatefulSet gets the volume of the one before it', () => {
  const world = running();
  world.apply(statefulSet('db', { replicas: 2, ...claimTemplate }));
  const volumeOf = (name: string) => world.the('PersistentVolumeClaim', name).spec.volumeName;
  const before = volumeOf('data-db-1');
  const first = world.the('Pod', 'db-1');
  deleteObject(world.cluster, first);
  world.loop.rest();
  expect(world.the('Pod', 'db-1').metadata.uid).not.toBe(first.metadata.uid);
  expect(volumeOf('data-db-1')).toBe(before);
  world.change('StatefulSet', 'db', (set) => withReplicas(set, 1));
  expect(world.cluster.get('Pod', 'db-1', 'default')).toBeUndefined();
  expect(volumeOf('data-db-1')).toBe(before);
  world.change('StatefulSet', 'db', (set) => withReplicas(set, 2));
  expect(volumes(world)).toHaveLength(2);
  expect(world.the('Pod', 'db-1').status.phase).toBe('Running');
});
