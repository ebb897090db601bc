import type { Pod } from '../../src/api/objects';
import { isRejected } from '../../src/api/rejection';
import { createObject } from '../../src/cluster/admission';
import { deleteObject } from '../../src/cluster/deletion';
import { nodeObject } from '../../src/cluster/new-cluster';
import { CLUSTER_EPOCH, SECOND } from '../../src/cluster/time';
import { crashContainer } from '../../src/containers/faults';
import { conditionOf, isTrue } from '../../src/containers/pod-condition';
import { pod } from './pod';
import { RunningCluster } from './running-cluster';

const running = () => new RunningCluster({ seed: 3 });
const status = (target: Pod) => target.status.containerStatuses![0]!;
const secondsIn = ({ cluster }: RunningCluster) => (cluster.now - CLUSTER_EPOCH) / SECOND;
const timesOf = (world: RunningCluster, verb: 'restarted' | 'failed-to-pull' | 'became-ready') =>
  world.stepsOf([verb]).map(({ at }) => (at - CLUSTER_EPOCH) / SECOND);

describe('starting', () => {
  test('the first Pod of an image on a Node waits for the pull, the next one does not', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    expect(secondsIn(world)).toBe(3);
    world.apply(pod('b', 'web:v1', { nodeName: 'node-1' }));
    expect(secondsIn(world)).toBe(4);
    expect(world.eventsOn('a')).toEqual(
      expect.arrayContaining([
        'Pulling: Pulling image "web:v1"',
        'Pulled: Successfully pulled image "web:v1" in 2s (2s including waiting). Image size: 72072125 bytes.',
        'Created: Container created',
        'Started: Container started',
      ]),
    );
    expect(world.eventsOn('b')).toContain(
      'Pulled: Container image "web:v1" already present on machine and can be accessed by the pod',
    );
  });

  test('a running Pod has what a kubelet reports', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-2' }));
    const { phase, podIP, hostIP, startTime, qosClass } = world.the('Pod', 'a').status;
    expect({ phase, podIP, hostIP, startTime, qosClass }).toEqual({
      phase: 'Running',
      podIP: '10.0.2.2',
      hostIP: '172.18.0.2',
      startTime: '2026-01-01T09:00:00Z',
      qosClass: 'BestEffort',
    });
    for (const type of ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady']) {
      expect(isTrue(world.the('Pod', 'a'), type)).toBe(true);
    }
    expect(status(world.the('Pod', 'a'))).toMatchObject({ ready: true, started: true, restartCount: 0 });
  });

  test('an address is not given again at once', () => {
    const world = running();
    const first = world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    deleteObject(world.cluster, world.the('Pod', first.metadata.name));
    world.loop.rest();
    world.apply(pod('b', 'web:v1', { nodeName: 'node-1' }));
    expect(world.the('Pod', 'b').status.podIP).toBe('10.0.1.3');
  });

  test('with a stagger Pods become ready one at a time', () => {
    const world = new RunningCluster({ timing: { stagger: 400 } });
    for (const name of ['a', 'b', 'c']) createObject(world.cluster, pod(name));
    world.loop.rest();
    expect(timesOf(world, 'became-ready')).toEqual([3, 3.4, 3.8]);
  });

  test('init containers run one after another before the others', () => {
    const world = running();
    const initContainers = ['one', 'two'].map((name) => ({ name, image: 'init:v1' }));
    createObject(world.cluster, pod('a', 'web:v1', { nodeName: 'node-1', initContainers }));
    world.loop.advance(4_500);
    expect(conditionOf(world.the('Pod', 'a'), 'Initialized')?.message).toBe('containers with incomplete status: [two]');
    world.loop.rest();
    expect(world.the('Pod', 'a').status.phase).toBe('Running');
    expect(world.the('Pod', 'a').status.initContainerStatuses?.map(({ state }) => state?.terminated?.reason)).toEqual([
      'Completed',
      'Completed',
    ]);
  });
});

describe('images with a fate', () => {
  test(':bad runs and is never ready', () => {
    const world = running();
    world.apply(pod('a', 'web:bad'));
    const unready = world.the('Pod', 'a');
    expect(unready.status.phase).toBe('Running');
    expect(conditionOf(unready, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [app]',
    });
  });

  test(':slow is ready five seconds after its start', () => {
    const world = running();
    world.apply(pod('a', 'web:slow'));
    expect(timesOf(world, 'became-ready')).toEqual([8]);
  });

  test(':nopull is tried again after 10, 20 and 40 seconds; longer waits hold nothing open', () => {
    const world = running();
    world.apply(pod('a', 'web:nopull'));
    expect(timesOf(world, 'failed-to-pull')).toEqual([0, 10, 30, 70]);
    expect(secondsIn(world)).toBe(70);
    expect(world.the('Pod', 'a').status.phase).toBe('Pending');
    expect(status(world.the('Pod', 'a')).state?.waiting?.reason).toBe('ImagePullBackOff');
    expect(world.loop.pending()[0]).toMatchObject({ at: CLUSTER_EPOCH + 150_000, next: { verb: 'waits-to-pull' } });
    expect(world.eventsOn('a')).toEqual(
      expect.arrayContaining(['Failed: Error: ErrImagePull', 'BackOff: Back-off pulling image "web:nopull"']),
    );
  });

  test(':crash restarts at once, then after 10, 20 and 40 seconds from its end, and stays Running', () => {
    const world = running();
    world.apply(pod('a', 'web:crash'));
    expect(timesOf(world, 'restarted')).toEqual([4, 15, 36, 77]);
    const looping = world.the('Pod', 'a');
    expect(looping.status.phase).toBe('Running');
    expect(status(looping).state?.waiting).toEqual({
      reason: 'CrashLoopBackOff',
      message: `back-off 1m20s restarting failed container=app pod=a_default(${looping.metadata.uid})`,
    });
    expect(status(looping).lastState?.terminated).toMatchObject({ exitCode: 1, reason: 'Error' });
  });

  test(':oom is killed with 137', () => {
    const world = running();
    world.apply(pod('a', 'web:oom'));
    expect(status(world.the('Pod', 'a')).lastState?.terminated).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
  });

  test.each([
    ['exit0', 'Never', 'Succeeded'],
    ['exit0', 'OnFailure', 'Succeeded'],
    ['exit0', 'Always', 'Running'],
    ['exit1', 'Never', 'Failed'],
    ['exit1', 'OnFailure', 'Running'],
  ])(':%s with restartPolicy %s ends as %s', (tag, restartPolicy, phase) => {
    const world = running();
    world.apply(pod('a', `web:${tag}`, { restartPolicy }));
    expect(world.the('Pod', 'a').status.phase).toBe(phase);
  });
});

describe('a crash', () => {
  function crash(world: RunningCluster, loop = false) {
    const rejected = crashContainer(world.cluster, world.the('Pod', 'a'), { exitCode: 3, loop });
    world.loop.rest();
    return rejected;
  }

  test('ends the container and keeps the Pod: same name, address, Node, one restart', () => {
    const world = running();
    world.apply(pod('a'));
    const before = world.the('Pod', 'a');
    const at = secondsIn(world);
    expect(crash(world)).toBeUndefined();
    const after = world.the('Pod', 'a');
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(after.status.podIP).toBe(before.status.podIP);
    expect(status(after)).toMatchObject({ ready: true, restartCount: 1, lastState: { terminated: { exitCode: 3 } } });
    expect(secondsIn(world)).toBe(at);
  });

  test('soon after another waits ten seconds; after ten good minutes it does not', () => {
    const world = running();
    world.apply(pod('a'));
    crash(world);
    const second = secondsIn(world);
    crash(world);
    expect(secondsIn(world) - second).toBe(10);
    world.loop.advance(601 * SECOND);
    const third = secondsIn(world);
    crash(world);
    expect(secondsIn(world)).toBe(third);
    expect(status(world.the('Pod', 'a')).restartCount).toBe(3);
  });

  test('that loops comes again one second after each restart', () => {
    const world = running();
    world.apply(pod('a'));
    crash(world, true);
    expect(timesOf(world, 'restarted').map((at) => at - 3)).toEqual([0, 11, 32, 73]);
  });

  test('needs a container that runs', () => {
    const world = running();
    world.apply(pod('a', 'web:nopull'));
    const rejected = crash(world);
    expect(isRejected(rejected)).toBe(true);
    expect(rejected?.message).toBe('No container of Pod a runs now.');
  });
});

describe('stopping', () => {
  test('a deleted Pod is gone after a second', () => {
    const world = running();
    world.apply(pod('a'));
    const at = secondsIn(world);
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.drain();
    expect(world.the('Pod', 'a').metadata.deletionGracePeriodSeconds).toBe(30);
    world.loop.rest();
    expect(world.cluster.get('Pod', 'a', 'default')).toBeUndefined();
    expect(secondsIn(world)).toBe(at + 1);
    expect(world.eventsOn('a')).toContain('Killing: Stopping container app');
  });

  test('its grace is the longest it may take', () => {
    const world = new RunningCluster({ timing: { stop: 60_000 } });
    world.apply(pod('a', 'web:v1', { terminationGracePeriodSeconds: 5 }));
    const at = secondsIn(world);
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.rest();
    expect(secondsIn(world)).toBe(at + 5);
  });

  test('a Pod in back-off does not start again', () => {
    const world = running();
    world.apply(pod('a', 'web:crash'));
    deleteObject(world.cluster, world.the('Pod', 'a'));
    world.loop.rest();
    expect(world.cluster.count('Pod')).toBe(0);
    expect(world.loop.pending()).toEqual([]);
  });
});

test('a Node that joins becomes Ready after two seconds and runs Pods only then', () => {
  const world = running();
  world.cluster.create('Node', nodeObject(world.cluster, 'node-4', { disk: 'ssd' }));
  world.apply(pod('a', 'web:v1', { nodeSelector: { disk: 'ssd' } }));
  const node = world.the('Node', 'node-4');
  expect(node.spec.taints).toBeUndefined();
  expect(world.the('Pod', 'a').spec.nodeName).toBe('node-4');
  expect(timesOf(world, 'became-ready')).toEqual([5]);
  expect(world.eventsOn('node-4')).toEqual(['NodeReady: Node node-4 status is now: NodeReady']);
});

describe('another image in the spec of a Pod', () => {
  const withImage = (world: RunningCluster, image: string) =>
    world.change('Pod', 'a', (before) => {
      const containers = before.spec.containers.map((container) => ({ ...container, image }));
      return { ...before, spec: { ...before.spec, containers } };
    });

  test('replaces the container in the same Pod and counts as a restart', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    const after = withImage(world, 'web:v2');
    expect(status(after)).toMatchObject({ restartCount: 1, ready: true, image: 'web:v2' });
    expect(status(after).lastState?.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' });
    expect(world.eventsOn('a')).toContain('Killing: Container app definition changed, will be restarted');
  });

  test('that cannot be pulled counts once it is repaired, and is tried at once', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    expect(status(withImage(world, 'web:nopull'))).toMatchObject({ restartCount: 0, ready: false });
    const from = secondsIn(world);
    expect(status(withImage(world, 'web:v2'))).toMatchObject({ restartCount: 1, ready: true });
    expect(secondsIn(world) - from).toBe(3);
  });
});
