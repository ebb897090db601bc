import type { PersistentVolume } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { updateObject } from '../../../src/cluster/admission';
import { deleteObject } from '../../../src/cluster/deletion';
import { FailingNodes } from '../failing-nodes';
import { claim, pod, using } from '../pod';
import { job, RunningCluster } from '../running-cluster';
import { storageClass, volume } from './volume';

const fixed = { storageClassName: '' };
const on = (nodeName: string) => ({ nodeName, ...using('data') });
const the = (world: RunningCluster, name: string): PersistentVolume | undefined =>
  world.cluster.get('PersistentVolume', name);
const drop = (world: RunningCluster, kind: 'Pod' | 'PersistentVolumeClaim', name: string) => {
  deleteObject(world.cluster, world.the(kind, name));
  world.loop.rest();
};

describe('a volume whose claim is gone', () => {
  test('is kept under Retain, and never given to another claim until its claimRef is cleared', () => {
    const world = new RunningCluster();
    world.apply(volume('disk'));
    world.apply(claim('data', fixed));
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(the(world, 'disk')?.status.phase).toBe('Released');
    world.apply(claim('data', fixed));
    expect(world.the('PersistentVolumeClaim', 'data').status.phase).toBe('Pending');
    const { claimRef: _gone, ...spec } = the(world, 'disk')!.spec;
    world.cluster.update({ ...the(world, 'disk')!, spec });
    world.loop.rest();
    expect(world.the('PersistentVolumeClaim', 'data').spec.volumeName).toBe('disk');
  });

  test('goes with what it stands for under Delete, if somebody knows how', () => {
    const world = new RunningCluster();
    const deleted = { persistentVolumeReclaimPolicy: 'Delete' };
    world.apply(volume('tmp', { ...deleted, hostPath: { path: '/tmp/disk' } }));
    world.apply(claim('data', fixed));
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(the(world, 'tmp')).toBeUndefined();
    world.apply(volume('disk', deleted));
    world.apply(claim('data', fixed));
    drop(world, 'PersistentVolumeClaim', 'data');
    const message = 'host_path deleter only supports /tmp/.+ but received provided /data';
    expect(the(world, 'disk')?.status).toEqual({ phase: 'Failed', message });
    expect(world.eventsOn('disk')).toEqual([`VolumeFailedDelete: ${message}`]);
    deleteObject(world.cluster, the(world, 'disk')!);
    world.loop.rest();
    expect(the(world, 'disk')).toBeUndefined();
  });

  test('without a driver that deletes is Failed', () => {
    const world = new RunningCluster();
    const nfs = { server: 'files', path: '/' };
    world.apply(volume('disk', { persistentVolumeReclaimPolicy: 'Delete', hostPath: undefined, nfs }));
    world.apply(claim('data', fixed));
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(world.eventsOn('disk')).toEqual([
      'VolumeFailedDelete: error getting deleter volume plugin for volume "disk": no deletable volume plugin matched',
    ]);
  });

  test('takes the policy of its class', () => {
    const world = new RunningCluster();
    world.apply(storageClass('keep', { reclaimPolicy: 'Retain' }));
    world.apply(claim('data', { storageClassName: 'keep' }));
    const name = world.the('PersistentVolumeClaim', 'data').spec.volumeName ?? '';
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(the(world, name)?.status.phase).toBe('Released');
  });

  test('on a dead Node is not deleted before it is detached', () => {
    const world = new FailingNodes();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', on('node-2')));
    const name = world.the('PersistentVolumeClaim', 'data').spec.volumeName ?? '';
    world.fail('node-2');
    world.pass(60);
    deleteObject(world.cluster, world.the('Pod', 'a'), { gracePeriodSeconds: 0 });
    world.loop.drain();
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(the(world, name)?.status.phase).toBe('Released');
    expect(world.eventsOn(name)).toEqual([
      `VolumeFailedDelete: persistentvolume ${name} is still attached to node node-2`,
    ]);
    world.pass(361);
    expect(the(world, name)).toBeUndefined();
    expect(world.cluster.count('VolumeAttachment')).toBe(0);
  });
});

describe('a claim that is deleted', () => {
  test('stays while a finished Pod names it, until that Pod is deleted', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    const { template } = job('report', 'exit0').spec;
    world.apply(pod('report', 'report:exit0', { ...template.spec, ...using('data') }));
    expect(world.the('Pod', 'report').status.phase).toBe('Succeeded');
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(world.the('PersistentVolumeClaim', 'data').metadata.deletionTimestamp).toBeDefined();
    drop(world, 'Pod', 'report');
    expect(world.cluster.count('PersistentVolumeClaim')).toBe(0);
    expect(world.cluster.count('PersistentVolume')).toBe(0);
  });

  test('does not wait for a Pod that never had a Node, and new Pods do not get it', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(pod('never', 'web:v1', { ...using('data'), nodeSelector: { disk: 'none' } }));
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(world.cluster.count('PersistentVolumeClaim')).toBe(0);
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', using('data')));
    drop(world, 'PersistentVolumeClaim', 'data');
    world.apply(pod('late', 'web:v1', using('data')));
    expect(world.eventsOn('late')).toEqual([
      expect.stringContaining(
        'FailedScheduling: 0/3 nodes are available: persistentvolumeclaim "data" is being deleted.',
      ),
    ]);
  });

  test('takes a volume along that was deleted before it', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    const name = world.the('PersistentVolumeClaim', 'data').spec.volumeName ?? '';
    deleteObject(world.cluster, the(world, name)!);
    world.loop.rest();
    expect(the(world, name)?.metadata.finalizers).toEqual([
      'external-provisioner.volume.kubernetes.io/finalizer',
      'kubernetes.io/pv-protection',
    ]);
    drop(world, 'PersistentVolumeClaim', 'data');
    expect(the(world, name)).toBeUndefined();
  });
});

describe('a claim that asks for more', () => {
  const grow = (world: RunningCluster, storage: string) => {
    const before = world.the('PersistentVolumeClaim', 'data');
    const resources = { requests: { storage } };
    const changed = updateObject(world.cluster, { ...before, spec: { ...before.spec, resources } });
    world.loop.rest();
    return isRejected(changed) ? changed.message : world.the('PersistentVolumeClaim', 'data').status;
  };

  test('gets it while a Pod has it mounted', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', on('node-1')));
    expect(grow(world, '5Gi')).toMatchObject({ phase: 'Bound', capacity: { storage: '5Gi' } });
    const name = world.the('PersistentVolumeClaim', 'data').spec.volumeName ?? '';
    expect(the(world, name)?.spec.capacity).toEqual({ storage: '5Gi' });
    expect(world.eventsOn('a').at(-1)).toBe(
      `FileSystemResizeSuccessful: MountVolume.NodeExpandVolume succeeded for volume "${name}" node-1`,
    );
  });

  test('waits for a Pod without one: the file system grows where it is mounted', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    const status = grow(world, '5Gi');
    expect(status).toMatchObject({ capacity: { storage: '1Gi' } });
    expect(world.the('PersistentVolumeClaim', 'data').status.conditions).toMatchObject([
      {
        type: 'FileSystemResizePending',
        status: 'True',
        message: 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.',
      },
    ]);
    world.apply(pod('a', 'web:v1', on('node-1')));
    expect(world.the('PersistentVolumeClaim', 'data').status).toEqual({
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '5Gi' },
    });
  });

  test('is refused where the class does not let volumes grow, and less than there is is refused always', () => {
    const world = new RunningCluster();
    world.apply(storageClass('stiff'));
    world.apply(claim('data', { storageClassName: 'stiff', resources: { requests: { storage: '2Gi' } } }));
    expect(grow(world, '5Gi')).toBe(
      'Error from server (Forbidden): persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    );
    expect(grow(world, '1Gi')).toContain(
      'spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    );
    expect(world.the('PersistentVolumeClaim', 'data').spec.resources.requests).toEqual({ storage: '2Gi' });
  });
});
