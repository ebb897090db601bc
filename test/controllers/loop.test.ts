import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { MINUTE, SECOND } from '../../src/cluster/time';
import type { Controller, Requeue } from '../../src/controllers/controller';
import { LONGEST_RUN, Loop } from '../../src/controllers/loop';
import { Timers } from '../../src/controllers/loop/timers';

/** A controller that looks at one key again after each of the given waits, and notes when it looked. */
function clockwork(
  waits: readonly number[],
  holdsOpen = true,
): { controller: Controller; looks: number[]; start: number } {
  const looks: number[] = [];
  const cluster = new Cluster(newCluster());
  const controller: Controller = {
    name: 'clockwork',
    affectedBy: () => [],
    keys: () => ['key'],
    reconcile(_key, { now }): Requeue | undefined {
      looks.push(now - cluster.now);
      const wait = waits[looks.length - 1];
      return wait === undefined ? undefined : { at: now + wait, holdsOpen };
    },
  };
  return { controller, looks, start: cluster.now };
}

const run = (waits: readonly number[], how: (loop: Loop, cluster: Cluster) => unknown, holdsOpen = true) => {
  const { controller, looks } = clockwork(waits, holdsOpen);
  const cluster = new Cluster(newCluster());
  const start = cluster.now;
  const result = how(new Loop(cluster, [controller]), cluster);
  return { looks, result, passed: cluster.now - start };
};

describe('the loop', () => {
  test('comes to rest when the next timer is more than a minute away', () => {
    const { looks, passed } = run([10 * SECOND, 20 * SECOND, 40 * SECOND, 80 * SECOND], (loop) => loop.rest());
    expect(looks).toEqual([0, 10 * SECOND, 30 * SECOND, 70 * SECOND]);
    expect(passed).toBe(70 * SECOND);
  });

  test('is not held open by a timer that only repeats something', () => {
    expect(run([10 * SECOND], (loop) => loop.rest(), false)).toMatchObject({ looks: [0], passed: 0 });
  });

  test('never runs the clock further than ten minutes for one command', () => {
    const { passed, result } = run(new Array<number>(100).fill(50 * SECOND), (loop) => loop.rest());
    expect(passed).toBeLessThanOrEqual(LONGEST_RUN);
    expect(result).toMatchObject({ rested: true });
  });

  test('settles when nothing has changed for the asked time', () => {
    expect(run([SECOND], (loop) => loop.settle(3 * SECOND))).toMatchObject({ looks: [0, SECOND], passed: 3 * SECOND });
  });

  test('lets exactly the asked time pass', () => {
    expect(run([SECOND, 4 * MINUTE], (loop) => loop.advance(2 * MINUTE))).toMatchObject({ passed: 2 * MINUTE });
  });

  test('stops when the work of one command is used up', () => {
    const { controller } = clockwork(new Array<number>(100).fill(0));
    expect(new Loop(new Cluster(newCluster()), [controller], 10).rest()).toEqual({ rested: false, took: 0 });
  });

  test.each<[string, number, (cluster: Cluster) => void]>([
    ['nothing but look', 62, () => undefined],
    [
      'list all Nodes ten times',
      16,
      (cluster) => {
        for (let i = 0; i < 10; i++) cluster.list('Node');
      },
    ],
    [
      'go through all Nodes ten times',
      16,
      (cluster) => {
        for (let i = 0; i < 10; i++) for (const _node of cluster.each('Node'));
      },
    ],
    [
      'write a Node',
      16,
      (cluster) => {
        const node = cluster.oldest('Node')!;
        cluster.updateStatus(node, { ...node.status, phase: String(cluster.effort) });
      },
    ],
    [
      'record a step',
      24,
      (cluster) => {
        cluster.record({ actor: 'you', verb: 'added-node', object: { kind: 'Node', name: 'node-1' } });
      },
    ],
  ])('stops after fewer looks, the more each of them does: those that %s', (_, most, does) => {
    let looks = 0;
    const controller: Controller = {
      name: 'busy',
      affectedBy: () => [],
      keys: () => ['key'],
      reconcile(_key, cluster) {
        looks++;
        does(cluster);
        return { at: cluster.now, holdsOpen: true };
      },
    };
    expect(new Loop(new Cluster(newCluster()), [controller], 620).rest().rested).toBe(false);
    expect(looks).toBe(most);
  });

  test('runs until a condition holds, or gives up in time', () => {
    const reached = run([SECOND, SECOND, SECOND], (loop, cluster) => {
      const start = cluster.now;
      return loop.runUntil(() => cluster.now >= start + 2 * SECOND, MINUTE);
    });
    expect(reached).toMatchObject({ result: true, passed: 2 * SECOND });
    expect(run([], (loop) => loop.runUntil(() => false, MINUTE))).toMatchObject({ result: false, passed: MINUTE });
  });
});

describe('who listens to instants', () => {
  const heard = (how: (loop: Loop) => unknown) => {
    const { controller } = clockwork([SECOND, 0, 2 * SECOND]);
    const cluster = new Cluster(newCluster());
    const start = cluster.now;
    const loop = new Loop(cluster, [controller]);
    const times: number[] = [];
    const stop = loop.onInstant(({ now }) => times.push(now - start));
    how(loop);
    stop();
    loop.advance(MINUTE);
    return times;
  };

  test('hears of each when it ends, before the clock moves, and nothing after it stopped', () => {
    expect(heard((loop) => loop.rest())).toEqual([0, SECOND]);
    expect(heard((loop) => loop.advance(10 * SECOND))).toEqual([0, SECOND, 3 * SECOND]);
  });
});

describe('timers', () => {
  const timer = (at: number): Requeue => ({ at, holdsOpen: true });

  test('come soonest first and, at one instant, in the order in which they were set', () => {
    const timers = new Timers<string>();
    for (const [work, at] of Object.entries({ a: 5, b: 3, c: 5, d: 1, e: 3, f: 9 })) {
      timers.set(work, timer(at), undefined);
    }
    const order: string[] = [];
    for (let next = timers.shift(); next !== undefined; next = timers.shift()) order.push(next.work);
    expect(order).toEqual(['d', 'b', 'e', 'a', 'c', 'f']);
  });

  test('are replaced and cleared by their work', () => {
    const timers = new Timers<string>();
    timers.set('a', timer(5), undefined);
    timers.set('a', timer(8), undefined);
    timers.set('b', timer(6), undefined);
    timers.clear('b');
    expect(timers.all().map(({ work, at }) => [work, at])).toEqual([['a', 8]]);
    expect(timers.first()?.at).toBe(8);
  });
});
