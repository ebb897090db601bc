import type { ContainerStatus, Pod } from '../../src/api/objects';
import { podRow, restartsText } from '../../src/printers/pod-row';

const NOW = Date.UTC(2026, 0, 1, 9, 0, 10);

function pod(
  status: Partial<Pod['status']>,
  extra: { readonly deleted?: boolean; readonly containers?: number } = {},
): Pod {
  const containers = Array.from({ length: extra.containers ?? 1 }, (_, i) => ({ name: `c${i}`, image: 'web:v1' }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T09:00:00Z',
      generation: 1,
      ...(extra.deleted === true ? { deletionTimestamp: '2026-01-01T09:00:05Z' } : {}),
    },
    spec: {
      containers,
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      schedulerName: 'default-scheduler',
    },
    status,
  };
}

const container = (state: ContainerStatus['state'], more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  name: 'c0',
  image: 'web:v1',
  imageID: '',
  ready: false,
  restartCount: 0,
  state,
  ...more,
});

const running = { running: { startedAt: '2026-01-01T09:00:01Z' } };

describe("a Pod's row", () => {
  test.each([
    ['not bound', pod({ phase: 'Pending' }), '0/1', 'Pending'],
    [
      'starting',
      pod({ phase: 'Pending', containerStatuses: [container({ waiting: { reason: 'ContainerCreating' } })] }),
      '0/1',
      'ContainerCreating',
    ],
    ['ready', pod({ phase: 'Running', containerStatuses: [container(running, { ready: true })] }), '1/1', 'Running'],
    ['not ready', pod({ phase: 'Running', containerStatuses: [container(running)] }), '0/1', 'Running'],
    [
      'waits after crashes',
      pod({ phase: 'Running', containerStatuses: [container({ waiting: { reason: 'CrashLoopBackOff' } })] }),
      '0/1',
      'CrashLoopBackOff',
    ],
    [
      'ended badly',
      pod({ phase: 'Running', containerStatuses: [container({ terminated: { exitCode: 1, reason: 'Error' } })] }),
      '0/1',
      'Error',
    ],
    [
      'ended without a reason',
      pod({ phase: 'Running', containerStatuses: [container({ terminated: { exitCode: 3 } })] }),
      '0/1',
      'ExitCode:3',
    ],
    [
      'ended by a signal',
      pod({ phase: 'Running', containerStatuses: [container({ terminated: { exitCode: 137, signal: 9 } })] }),
      '0/1',
      'Signal:9',
    ],
    ['evicted', pod({ phase: 'Failed', reason: 'Evicted' }), '0/1', 'Evicted'],
    [
      'being deleted',
      pod({ phase: 'Running', containerStatuses: [container(running, { ready: true })] }, { deleted: true }),
      '1/1',
      'Terminating',
    ],
    ['failed and being deleted', pod({ phase: 'Failed' }, { deleted: true }), '0/1', 'Failed'],
    ['lost with its Node', pod({ phase: 'Running', reason: 'NodeLost' }, { deleted: true }), '0/1', 'Unknown'],
    [
      'the first container that is in trouble',
      pod(
        {
          phase: 'Running',
          containerStatuses: [
            container({ waiting: { reason: 'ErrImagePull' } }),
            container({ waiting: { reason: 'CrashLoopBackOff' } }, { name: 'c1' }),
          ],
        },
        { containers: 2 },
      ),
      '0/2',
      'ErrImagePull',
    ],
  ])('%s', (_, object, ready, status) => {
    expect(podRow(object)).toMatchObject({ ready, status });
  });

  test('restarts say how long ago the last one was', () => {
    const lastState = { terminated: { exitCode: 1, finishedAt: '2026-01-01T09:00:05Z' } };
    const row = podRow(
      pod({ phase: 'Running', containerStatuses: [container(running, { restartCount: 3, lastState })] }),
    );
    expect(restartsText(row, NOW)).toBe('3 (5s ago)');
    expect(restartsText({ ...row, restarts: 0 }, NOW)).toBe('0');
  });
});
