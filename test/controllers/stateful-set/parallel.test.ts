import type { StatefulSet } from '../../../src/api/objects';
import { RunningCluster, statefulSet, withImage, withReplicas } from '../running-cluster';

function db(spec: object = {}, image?: string): RunningCluster {
  const running = new RunningCluster();
  running.apply(statefulSet('db', { podManagementPolicy: 'Parallel', ...spec }, image));
  return running;
}

/** The most Pods of the set that did not serve at once while something happened. */
function mostDown(running: RunningCluster, wanted: number, happen: () => void): number {
  let most = 0;
  const stop = running.cluster.onChange(({ object }) => {
    if (object.kind !== 'Pod') return;
    const serving = running.pods().filter((pod) => {
      const ready = pod.status.conditions?.find(({ type }) => type === 'Ready');
      return ready?.status === 'True' && pod.metadata.deletionTimestamp === undefined;
    });
    most = Math.max(most, wanted - serving.length);
  });
  happen();
  stop();
  return most;
}

const rolling = (maxUnavailable: number | string) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } },
});

describe('a StatefulSet with policy Parallel', () => {
  test('still updates one Pod after the other: each waits until the one before serves', () => {
    const running = db({ replicas: 4 });
    const since = running.lastStep;
    const most = mostDown(running, 4, () => {
      running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    });
    expect(most).toBe(1);
    expect(running.comings(since)).toEqual(['-db-3', '+db-3', '-db-2', '+db-2', '-db-1', '+db-1', '-db-0', '+db-0']);
  });

  test.each([
    [2, 5, 2],
    ['50%', 5, 2],
    ['10%', 5, 1],
  ])('with maxUnavailable %s updates so many of %i at once: %i', (maxUnavailable, replicas, most) => {
    const running = db({ replicas, ...rolling(maxUnavailable) });
    const down = mostDown(running, replicas, () => {
      running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    });
    expect(down).toBe(most);
    expect(running.pods('db:v2')).toHaveLength(replicas);
  });

  test('with maxUnavailable 2 and two broken old Pods is frozen, as 1.35.0 to 1.35.3 are', () => {
    const running = db({ replicas: 4, ...rolling(2) }, 'db:bad');
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    expect(running.pods('db:bad')).toHaveLength(4);
  });

  test('replaces broken old Pods one after the other, without deleting anything by hand', () => {
    const running = db({}, 'db:bad');
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    expect(running.the('StatefulSet', 'db').status).toMatchObject({ updatedReplicas: 3, readyReplicas: 3 });
  });

  test('scales down all at once, also with a broken Pod among those that stay', () => {
    const running = db({ replicas: 5 }, 'db:bad');
    const since = running.lastStep;
    running.change('StatefulSet', 'db', (set) => withReplicas(set, 2));
    const gone = running.stepsOf(['deleted-pod'], since);
    expect(gone.map(({ object }) => object.name)).toEqual(['db-4', 'db-3', 'db-2']);
    expect(new Set(gone.map(({ at }) => at)).size).toBe(1);
  });
});

describe('a StatefulSet that starts to count at 5', () => {
  const from5 = (spec: object = {}) => {
    const running = new RunningCluster();
    running.apply(statefulSet('db', { ordinals: { start: 5 }, ...spec }));
    return running;
  };
  const names = (running: RunningCluster) => running.pods().map(({ metadata }) => metadata.name);

  test('numbers its Pods from there', () => {
    expect(names(from5())).toEqual(['db-5', 'db-6', 'db-7']);
  });

  test('counts the partition from the first of them', () => {
    const running = from5({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } });
    running.change('StatefulSet', 'db', (set) => withImage(set, 'db:v2'));
    expect(running.the('Pod', 'db-5').spec.containers[0]?.image).toBe('db:v1');
    expect(running.pods('db:v2')).toHaveLength(2);
  });

  test('makes missing numbers first and then takes those away that are not wanted any more', () => {
    const running = from5();
    const since = running.lastStep;
    running.change('StatefulSet', 'db', (set: StatefulSet) => ({
      ...set,
      spec: { ...set.spec, ordinals: { start: 3 } },
    }));
    expect(names(running).sort()).toEqual(['db-3', 'db-4', 'db-5']);
    expect(running.comings(since)).toEqual(['+db-3', '+db-4', '-db-7', '-db-6']);
  });
});
