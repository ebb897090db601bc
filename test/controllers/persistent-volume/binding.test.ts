import type { StorageClass } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { isTrue } from '../../../src/containers/pod-condition';
import { claim, pod, using } from '../pod';
import { RunningCluster } from '../running-cluster';
import { LOCAL, localVolume, storageClass, volume } from './volume';

const phase = (world: RunningCluster, name = 'data') => world.the('PersistentVolumeClaim', name).status.phase;
const volumeOf = (world: RunningCluster, name = 'data') => world.the('PersistentVolumeClaim', name).spec.volumeName;
const pvPhase = ({ cluster }: RunningCluster, name: string) => cluster.get('PersistentVolume', name)?.status.phase;
const fixed = (spec: object = {}) => ({ storageClassName: '', ...spec });
const withDefault = { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } };
const asking = (storage: string) => fixed({ resources: { requests: { storage } } });

describe('a claim that takes what is there', () => {
  test('wants its class, mode, access modes and labels, and at least its size', () => {
    const world = new RunningCluster();
    world.apply(volume('class', { storageClassName: 'other' }));
    world.apply(volume('block', { volumeMode: 'Block' }));
    world.apply(volume('access', { accessModes: ['ReadOnlyMany'] }));
    world.apply(volume('labels', {}, { labels: { disk: 'hdd' } }));
    world.apply(volume('size', { capacity: { storage: '500Mi' } }, { labels: { disk: 'ssd' } }));
    world.apply(claim('data', fixed({ selector: { matchLabels: { disk: 'ssd' } } })));
    expect(phase(world)).toBe('Pending');
    world.apply(volume('fits', { capacity: { storage: '100Gi' } }, { labels: { disk: 'ssd' } }));
    expect(volumeOf(world)).toBe('fits');
    expect(world.the('PersistentVolumeClaim', 'data').status.capacity).toEqual({ storage: '100Gi' });
  });

  test('takes the smallest of those with the fewest access modes that do', () => {
    const world = new RunningCluster();
    world.apply(volume('shared', { accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }));
    world.apply(volume('large', { capacity: { storage: '20Gi' } }));
    world.apply(volume('middle', { capacity: { storage: '10Gi' } }));
    world.apply(claim('data', fixed()));
    expect(volumeOf(world)).toBe('middle');
  });

  test('takes the volume that is kept for it, whatever its class, but not one that is too small', () => {
    const world = new RunningCluster();
    const claimRef = { name: 'data', namespace: 'default' };
    world.apply(volume('kept', { capacity: { storage: '50Gi' }, storageClassName: 'other', claimRef }));
    world.apply(volume('small', { claimRef: { name: 'big', namespace: 'default' } }));
    world.apply(volume('free', { capacity: { storage: '10Gi' } }));
    expect(pvPhase(world, 'kept')).toBe('Available');
    world.apply(claim('stranger', asking('20Gi')));
    world.apply(claim('data', fixed()));
    world.apply(claim('big', asking('5Gi')));
    expect([volumeOf(world, 'stranger'), volumeOf(world), volumeOf(world, 'big')]).toEqual([undefined, 'kept', 'free']);
  });

  test('and names it gets this one or none, and is told why not', () => {
    const world = new RunningCluster();
    world.apply(claim('data', fixed({ volumeName: 'disk' })));
    world.apply(claim('large', { ...asking('5Gi'), volumeName: 'disk' }));
    world.apply(claim('other', fixed({ volumeName: 'disk', storageClassName: 'other' })));
    expect(phase(world)).toBe('Pending');
    world.apply(volume('disk'));
    expect(phase(world)).toBe('Bound');
    world.apply(claim('late', fixed({ volumeName: 'disk' })));
    expect(world.eventsOn('late')).toEqual(['FailedBinding: volume "disk" already bound to a different claim.']);
    world.apply(volume('second'));
    world.apply(claim('fourth', { ...asking('5Gi'), volumeName: 'second' }));
    expect(world.eventsOn('fourth')).toEqual([
      'VolumeMismatch: Cannot bind to requested volume "second": requested PV is too small',
    ]);
    world.apply(claim('fifth', fixed({ volumeName: 'second', storageClassName: 'other' })));
    expect(world.eventsOn('fifth')).toEqual([
      'VolumeMismatch: Cannot bind to requested volume "second": storageClassName does not match',
    ]);
  });
});

describe('the class of a claim that names none', () => {
  test('is the newest of the default classes', () => {
    const world = new RunningCluster();
    world.loop.advance(5000);
    world.apply(storageClass('newer', {}, withDefault));
    world.apply(claim('data'));
    expect(world.the('PersistentVolumeClaim', 'data').spec.storageClassName).toBe('newer');
  });

  test('comes later, when there was no default at first; "" means that none is wanted', () => {
    const world = new RunningCluster();
    deleteObject(world.cluster, world.cluster.get('StorageClass', 'standard')!);
    world.loop.rest();
    world.apply(claim('data'));
    world.apply(claim('none', fixed()));
    const why = 'FailedBinding: no persistent volumes available for this claim and no storage class is set';
    expect(world.eventsOn('data')).toEqual([why]);
    world.apply(storageClass('late', {}, withDefault));
    expect([phase(world), phase(world, 'none')]).toEqual(['Bound', 'Pending']);
  });

  test('that nobody made, or whose volumes nobody makes, is said', () => {
    const world = new RunningCluster();
    world.apply<StorageClass>({ ...LOCAL, metadata: { name: 'manual' }, volumeBindingMode: 'Immediate' });
    world.apply(claim('data', { storageClassName: 'fast' }));
    world.apply(claim('more', { storageClassName: 'manual' }));
    expect(world.eventsOn('data')).toEqual(['ProvisioningFailed: storageclass.storage.k8s.io "fast" not found']);
    expect(world.eventsOn('more')).toEqual([
      'ProvisioningFailed: no volume plugin matched name: kubernetes.io/no-provisioner',
    ]);
    world.apply(storageClass('fast'));
    expect(phase(world)).toBe('Bound');
  });
});

test('a volume that is made for a claim is announced, and says who made it', () => {
  const world = new RunningCluster();
  const { metadata } = world.apply(claim('data'));
  const name = `pvc-${metadata.uid}`;
  expect(world.eventsOn('data')).toEqual([
    "ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'disk.csi.kube-tutor.io' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
    'Provisioning: External provisioner is provisioning volume for claim "default/data"',
    `ProvisioningSucceeded: Successfully provisioned volume ${name}`,
  ]);
  const made = world.cluster.get('PersistentVolume', name);
  expect(made?.metadata.annotations).toEqual({ 'pv.kubernetes.io/provisioned-by': 'disk.csi.kube-tutor.io' });
  expect(world.the('PersistentVolumeClaim', 'data').metadata.annotations).toMatchObject({
    'pv.kubernetes.io/bind-completed': 'yes',
    'pv.kubernetes.io/bound-by-controller': 'yes',
    'volume.kubernetes.io/storage-provisioner': 'disk.csi.kube-tutor.io',
  });
});

describe('a class that waits for the first consumer', () => {
  test('waits for a Pod, and says for which when the scheduler finds no Node for it', () => {
    const world = new RunningCluster();
    world.apply(storageClass('late', { volumeBindingMode: 'WaitForFirstConsumer' }));
    world.apply(claim('data', { storageClassName: 'late' }));
    expect(world.eventsOn('data')).toEqual([
      'WaitForFirstConsumer: waiting for first consumer to be created before binding',
    ]);
    for (const name of ['a', 'b']) {
      world.apply(pod(name, 'web:v1', { ...using('data'), nodeSelector: { disk: 'ssd' } }));
    }
    expect(world.eventsOn('data').slice(1)).toEqual([
      'WaitForPodScheduled: waiting for pod a to be scheduled',
      'WaitForPodScheduled: waiting for pods a,b to be scheduled',
    ]);
    world.change('Node', 'node-2', (node) => ({
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, disk: 'ssd' } },
    }));
    expect([phase(world), world.the('Pod', 'a').spec.nodeName]).toEqual(['Bound', 'node-2']);
  });

  test('takes a volume that the chosen Node can reach', () => {
    const world = new RunningCluster();
    world.apply(LOCAL);
    world.apply(localVolume('on-1', 'node-1'));
    world.apply(localVolume('on-3', 'node-3', { capacity: { storage: '5Gi' } }));
    world.apply(claim('data', { storageClassName: 'local' }));
    world.apply(pod('a', 'web:v1', { ...using('data'), nodeSelector: { 'kubernetes.io/hostname': 'node-3' } }));
    expect(volumeOf(world)).toBe('on-3');
    expect(isTrue(world.the('Pod', 'a'), 'Ready')).toBe(true);
    world.apply(claim('more', { storageClassName: 'local' }));
    world.apply(pod('b', 'web:v1', using('more')));
    expect([volumeOf(world, 'more'), world.the('Pod', 'b').spec.nodeName]).toEqual(['on-1', 'node-1']);
  });

  test('and has fewer volumes than Pods that want one: one of them waits, and goes on when there is another', () => {
    const world = new RunningCluster();
    world.apply(LOCAL);
    world.apply(localVolume('on-1', 'node-1'));
    for (const name of ['one', 'two']) world.apply(claim(name, { storageClassName: 'local' }));
    world.cluster.beginWork(undefined);
    world.apply(pod('a', 'web:v1', using('one')));
    world.apply(pod('b', 'web:v1', using('two')));
    expect([phase(world, 'one'), phase(world, 'two')]).toEqual(['Bound', 'Pending']);
    expect(world.the('Pod', 'b').spec.nodeName).toBeUndefined();
    world.apply(localVolume('on-2', 'node-2'));
    expect([volumeOf(world, 'two'), world.the('Pod', 'b').spec.nodeName]).toEqual(['on-2', 'node-2']);
  });
});

describe('a claim that has lost its volume', () => {
  test('is Lost, and says so; it is whole again when its volume is', () => {
    const world = new RunningCluster();
    world.apply(volume('disk'));
    world.apply(claim('data', fixed()));
    const disk = world.cluster.get('PersistentVolume', 'disk')!;
    world.cluster.remove(disk);
    world.loop.rest();
    expect(world.the('PersistentVolumeClaim', 'data').status).toEqual({ phase: 'Lost' });
    expect(world.eventsOn('data')).toEqual([
      'ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!',
    ]);
    world.apply(volume('disk', { claimRef: disk.spec.claimRef }));
    expect(phase(world)).toBe('Bound');
  });

  test('to another claim of that volume is Lost as well', () => {
    const world = new RunningCluster();
    world.apply(volume('disk'));
    world.apply(claim('data', fixed()));
    const disk = world.cluster.get('PersistentVolume', 'disk')!;
    world.cluster.update({
      ...disk,
      spec: { ...disk.spec, claimRef: { ...disk.spec.claimRef, uid: '00000000-0000-4000-8000-000000000000' } },
    });
    world.loop.rest();
    expect(phase(world)).toBe('Lost');
    expect(world.eventsOn('data')).toEqual([
      'ClaimMisbound: Two claims are bound to the same volume, this one is bound incorrectly',
    ]);
  });
});
