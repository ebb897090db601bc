/**
 * What the engine does for one Pod does not grow with the cluster. Counted, not timed: looks of controllers, changes,
 * steps, and the objects that the cluster handed out in lists.
 */
import { Cluster } from '../../src/cluster/cluster';
import type { ClusterState } from '../../src/cluster/state';
import { PodClass } from '../../src/controllers/scheduler/pod-class';
import { carryOut, clusterBefore, type Work } from '../bench/engine-command';
import { type Operation, OPERATIONS, type Size } from '../bench/engine-operations';

/** Counts what it hands out: whoever lists all Pods once for each Pod is found out. */
class CountingCluster extends Cluster {
  handedOut = 0;

  override list: Cluster['list'] = (kind, namespace) => this.counted(super.list(kind, namespace));
  override dependentsOf = (uid: string) => this.counted(super.dependentsOf(uid));
  override controlledBy: Cluster['controlledBy'] = (kind, uid) => this.counted(super.controlledBy(kind, uid));
  override orphans: Cluster['orphans'] = (kind, namespace) => this.counted(super.orphans(kind, namespace));
  override podsOn = (node: string) => this.counted(super.podsOn(node));
  override *each<K extends Parameters<Cluster['each']>[0]>(kind: K) {
    for (const object of super.each(kind)) {
      this.handedOut++;
      yield object;
    }
  }

  private counted<T>(list: readonly T[]): readonly T[] {
    this.handedOut += list.length;
    return list;
  }
}

const prepared = new Map<string, ClusterState>();

/** Several operations begin with the same cluster: it is made once. */
function stateBefore(operation: Operation, size: Size): ClusterState {
  const key = `${size.nodes} ${operation.before?.(size) ?? ''}`;
  const state = prepared.get(key) ?? clusterBefore(operation, size);
  prepared.set(key, state);
  return state;
}

type Counted = Work & { readonly handedOut: number };

function workOf(operation: Operation, size: Size): Counted {
  const cluster = new CountingCluster(stateBefore(operation, size));
  const { work } = carryOut(cluster, operation.command(size, cluster), operation.copies(size));
  return { ...work, handedOut: cluster.handedOut };
}

/** Four times as large, and beyond the 100 Nodes up to which the scheduler looks at all of them. */
const SMALL: Size = { pods: 60, nodes: 30 };
const LARGE: Size = { pods: 240, nodes: 120 };

const operations: readonly Operation[] = Object.values(OPERATIONS);
const forAll = operations.filter(({ isOne }) => isOne === undefined).map((one) => [one.title, one] as const);

test.each(forAll)('%s: a Pod costs what it costs in a cluster a quarter of the size', (_, operation) => {
  const [small, large] = [workOf(operation, SMALL), workOf(operation, LARGE)];
  const growth = operation.copies(LARGE) / operation.copies(SMALL);
  for (const count of ['looks', 'changes', 'steps', 'handedOut'] as const) {
    expect([count, large[count] <= 1.1 * growth * small[count] || [small[count], large[count]]]).toEqual([count, true]);
  }
});

describe('one command on a cluster at rest', () => {
  const opened = (size: Size): Counted => workOf(OPERATIONS.look, size);

  test('opens it with at most two looks for each Pod or Node, and changes nothing', () => {
    const { looks, changes, steps } = opened(LARGE);
    expect(looks).toBeLessThanOrEqual(2 * (LARGE.pods + LARGE.nodes));
    expect([changes, steps]).toEqual([0, 0]);
  });

  test('crashes a Pod with the same few looks and changes in a small and a large cluster', () => {
    const [small, large] = [SMALL, LARGE].map((size) => {
      const { looks, changes, steps } = workOf(OPERATIONS.crash, size);
      return { looks: looks - opened(size).looks, changes, steps };
    });
    expect(large).toEqual(small);
    expect(large!.looks).toBeLessThan(10);
  });

  test('drains a Node for what its own Pods cost', () => {
    const perPod = (size: Size): number => {
      const { looks } = workOf(OPERATIONS.drain, size);
      return (looks - opened(size).looks) / (size.pods / size.nodes);
    };
    expect(perPod(LARGE)).toBeLessThan(2 * perPod(SMALL));
  });
});

test('a Pod that names its Node is compared with no other Node', () => {
  const judge = jest.spyOn(PodClass.prototype, 'judge');
  workOf(OPERATIONS.daemonset, SMALL);
  expect(judge).not.toHaveBeenCalled();
  judge.mockRestore();
});
