import type { Pod } from '../../src/api/objects';
import { invariants } from '../../src/cluster/invariants';
import { Cluster } from '../../src/cluster/cluster';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { Practice } from '../commands/practice';
import { TWO_CONTAINERS } from './two-containers';

const condition = (pod: Pod | undefined, type: string) => pod?.status.conditions?.find((one) => one.type === type);
const isReady = (pod: Pod | undefined) => condition(pod, 'Ready')?.status === 'True';
const containers = (pod: Pod | undefined) =>
  Object.fromEntries((pod?.status.containerStatuses ?? []).map((status) => [status.name, status]));

function practice(...commands: readonly string[]): Practice {
  const cluster = new Practice({ timing: { pull: 0 } });
  for (const command of commands) cluster.done(command);
  return cluster;
}

const podOf = (cluster: Practice, name: string) => cluster.cluster.get('Pod', name, 'default');
const events = (cluster: Practice, reason: string) =>
  cluster.cluster.list('Event').filter((event) => event.reason === reason);

describe('a container that ends', () => {
  test('each container of a Pod has restarts of its own, and the others run on', () => {
    const cluster = practice(TWO_CONTAINERS);
    const before = containers(podOf(cluster, 'lone'));
    cluster.done('crash pod lone -c shipper');
    const after = containers(podOf(cluster, 'lone'));
    expect(after.shipper).toMatchObject({ restartCount: 1, ready: true, lastState: { terminated: { exitCode: 1 } } });
    expect(after.web).toEqual(before.web);
  });

  test('for want of memory ends as the kernel ends it, and starts again like after any crash', () => {
    const cluster = practice(TWO_CONTAINERS, 'oom pod lone -c web', 'oom pod lone -c web');
    const { web, shipper } = containers(podOf(cluster, 'lone'));
    const terminated = { exitCode: 137, reason: 'OOMKilled' };
    expect(web).toMatchObject({ restartCount: 2, ready: true, lastState: { terminated } });
    expect(shipper).toMatchObject({ restartCount: 0 });
    const waits = cluster.cluster.history.filter((step) => step.verb === 'waits-to-restart');
    expect(waits.map((step) => step.detail?.seconds)).toEqual([10]);
    const end = cluster.cluster.history.findLast((step) => step.verb === 'container-ended');
    expect(end?.detail).toMatchObject({ container: 'web', exitCode: 137, reason: 'OOMKilled', limit: '128Mi' });
  });
});

describe('a Pod that its kubelet ends for want of memory on the Node', () => {
  test('is Failed for good, with the words of a kubelet, and stays', () => {
    const cluster = practice(TWO_CONTAINERS, 'fail pod lone', 'wait 10m');
    const pod = podOf(cluster, 'lone');
    const message =
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 90Mi. ' +
      'Container web was using 131072Ki, request is 64Mi, has larger consumption of memory. ' +
      'Container shipper was using 524288Ki, request is 0, has larger consumption of memory. ';
    expect(pod?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted', message });
    expect(condition(pod, 'Ready')).toMatchObject({ status: 'False', reason: 'PodFailed' });
    expect(condition(pod, 'DisruptionTarget')).toMatchObject({
      status: 'True',
      reason: 'TerminationByKubelet',
      message,
    });
    expect(containers(pod).web).toMatchObject({
      ready: false,
      restartCount: 0,
      state: { terminated: { exitCode: 137, reason: 'Error' } },
    });
    expect(events(cluster, 'Evicted')).toMatchObject([{ type: 'Warning', message, source: { component: 'kubelet' } }]);
    expect(events(cluster, 'Killing').map((event) => event.message)).toEqual([
      'Stopping container web',
      'Stopping container shipper',
    ]);
    expect(cluster.done('get pods').stdout).toMatch(/^lone +0\/2 +Error +0 /m);
  });

  test('holds no place: its requests do not count any more', () => {
    const cluster = practice(TWO_CONTAINERS, 'fail pod lone');
    expect(podOf(cluster, 'lone')?.spec.nodeName).toBe('node-2');
    cluster.done('deploy big 1 on kubernetes.io/hostname=node-2');
    const done = cluster.done('set resources deployment big --requests=memory=16Gi');
    expect(done.stdout).toContain('resource requirements updated');
    expect(
      cluster.cluster.list('Pod').filter((pod) => pod.metadata.name.startsWith('big-') && isReady(pod)),
    ).toHaveLength(1);
  });

  test('a ReplicaSet makes another one and lets it stay', () => {
    const cluster = practice('deploy web 3');
    const [first = ''] = cluster.podNames();
    cluster.done(`fail pod ${first}`);
    const phases = cluster.cluster.list('Pod').map(({ status }) => status.phase);
    expect([...phases].sort()).toEqual(['Failed', 'Running', 'Running', 'Running']);
    expect(cluster.cluster.list('ReplicaSet')[0]?.status).toMatchObject({ replicas: 3, readyReplicas: 3 });
    const slice = cluster.cluster.list('EndpointSlice').find((one) => one.metadata.name.startsWith('web'));
    expect(slice?.endpoints.map((endpoint) => endpoint.targetRef?.name)).not.toContain(first);
  });

  test('a StatefulSet deletes it and makes one of its name, on the same volume', () => {
    const cluster = practice('deploy db 2 statefulset');
    const before = podOf(cluster, 'db-1');
    cluster.done('fail pod db-1');
    const after = podOf(cluster, 'db-1');
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(isReady(after)).toBe(true);
    expect(events(cluster, 'RecreatingFailedPod').length + events(cluster, 'SuccessfulDelete').length).toBeGreaterThan(
      0,
    );
    expect(cluster.cluster.list('PersistentVolumeClaim')).toHaveLength(2);
  });

  test('a DaemonSet deletes it and makes one on the same Node, later each time', () => {
    const cluster = practice('deploy agent daemonset');
    const onFirst = () => cluster.cluster.podsOn('node-1').find((pod) => pod.metadata.name.startsWith('agent-'));
    const before = onFirst();
    cluster.done(`fail pod ${before?.metadata.name ?? ''}`);
    expect(onFirst()?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(isReady(onFirst())).toBe(true);
    expect(cluster.cluster.list('Pod')).toHaveLength(3);
    expect(events(cluster, 'FailedDaemonPod')).toHaveLength(1);
  });

  test('a Pod that has not started yet fails too, and nothing of it starts later', () => {
    const cluster = new Practice({ timing: { pull: 600_000 } });
    cluster.done('deploy web 1');
    const [name = ''] = cluster.podNames();
    expect(podOf(cluster, name)?.status.phase).toBe('Pending');
    cluster.done(`fail pod ${name}`);
    cluster.done('wait 20m');
    expect(podOf(cluster, name)?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
    expect(containers(podOf(cluster, name)).web).toMatchObject({ restartCount: 0, started: false });
  });
});

describe('an app that fails its readiness check', () => {
  test('runs on: no restart, not ready, no requests, until it passes again', () => {
    const cluster = practice('deploy web 2');
    const [name = ''] = cluster.podNames();
    const before = containers(podOf(cluster, name)).web;
    const endpoints = () =>
      cluster.cluster
        .list('EndpointSlice')
        .flatMap((slice) => slice.endpoints)
        .filter((endpoint) => endpoint.conditions?.ready === true)
        .map((endpoint) => endpoint.targetRef?.name);
    cluster.done(`unready pod ${name}`);
    cluster.done('wait 10m');
    const message = 'containers with unready status: [web]';
    expect(condition(podOf(cluster, name), 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message,
    });
    expect(containers(podOf(cluster, name)).web).toEqual({ ...before, ready: false });
    expect(endpoints()).not.toContain(name);
    cluster.done(`ready pod ${name}`);
    expect(isReady(podOf(cluster, name))).toBe(true);
    expect(containers(podOf(cluster, name)).web).toEqual(before);
    expect(endpoints()).toContain(name);
  });

  test('is ready again after a restart: the fault was in the process', () => {
    const cluster = practice('deploy web 1');
    const [name = ''] = cluster.podNames();
    cluster.done(`unready pod ${name}`);
    cluster.done(`crash pod ${name}`);
    expect(isReady(podOf(cluster, name))).toBe(true);
    expect(cluster.refused(`ready pod ${name}`).message).toBe(`${name} is ready already.`);
  });

  test('one container of several is enough, and each is put right by itself', () => {
    const cluster = practice(TWO_CONTAINERS, 'unready pod lone -c shipper', 'unready pod lone -c web');
    const message = 'containers with unready status: [web shipper]';
    expect(condition(podOf(cluster, 'lone'), 'Ready')).toMatchObject({ message });
    cluster.done('ready pod lone -c web');
    expect(condition(podOf(cluster, 'lone'), 'Ready')).toMatchObject({
      message: 'containers with unready status: [shipper]',
    });
    cluster.done('ready pod lone');
    expect(isReady(podOf(cluster, 'lone'))).toBe(true);
  });

  test('a slow app that has not answered yet can be unready, and answers at once when put right', () => {
    const cluster = practice('deploy web 1 --image web:slow');
    const [name = ''] = cluster.podNames();
    cluster.done(`crash pod ${name}`);
    cluster.done(`unready pod ${name}`);
    cluster.done('wait 1m');
    expect(isReady(podOf(cluster, name))).toBe(false);
    cluster.done(`ready pod ${name}`);
    expect(isReady(podOf(cluster, name))).toBe(true);
  });
});

describe('faults one after another', () => {
  const faults = ['crash pod', 'oom pod', 'fail pod', 'evict pod', 'unready pod', 'ready pod', 'delete pod'];
  const others = [
    ...['wait 40s', 'drain node-1 --ignore-daemonsets --force', 'uncordon node-1', 'scale db 2', 'scale db 3'],
    ...['node fail node-2', 'node recover node-2', 'node notready node-3', 'node recover node-3'],
  ];

  test.each([1, 2, 3, 4, 5, 6])(
    'leave a cluster that is sound, at rest, and the same when it is loaded again (seed %i)',
    (seed) => {
      const cluster = new Practice({ seed, timing: { pull: 0 } });
      for (const command of ['deploy web 3', 'deploy db 3 statefulset', 'deploy agent daemonset', TWO_CONTAINERS]) {
        cluster.done(command);
      }
      let dice = seed;
      const draw = <T>(from: readonly T[]): T => {
        dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648;
        return from[Math.floor(dice / 65_536) % from.length]!;
      };
      for (let turn = 0; turn < 25; turn++) {
        const fault = draw([...faults, ...faults, ...others]);
        cluster.type(faults.includes(fault) ? `${fault} ${draw(cluster.podNames())}` : fault);
        expect(invariants(cluster.cluster, true)).toEqual([]);
      }
      const state = cluster.cluster.snapshot();
      const loaded = new Cluster(state);
      const loop = new Loop(loaded, CONTROLLERS);
      loop.drain();
      expect(loaded.snapshot().resourceVersion).toBe(state.resourceVersion);
    },
  );
});
