import type { Draft, Pod } from '../../../src/api/objects';
import { CLUSTER_EPOCH, SECOND } from '../../../src/cluster/time';
import { failReadiness, passReadiness } from '../../../src/containers/faults/readiness';
import { writeFile } from '../../../src/containers/files';
import { conditionOf, isTrue } from '../../../src/containers/pod-condition';
import { pod } from '../pod';
import { RunningCluster } from '../running-cluster';

const http = (more: object = {}) => ({ httpGet: { path: '/healthz', port: 8080 }, ...more });

const probed = (tag: string, probes: object, spec: object = {}): Draft<Pod> =>
  pod('a', `web:${tag}`, {
    containers: [{ name: 'app', image: `web:${tag}`, ...probes }],
    nodeName: 'node-1',
    ...spec,
  });

const running = () => new RunningCluster({ seed: 3, timing: { pull: 0, start: 0 } });
const the = (world: RunningCluster) => world.the('Pod', 'a');
const status = (world: RunningCluster) => the(world).status.containerStatuses![0]!;
const timesOf = (world: RunningCluster, ...verbs: Parameters<RunningCluster['stepsOf']>[0]) =>
  world.stepsOf(verbs).map(({ at }) => (at - CLUSTER_EPOCH) / SECOND);
const unhealthy = (world: RunningCluster) =>
  world.cluster
    .list('Event')
    .filter(({ reason }) => reason === 'Unhealthy')
    .map(({ message, count }) => `${message ?? ''} (x${count ?? 1})`);

describe('a liveness probe', () => {
  test('that fails three times in a row has the container stopped and started again in the same Pod', () => {
    const world = running();
    world.apply(probed('v1', { livenessProbe: http() }));
    const { uid } = the(world).metadata;
    expect(status(world)).toMatchObject({ ready: true, started: true, restartCount: 0 });
    failReadiness(world.cluster, the(world), 'app');
    world.loop.rest();
    expect(timesOf(world, 'stopped-container')).toEqual([20]);
    expect(timesOf(world, 'restarted')).toEqual([21]);
    expect(the(world).metadata.uid).toBe(uid);
    expect(status(world)).toMatchObject({ ready: true, restartCount: 1, lastState: { terminated: { exitCode: 143 } } });
    expect(unhealthy(world)).toEqual(['Liveness probe failed: HTTP probe failed with statuscode: 500 (x3)']);
    expect(world.eventsOn('a')).toContain('Killing: Container app failed liveness probe, will be restarted');
  });

  test('that fails twice and then passes counts from the beginning', () => {
    const world = running();
    world.apply(probed('v1', { livenessProbe: http() }));
    failReadiness(world.cluster, the(world), 'app');
    world.loop.advance(15 * SECOND);
    passReadiness(world.cluster, the(world), 'app');
    world.loop.advance(10 * SECOND);
    failReadiness(world.cluster, the(world), 'app');
    world.loop.rest();
    expect(timesOf(world, 'stopped-container')).toEqual([50]);
  });

  test('goes on failing, and the waits between restarts grow', () => {
    const world = running();
    world.apply(probed('bad', { livenessProbe: http({ periodSeconds: 1, failureThreshold: 1 }) }));
    expect(timesOf(world, 'restarted')).toEqual([1, 12, 33, 74]);
    expect(status(world).state?.waiting?.reason).toBe('CrashLoopBackOff');
    expect(the(world).status.phase).toBe('Running');
  });

  test('never starts again what restartPolicy Never gives one run', () => {
    const world = running();
    world.apply(probed('bad', { livenessProbe: http() }, { restartPolicy: 'Never' }));
    expect(the(world).status.phase).toBe('Failed');
    expect(world.eventsOn('a')).toContain('Killing: Container app failed liveness probe');
  });

  test('stops within its own grace, where the process does not react', () => {
    const world = running();
    const livenessProbe = http({ failureThreshold: 1, terminationGracePeriodSeconds: 4 });
    world.apply(probed('nostop', { livenessProbe }));
    failReadiness(world.cluster, the(world), 'app');
    world.loop.rest();
    expect(timesOf(world, 'restarted')).toEqual([4]);
    expect(status(world).lastState?.terminated).toMatchObject({ exitCode: 137, reason: 'Error' });
  });

  test('of a container that answers is no timer', () => {
    const world = running();
    world.apply(probed('v1', { livenessProbe: http(), readinessProbe: http() }));
    expect(world.loop.pending()).toEqual([]);
  });
});

describe('a readiness probe', () => {
  test('makes a container ready at its first success, after its initial delay', () => {
    const world = running();
    world.apply(probed('v1', { readinessProbe: http({ initialDelaySeconds: 7, successThreshold: 2 }) }));
    expect(timesOf(world, 'became-ready')).toEqual([17]);
  });

  test('that fails takes the Pod out, and nothing is restarted', () => {
    const world = running();
    world.apply(probed('v1', { readinessProbe: http({ periodSeconds: 5 }) }));
    world.loop.advance(2 * SECOND);
    failReadiness(world.cluster, the(world), 'app');
    expect(isTrue(the(world), 'Ready')).toBe(true);
    world.loop.rest();
    expect(timesOf(world, 'became-unready')).toEqual([15]);
    expect(conditionOf(the(world), 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [app]',
    });
    expect(status(world)).toMatchObject({ ready: false, started: true, restartCount: 0 });
    passReadiness(world.cluster, the(world), 'app');
    world.loop.rest();
    expect(timesOf(world, 'became-ready')).toEqual([0, 20]);
  });

  test('that never passes says so, and then holds nothing open', () => {
    const world = running();
    world.apply(probed('bad', { readinessProbe: http({ failureThreshold: 100 }) }));
    expect(unhealthy(world)).toEqual([
      'Readiness probe failed: Get "http://10.0.1.2:8080/healthz": context deadline exceeded ' +
        '(Client.Timeout exceeded while awaiting headers) (x3)',
    ]);
    expect(world.loop.pending()).toEqual([]);
    expect(the(world).status.phase).toBe('Running');
  });

  test('on a port that the container does not declare finds nobody there', () => {
    const world = running();
    world.apply(probed('v1', { ports: [{ containerPort: 80 }], readinessProbe: http() }));
    expect(unhealthy(world)).toEqual([
      'Readiness probe failed: Get "http://10.0.1.2:8080/healthz": dial tcp 10.0.1.2:8080: connect: connection refused (x3)',
    ]);
  });

  test('on a port whose name nobody has cannot be made', () => {
    const world = running();
    world.apply(probed('v1', { readinessProbe: { tcpSocket: { port: 'web' } } }));
    expect(isTrue(the(world), 'Ready')).toBe(false);
    expect(unhealthy(world)[0]).toBe(
      'Readiness probe errored and resulted in unknown state: strconv.Atoi: parsing "web": invalid syntax (x3)',
    );
  });

  test('that looks for a file passes once somebody has written it', () => {
    const world = running();
    world.apply(probed('v1', { readinessProbe: { exec: { command: ['cat', '/tmp/ready'] } } }));
    expect(unhealthy(world)).toEqual([
      "Readiness probe failed: cat: can't open '/tmp/ready': No such file or directory (x3)",
    ]);
    writeFile(world.cluster, the(world), '/tmp/ready', 'yes');
    world.cluster.nudge(the(world));
    world.loop.rest();
    expect(isTrue(the(world), 'Ready')).toBe(true);
  });
});

describe('a startup probe', () => {
  test('holds the others back until it passes', () => {
    const world = running();
    const startupProbe = http({ periodSeconds: 3 });
    world.apply(probed('slow', { startupProbe, readinessProbe: http(), livenessProbe: http({ failureThreshold: 1 }) }));
    expect(timesOf(world, 'became-ready')).toEqual([6]);
    expect(status(world)).toMatchObject({ started: true, ready: true, restartCount: 0 });
    expect(unhealthy(world)).toEqual([
      'Startup probe failed: Get "http://10.0.1.2:8080/healthz": dial tcp 10.0.1.2:8080: connect: connection refused (x2)',
    ]);
  });

  test('without a readiness probe the container is ready when it has started', () => {
    const world = running();
    world.apply(probed('v1', { startupProbe: http({ initialDelaySeconds: 4 }) }));
    expect(timesOf(world, 'became-ready')).toEqual([4]);
  });

  test('that gives too little time has the container stopped again and again', () => {
    const world = running();
    world.apply(probed('slow', { startupProbe: http({ periodSeconds: 1, failureThreshold: 2 }) }));
    expect(status(world).ready).toBe(false);
    expect(status(world).restartCount).toBeGreaterThan(2);
    expect(world.eventsOn('a')).toContain('Killing: Container app failed startup probe, will be restarted');
  });
});

test('the same instant looked at twice counts one look', () => {
  const world = running();
  world.apply(probed('bad', { livenessProbe: http({ failureThreshold: 2 }) }));
  const failures = world.stepsOf(['stopped-container']).length;
  for (let i = 0; i < 3; i++) {
    world.cluster.nudge(the(world));
    world.loop.drain();
  }
  expect(world.stepsOf(['stopped-container'])).toHaveLength(failures);
});
