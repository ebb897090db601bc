import type { ConfigMap, Draft, Job } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { CLUSTER_EPOCH, SECOND } from '../../../src/cluster/time';
import { conditionOf, isTrue } from '../../../src/containers/pod-condition';
import { podRow } from '../../../src/printers/pod-row';
import { asking, pod } from '../pod';
import { job, RunningCluster } from '../running-cluster';

const running = () => new RunningCluster({ seed: 3, timing: { pull: 0, start: 0 } });
const the = (world: RunningCluster) => world.the('Pod', 'a');
const status = (world: RunningCluster) => the(world).status.containerStatuses![0]!;
const waiting = (world: RunningCluster) => status(world).state?.waiting;
const seconds = ({ cluster }: RunningCluster) => (cluster.now - CLUSTER_EPOCH) / SECOND;
const onNode1 = (container: object, spec: object = {}) =>
  pod('a', 'web:v1', { containers: [{ name: 'app', image: 'web:v1', ...container }], nodeName: 'node-1', ...spec });

const settings = (data: Record<string, string>): Draft<ConfigMap> =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'default' },
    data,
  }) as unknown as Draft<ConfigMap>;

describe('a container that names what is not there', () => {
  const fromMap = { env: [{ name: 'X', valueFrom: { configMapKeyRef: { name: 'settings', key: 'x' } } }] };

  test('is not made while the ConfigMap or the key is missing, and runs once they are there', () => {
    const world = running();
    world.apply(onNode1(fromMap));
    expect(waiting(world)).toEqual({ reason: 'CreateContainerConfigError', message: 'configmap "settings" not found' });
    expect(the(world).status.phase).toBe('Pending');
    expect(podRow(the(world)).status).toBe('CreateContainerConfigError');
    expect(world.eventsOn('a')).toContain('Failed: Error: configmap "settings" not found');
    world.apply(settings({ y: '1' }));
    expect(waiting(world)?.message).toBe("couldn't find key x in ConfigMap default/settings");
    world.change('ConfigMap', 'settings', (map) => ({ ...map, data: { x: '1' } }));
    expect(isTrue(the(world), 'Ready')).toBe(true);
  });

  test.each([
    [{ envFrom: [{ configMapRef: { name: 'settings' } }] }, 'configmap "settings" not found'],
    [{ envFrom: [{ secretRef: { name: 'token' } }] }, 'secret "token" not found'],
    [{ env: [{ name: 'X', valueFrom: { secretKeyRef: { name: 'token', key: 'x' } } }] }, 'secret "token" not found'],
  ])('%j', (container, message) => {
    const world = running();
    world.apply(onNode1(container));
    expect(waiting(world)).toEqual({ reason: 'CreateContainerConfigError', message });
  });

  test('runs when it is optional', () => {
    const world = running();
    world.apply(onNode1({ envFrom: [{ secretRef: { name: 'token', optional: true } }] }));
    expect(isTrue(the(world), 'Ready')).toBe(true);
  });

  test('waits for a ConfigMap that is a volume, without being made', () => {
    const world = running();
    const volumes = [{ name: 'v', configMap: { name: 'settings' } }];
    world.apply(onNode1({ volumeMounts: [{ name: 'v', mountPath: '/etc/x' }] }, { volumes }));
    expect(waiting(world)?.reason).toBe('ContainerCreating');
    expect(conditionOf(the(world), 'PodReadyToStartContainers')?.status).toBe('False');
    const failed = 'FailedMount: MountVolume.SetUp failed for volume "v" : configmap "settings" not found';
    expect(world.eventsOn('a').filter((event) => event === failed)).toHaveLength(1);
    world.apply(settings({ x: '1' }));
    expect(isTrue(the(world), 'Ready')).toBe(true);
  });

  test('and was made before fails at its next start', () => {
    const world = running();
    world.apply(settings({ x: '1' }));
    world.apply(onNode1({ ...fromMap, image: 'web:crash' }));
    deleteObject(world.cluster, world.the('ConfigMap', 'settings'));
    world.loop.advance(600 * SECOND);
    expect(waiting(world)?.reason).toBe('CreateContainerConfigError');
    expect(status(world).lastState?.terminated?.exitCode).toBe(1);
    expect(the(world).status.phase).toBe('Running');
  });
});

describe('images', () => {
  test.each([
    ['Web:v1', 'invalid reference format: repository name (library/Web) must be lowercase'],
    ['web:v 1', 'invalid reference format'],
    ['web:', 'invalid reference format'],
    ['/web', 'invalid reference format'],
  ])('the name %s cannot be read', (image, why) => {
    const world = running();
    world.apply(onNode1({ image }));
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${why}`;
    expect(waiting(world)).toEqual({ reason: 'InvalidImageName', message });
    expect(world.eventsOn('a')).toEqual(
      expect.arrayContaining([`InspectFailed: ${message}`, 'Failed: Error: InvalidImageName']),
    );
    expect(world.loop.pending()).toEqual([]);
  });

  test.each(['web', 'web:v1', 'ghcr.io/a/b:1.2', 'localhost:5000/a_b', `a@sha256:${'0'.repeat(64)}`])(
    'the name %s can',
    (image) => {
      const world = running();
      world.apply(onNode1({ image }));
      expect(isTrue(the(world), 'Ready')).toBe(true);
    },
  );

  test('that are never pulled are waited for until somebody else has pulled them', () => {
    const world = running();
    world.apply(onNode1({ imagePullPolicy: 'Never' }));
    const message = 'Container image "web:v1" is not present with pull policy of Never';
    expect(waiting(world)).toEqual({ reason: 'ErrImageNeverPull', message });
    expect(world.eventsOn('a')).toEqual(
      expect.arrayContaining([`ErrImageNeverPull: ${message}`, 'Failed: Error: ErrImageNeverPull']),
    );
    world.apply(pod('b', 'web:v1', { nodeName: 'node-1' }));
    expect(isTrue(the(world), 'Ready')).toBe(true);
  });

  test('without a tag are asked for at every start', () => {
    const world = running();
    world.apply(onNode1({ image: 'web' }));
    world.apply(pod('b', 'web', { nodeName: 'node-1' }));
    expect(world.the('Pod', 'b').spec.containers[0]?.imagePullPolicy).toBe('Always');
    expect(world.eventsOn('b')).toContain(
      'Pulled: Successfully pulled image "web" in 0s (0s including waiting). Image size: 72072125 bytes.',
    );
  });
});

describe('a Pod that was given its Node by name', () => {
  test('is rejected when it does not fit', () => {
    const world = running();
    world.apply(asking('b', { cpu: '3900m' }, { nodeName: 'node-1' }));
    world.apply(asking('a', { cpu: '500m' }, { nodeName: 'node-1' }));
    const message = "Node didn't have enough resource: cpu, requested: 500, used: 3900, capacity: 4000";
    expect(the(world).status).toMatchObject({
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: `Pod was rejected: ${message}`,
    });
    expect(world.eventsOn('a')).toContain(`OutOfcpu: ${message}`);
    expect(podRow(the(world)).status).toBe('OutOfcpu');
  });

  test.each([
    [{ nodeSelector: { disk: 'ssd' } }, 'NodeAffinity', "node(s) didn't match Pod's node affinity/selector"],
    [
      { containers: [{ name: 'app', image: 'web:v1', ports: [{ containerPort: 80, hostPort: 80 }] }] },
      'NodePorts',
      "node(s) didn't have free ports for the requested pod ports",
    ],
  ])('%j', (spec, reason, why) => {
    const world = running();
    const ports = [{ containerPort: 80, hostPort: 80 }];
    world.apply(pod('b', 'web:v1', { nodeName: 'node-1', containers: [{ name: 'app', image: 'web:v1', ports }] }));
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1', ...spec }));
    expect(the(world).status).toMatchObject({
      phase: 'Failed',
      reason,
      message: `Pod was rejected: Predicate ${reason} failed: ${why}`,
    });
  });

  test('and fits is told to have a Node by its kubelet', () => {
    const world = running();
    world.apply(onNode1({}));
    expect(isTrue(the(world), 'PodScheduled')).toBe(true);
  });
});

describe('activeDeadlineSeconds', () => {
  test('ends a Pod for good', () => {
    const world = running();
    world.apply(onNode1({}, { activeDeadlineSeconds: 30 }));
    expect(seconds(world)).toBe(30);
    expect(the(world).status).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    });
    expect(conditionOf(the(world), 'Ready')).toMatchObject({ status: 'False', reason: 'PodFailed' });
  });

  test('does nothing to a Pod that ended before', () => {
    const world = running();
    world.apply(onNode1({ image: 'web:exit0' }, { activeDeadlineSeconds: 30, restartPolicy: 'Never' }));
    expect(the(world).status.phase).toBe('Succeeded');
    expect(world.loop.pending()).toEqual([]);
  });
});

describe('readiness gates', () => {
  test('keep a Pod from being ready until somebody opens them', () => {
    const world = running();
    world.apply(onNode1({}, { readinessGates: [{ conditionType: 'example.com/ready' }] }));
    expect(isTrue(the(world), 'ContainersReady')).toBe(true);
    expect(conditionOf(the(world), 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message: 'corresponding condition of pod readiness gate "example.com/ready" does not exist.',
    });
    const opened = (value: 'True' | 'False') =>
      world.change('Pod', 'a', (before) => ({
        ...before,
        status: {
          ...before.status,
          conditions: [
            ...(before.status.conditions ?? []).filter(({ type }) => type !== 'example.com/ready'),
            { type: 'example.com/ready', status: value },
          ],
        },
      }));
    expect(conditionOf(opened('False'), 'Ready')?.message).toBe(
      'the status of pod readiness gate "example.com/ready" is not "True", but False',
    );
    expect(isTrue(opened('True'), 'Ready')).toBe(true);
  });
});

describe('sidecars', () => {
  const sidecar = (name: string, more: object = {}) => ({
    name,
    image: `${name}:v1`,
    restartPolicy: 'Always',
    ...more,
  });

  test('start one after another, each when the one before has started, and count in READY', () => {
    const world = running();
    const startupProbe = { tcpSocket: { port: 80 }, initialDelaySeconds: 5 };
    world.apply(onNode1({}, { initContainers: [sidecar('proxy', { startupProbe }), sidecar('logs')] }));
    const startedAt = world
      .stepsOf(['started'])
      .map(({ at, detail }) => [detail?.container, (at - CLUSTER_EPOCH) / SECOND]);
    expect(startedAt).toEqual([
      ['proxy', 0],
      ['logs', 5],
      ['app', 5],
    ]);
    expect(podRow(the(world))).toMatchObject({ ready: '3/3', status: 'Running' });
  });

  test('hold the Pod back only at its first start', () => {
    const world = running();
    world.apply(onNode1({}, { initContainers: [sidecar('logs', { image: 'logs:crash' })] }));
    expect(the(world).status.phase).toBe('Running');
    expect(isTrue(the(world), 'Initialized')).toBe(true);
    expect(isTrue(the(world), 'Ready')).toBe(false);
    expect(status(world).state?.running).toBeDefined();
    expect(podRow(the(world))).toMatchObject({ ready: '1/2' });
  });

  test('stop when the main container is done, the last one first, and the Pod succeeds', () => {
    const world = running();
    const initContainers = [sidecar('proxy'), sidecar('logs')];
    world.apply(onNode1({ image: 'web:exit0' }, { initContainers, restartPolicy: 'Never' }));
    const ends = the(world).status.initContainerStatuses?.map(({ state }) => state?.terminated?.finishedAt?.slice(-4));
    expect(ends).toEqual(['03Z', '02Z'].map((end) => `:${end}`));
    expect(the(world).status.phase).toBe('Succeeded');
    expect(world.eventsOn('a')).toEqual(
      expect.arrayContaining(['Killing: Stopping container proxy', 'Killing: Stopping container logs']),
    );
  });

  test('let a Job complete', () => {
    const world = running();
    const draft = job('work', 'exit0');
    const { template } = draft.spec;
    const spec = { ...template.spec, initContainers: [sidecar('logs')] };
    world.apply<Job>({ ...draft, spec: { ...draft.spec, template: { ...template, spec } } });
    expect(world.the('Job', 'work').status.succeeded).toBe(1);
  });

  test('of a deleted Pod stop after the main containers', () => {
    const world = running();
    world.apply(onNode1({}, { initContainers: [sidecar('proxy'), sidecar('logs')] }));
    const at = seconds(world);
    deleteObject(world.cluster, the(world));
    world.loop.advance(1_500);
    expect(podRow(the(world))).toMatchObject({ ready: '2/3', status: 'Terminating' });
    world.loop.rest();
    expect(world.cluster.get('Pod', 'a', 'default')).toBeUndefined();
    expect(seconds(world) - at).toBe(3);
  });
});

describe('init containers', () => {
  test('that fail are started again with growing waits, and hold the others back', () => {
    const world = running();
    world.apply(onNode1({}, { initContainers: [{ name: 'one', image: 'one:exit1' }] }));
    expect(the(world).status.phase).toBe('Pending');
    expect(podRow(the(world)).status).toBe('Init:CrashLoopBackOff');
    expect(waiting(world)).toEqual({ reason: 'PodInitializing' });
  });

  test('that fail with restartPolicy Never fail the Pod', () => {
    const world = running();
    world.apply(onNode1({}, { initContainers: [{ name: 'one', image: 'one:exit1' }], restartPolicy: 'Never' }));
    expect(the(world).status.phase).toBe('Failed');
    expect(podRow(the(world)).status).toBe('Init:Error');
  });
});

describe('the end of a Pod', () => {
  const deleted = (container: object, spec: object = {}, grace?: number) => {
    const world = running();
    world.apply(onNode1(container, spec));
    const at = seconds(world);
    deleteObject(world.cluster, the(world), grace === undefined ? {} : { gracePeriodSeconds: grace });
    world.loop.rest();
    expect(world.cluster.get('Pod', 'a', 'default')).toBeUndefined();
    return seconds(world) - at;
  };

  test('waits for the hook before it', () => {
    expect(deleted({ lifecycle: { preStop: { sleep: { seconds: 10 } } } })).toBe(11);
    expect(deleted({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 7'] } } } })).toBe(8);
  });

  test('gives two seconds when the hook took the whole grace', () => {
    const preStop = { exec: { command: ['sleep', '60'] } };
    expect(deleted({ lifecycle: { preStop } }, { terminationGracePeriodSeconds: 5 })).toBe(6);
    expect(deleted({ image: 'web:nostop', lifecycle: { preStop } }, { terminationGracePeriodSeconds: 5 })).toBe(7);
  });

  test('comes by force when the process does not react', () => {
    expect(deleted({ image: 'web:nostop' })).toBe(30);
    expect(deleted({ image: 'web:nostop' }, {}, 5)).toBe(5);
  });

  test('comes sooner when the grace is made shorter, never later', () => {
    const world = running();
    world.apply(onNode1({ image: 'web:nostop' }));
    const at = seconds(world);
    deleteObject(world.cluster, the(world));
    world.loop.advance(3 * SECOND);
    deleteObject(world.cluster, the(world), { gracePeriodSeconds: 60 });
    deleteObject(world.cluster, the(world), { gracePeriodSeconds: 4 });
    world.loop.rest();
    expect(seconds(world) - at).toBe(7);
  });
});

describe('a container with a restart policy of its own', () => {
  const exitCodes = (...values: number[]) => [{ action: 'Restart', exitCodes: { operator: 'In', values } }];

  test.each([
    [{ restartPolicy: 'Never' }, 'Always', 'Failed'],
    [{ restartPolicy: 'Always' }, 'Never', 'Running'],
    [{ restartPolicy: 'Never', restartPolicyRules: exitCodes(1) }, 'Never', 'Running'],
    [{ restartPolicy: 'Never', restartPolicyRules: exitCodes(42) }, 'Never', 'Failed'],
  ])('%j in a Pod with %s ends as %s', (container, restartPolicy, phase) => {
    const world = running();
    world.apply(onNode1({ image: 'web:exit1', ...container }, { restartPolicy }));
    expect(the(world).status.phase).toBe(phase);
  });
});
