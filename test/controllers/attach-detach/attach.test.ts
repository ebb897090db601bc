import type { Draft, Job, PersistentVolume } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { isTrue } from '../../../src/containers/pod-condition';
import { claim, pod, using } from '../pod';
import { deployment, job, RunningCluster, statefulSet, withImage } from '../running-cluster';

const on = (nodeName: string, claimName = 'data') => ({ nodeName, ...using(claimName) });
const volumeOf = (world: RunningCluster, name = 'data') =>
  world.the('PersistentVolumeClaim', name).spec.volumeName ?? '';
const attached = ({ cluster }: RunningCluster) =>
  cluster.list('VolumeAttachment').map(({ spec, status }) => `${spec.nodeName} ${status.attached}`);
const isReady = (world: RunningCluster, name: string) => isTrue(world.the('Pod', name), 'Ready');
const eventOf = (world: RunningCluster, name: string, reason: string) =>
  world.eventsOn(name).filter((event) => event.startsWith(`${reason}: `));
const withVolume = (name: string, spec: object = {}) =>
  deployment(name, {
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name, image: `${name}:v1` }], ...using('data') },
    },
    ...spec,
  });

describe('a volume that Nodes must be given', () => {
  test('is attached to the Node of its Pod, which says so, and mounted there', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', on('node-2')));
    const volume = volumeOf(world);
    expect(attached(world)).toEqual(['node-2 true']);
    expect(eventOf(world, 'a', 'SuccessfulAttachVolume')).toEqual([
      `SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume "${volume}" `,
    ]);
    const { volumesAttached, volumesInUse } = world.the('Node', 'node-2').status;
    const name = `kubernetes.io/csi/disk.csi.kube-tutor.io^${volume}`;
    expect(volumesAttached).toEqual([{ name, devicePath: '' }]);
    expect(volumesInUse).toEqual([name]);
    expect(isReady(world, 'a')).toBe(true);
  });

  test('is used by every Pod on that Node: ReadWriteOnce means one Node', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    for (const name of ['a', 'b', 'c']) world.apply(pod(name, 'web:v1', on('node-2')));
    expect(attached(world)).toEqual(['node-2 true']);
    expect(['a', 'b', 'c'].every((name) => isReady(world, name))).toBe(true);
  });

  test('is not given to a second Node: Pods there are told once who has it, and stay ContainerCreating', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', on('node-1')));
    world.apply(pod('b', 'web:v1', on('node-1')));
    world.apply(pod('c', 'web:v1', on('node-2')));
    const waiting = world.the('Pod', 'c');
    expect(waiting.status.phase).toBe('Pending');
    expect(waiting.status.containerStatuses?.[0]?.state?.waiting?.reason).toBe('ContainerCreating');
    expect(waiting.status.podIP).toBeUndefined();
    expect(isTrue(waiting, 'PodReadyToStartContainers')).toBe(false);
    const refusal = `FailedAttachVolume: Multi-Attach error for volume "${volumeOf(world)}" Volume is already used by pod(s) a, b`;
    world.loop.advance(110_000);
    expect(eventOf(world, 'c', 'FailedAttachVolume')).toEqual([refusal]);
    expect(eventOf(world, 'c', 'FailedMount')).toEqual([]);
    world.loop.advance(3 * 123_000);
    expect(eventOf(world, 'c', 'FailedMount')).toEqual([
      'FailedMount: Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[]: context deadline exceeded',
    ]);
    expect(world.cluster.list('Event').find(({ reason }) => reason === 'FailedMount')?.count).toBe(3);
    expect(world.cluster.list('Event').find(({ reason }) => reason === 'FailedAttachVolume')?.count).toBe(1);
  });

  test('goes to the next Node when the last Pod that has it is gone', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    for (const [name, node] of [
      ['a', 'node-1'],
      ['b', 'node-2'],
    ] as const) {
      world.apply(pod(name, 'web:v1', on(node)));
    }
    expect(isReady(world, 'b')).toBe(false);
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.rest();
    expect(attached(world)).toEqual(['node-2 true']);
    expect(isReady(world, 'b')).toBe(true);
    expect(world.the('Node', 'node-1').status.volumesAttached).toBeUndefined();
  });

  test('goes when its Pod has ended, though the Pod is still there', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    const draft = job('report', 'exit0');
    const { template } = draft.spec;
    const spec = { ...template.spec, ...on('node-1') };
    world.apply<Job>({ ...draft, spec: { ...draft.spec, template: { ...template, spec } } });
    world.apply(pod('b', 'web:v1', on('node-2')));
    expect(isReady(world, 'b')).toBe(true);
    expect(attached(world)).toEqual(['node-2 true']);
  });

  test('is taken away when nobody needs it any more, and not sooner than a Pod could come back', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', on('node-1')));
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.rest();
    expect(attached(world)).toEqual(['node-1 true']);
    world.loop.advance(100);
    expect(attached(world)).toEqual([]);
  });

  test('takes as long to come free as the table of latencies says', () => {
    const world = new RunningCluster({ timing: { detach: 10_000 } });
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', on('node-1')));
    world.apply(pod('b', 'web:v1', on('node-2')));
    const start = world.cluster.now;
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.rest();
    expect(isReady(world, 'b')).toBe(true);
    // 1 s to stop, 10 s to detach, 2 s to pull, 1 s to start.
    expect(world.cluster.now - start).toBe(14_000);
    expect(eventOf(world, 'b', 'FailedAttachVolume')).toHaveLength(1);
  });
});

describe('who has a volume', () => {
  const volume: Draft<PersistentVolume> = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
      storageClassName: '',
      csi: { driver: 'disk.example', volumeHandle: 'disk' },
    },
  } as unknown as Draft<PersistentVolume>;

  test('may be several Nodes where an access mode of the volume allows many', () => {
    const world = new RunningCluster();
    world.apply(volume);
    world.apply(claim('data', { storageClassName: '' }));
    for (const node of ['node-1', 'node-2', 'node-3']) world.apply(pod(`on-${node}`, 'web:v1', on(node)));
    expect(attached(world)).toEqual(['node-1 true', 'node-2 true', 'node-3 true']);
  });

  test('is nobody where the driver only mounts: nothing keeps two Nodes from one ReadWriteOnce volume', () => {
    const world = new RunningCluster();
    const { csi: _none, ...spec } = volume.spec;
    world.apply<PersistentVolume>({
      ...volume,
      spec: { ...spec, accessModes: ['ReadWriteOnce'], nfs: { server: 'files', path: '/' } },
    });
    world.apply(claim('data', { storageClassName: '' }));
    for (const node of ['node-1', 'node-2']) world.apply(pod(`on-${node}`, 'web:v1', on(node)));
    expect(attached(world)).toEqual([]);
    expect(['on-node-1', 'on-node-2'].every((name) => isReady(world, name))).toBe(true);
  });
});

describe('a Deployment whose Pods name one ReadWriteOnce claim', () => {
  test('runs them on one Node only; those elsewhere hang, and nothing moves them', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(withVolume('web'));
    const ready = world.pods().filter((one) => isTrue(one, 'Ready'));
    expect(ready).toHaveLength(1);
    const uids = world.pods().map(({ metadata }) => metadata.uid);
    world.loop.advance(700_000);
    expect(world.pods().map(({ metadata }) => metadata.uid)).toEqual(uids);
    const conditions = world.the('Deployment', 'web').status.conditions ?? [];
    expect(conditions.find(({ type }) => type === 'Available')?.status).toBe('False');
    expect(conditions.find(({ type }) => type === 'Progressing')?.reason).toBe('ProgressDeadlineExceeded');
  });

  test('shares it on one Node', () => {
    const world = new RunningCluster({ nodes: 1 });
    world.apply(claim('data'));
    world.apply(withVolume('web'));
    expect(world.pods().every((one) => isTrue(one, 'Ready'))).toBe(true);
  });

  test('and has one Pod: a rolling update locks up, because the new Pod waits for the old and the old for the new', () => {
    const world = new RunningCluster({ seed: 2 });
    world.apply(claim('data'));
    world.apply(withVolume('web', { replicas: 1 }));
    const [old] = world.pods();
    world.change('Node', old?.spec.nodeName ?? '', (node) => ({
      ...node,
      spec: { ...node.spec, unschedulable: true },
    }));
    world.change('Deployment', 'web', (object) => withImage(object, 'web:v2'));
    world.loop.advance(900_000);
    expect(world.pods().map((one) => [one.spec.containers[0]?.image, isTrue(one, 'Ready')])).toEqual([
      ['web:v1', true],
      ['web:v2', false],
    ]);
  });

  test('and strategy Recreate: the old Pod is gone before the new one needs the volume', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(withVolume('web', { replicas: 1, strategy: { type: 'Recreate' } }));
    const [old] = world.pods();
    world.change('Node', old?.spec.nodeName ?? '', (node) => ({
      ...node,
      spec: { ...node.spec, unschedulable: true },
    }));
    world.change('Deployment', 'web', (object) => withImage(object, 'web:v2'));
    expect(world.pods().map((one) => [one.spec.containers[0]?.image, isTrue(one, 'Ready')])).toEqual([
      ['web:v2', true],
    ]);
  });
});

test('a Pod of a StatefulSet that is deleted finds its volume where it is, and needs no second attachment', () => {
  const world = new RunningCluster({ nodes: 1 });
  const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec: claim('data').spec }];
  world.apply(statefulSet('db', { replicas: 1, volumeClaimTemplates }));
  const [before] = world.cluster.list('VolumeAttachment');
  deleteObject(world.cluster, world.the('Pod', 'db-0'));
  world.loop.rest();
  world.loop.advance(1000);
  expect(world.cluster.list('VolumeAttachment')).toEqual([before]);
  expect(isReady(world, 'db-0')).toBe(true);
});
