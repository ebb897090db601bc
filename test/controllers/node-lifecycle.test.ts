import type { Node, Taint } from '../../src/api/objects';
import { deleteObject } from '../../src/cluster/deletion';
import { nodeObject } from '../../src/cluster/new-cluster';
import { CLUSTER_EPOCH, SECOND } from '../../src/cluster/time';
import { conditionOf } from '../../src/containers/pod-condition';
import { pod } from './pod';
import { daemonSet, deployment, RunningCluster } from './running-cluster';

const running = () => new RunningCluster({ seed: 3 });
const taints = (node: Node) => (node.spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
const withTaints =
  (...added: Taint[]) =>
  (node: Node): Node => ({ ...node, spec: { ...node.spec, taints: added } });
const secondsIn = ({ cluster }: RunningCluster) => (cluster.now - CLUSTER_EPOCH) / SECOND;

test('cordon and uncordon set and lift the taint; Pods stay', () => {
  const world = running();
  world.apply(deployment('web'));
  const cordon = (unschedulable?: boolean) =>
    world.change('Node', 'node-1', (node) => ({ ...node, spec: { ...node.spec, unschedulable } }));
  expect(taints(cordon(true))).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
  expect(world.pods().filter(({ spec }) => spec.nodeName === 'node-1')).toHaveLength(1);
  expect(taints(cordon())).toEqual([]);
});

describe('a NoExecute taint', () => {
  const taint: Taint = { key: 'disk', value: 'broken', effect: 'NoExecute', timeAdded: '2026-01-01T09:00:03Z' };

  test('evicts at once what does not tolerate it', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    world.apply(pod('b', 'web:v1', { nodeName: 'node-1', tolerations: [{ key: 'disk', operator: 'Exists' }] }));
    world.change('Node', 'node-1', withTaints(taint));
    expect(world.pods().map(({ metadata }) => metadata.name)).toEqual(['b']);
    expect(world.eventsOn('a')).toContain('TaintManagerEviction: Marking for deletion Pod default/a');
  });

  test('gives the time that a Pod tolerates it, and forgets it when the taint goes', () => {
    const tolerations = [{ key: 'disk', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }];
    for (const isLifted of [false, true]) {
      const world = running();
      world.apply(pod('a', 'web:v1', { nodeName: 'node-1', tolerations }));
      world.change('Node', 'node-1', withTaints(taint));
      expect(world.loop.pending()[0]).toMatchObject({ at: CLUSTER_EPOCH + 303_000, next: { verb: 'evicted' } });
      if (isLifted) world.change('Node', 'node-1', withTaints());
      world.loop.advance(299 * SECOND);
      expect(world.cluster.count('Pod')).toBe(1);
      world.loop.advance(2 * SECOND);
      expect(world.cluster.count('Pod')).toBe(isLifted ? 1 : 0);
    }
  });

  test('says on the Pod why it had to go', () => {
    const world = new RunningCluster({ timing: { stop: 5_000 } });
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    world.cluster.update(withTaints(taint)(world.the('Node', 'node-1')));
    world.loop.drain();
    expect(conditionOf(world.the('Pod', 'a'), 'DisruptionTarget')).toMatchObject({ reason: 'DeletionByTaintManager' });
  });
});

describe('a removed Node', () => {
  test('keeps its Pods for 40 to 60 seconds; then they are replaced', () => {
    const world = running();
    world.apply(deployment('web'));
    const at = secondsIn(world);
    const lost = world.pods().find(({ spec }) => spec.nodeName === 'node-1')!;
    deleteObject(world.cluster, world.the('Node', 'node-1'));
    world.loop.advance(39 * SECOND);
    expect(world.pods()).toContainEqual(expect.objectContaining({ metadata: lost.metadata }));
    world.loop.rest();
    const removed = world.stepsOf(['collected']).find(({ object }) => object.name === lost.metadata.name)!;
    expect(removed.at).toBe(CLUSTER_EPOCH + 60 * SECOND);
    expect(secondsIn(world) - at).toBeLessThanOrEqual(61);
    expect(world.pods()).toHaveLength(3);
    expect(world.pods().every(({ spec }) => spec.nodeName !== 'node-1')).toBe(true);
  });

  test('that comes back in time keeps its Pods', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1' }));
    const { uid } = world.the('Pod', 'a').metadata;
    deleteObject(world.cluster, world.the('Node', 'node-1'));
    world.loop.advance(20 * SECOND);
    world.cluster.create('Node', nodeObject(world.cluster, 'node-1', {}));
    world.loop.advance(100 * SECOND);
    expect(world.the('Pod', 'a').metadata.uid).toBe(uid);
  });
});

test('a DaemonSet follows a Node that joins, and only when it is ready', () => {
  const world = running();
  world.apply(daemonSet('agent'));
  const at = world.cluster.now;
  world.cluster.create('Node', nodeObject(world.cluster, 'node-4', {}));
  world.loop.rest();
  const made = world.stepsOf(['made-pod']).filter((step) => step.at > at);
  expect(made).toHaveLength(1);
  expect(made[0]?.at).toBe(at + 2 * SECOND);
  expect(world.pods().filter(({ spec }) => spec.nodeName === 'node-4')).toHaveLength(1);
});
