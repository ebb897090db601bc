import type { Node, Taint } from '../../src/api/objects';
import { updateObject } from '../../src/cluster/admission';
import { deleteObject } from '../../src/cluster/deletion';
import { nodeObject } from '../../src/cluster/new-cluster';
import { CLUSTER_EPOCH, SECOND, timestamp } from '../../src/cluster/time';
import { setFault } from '../../src/commands/changes/node-fault';
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
      const cancelled = 'TaintManagerEviction: Cancelling deletion of Pod default/a';
      expect(world.eventsOn('a').includes(cancelled)).toBe(isLifted);
    }
  });

  test('that a person puts there without a time counts from then', () => {
    const tolerations = [{ key: 'disk', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }];
    const world = running();
    world.apply(pod('a', 'web:v1', { nodeName: 'node-1', tolerations }));
    world.loop.advance(100 * SECOND);
    const put = () => {
      const node = world.the('Node', 'node-1');
      updateObject(world.cluster, withTaints({ key: 'disk', value: 'broken', effect: 'NoExecute' })(node));
      world.loop.drain();
    };
    put();
    world.loop.advance(50 * SECOND);
    expect(world.cluster.count('Pod')).toBe(1);
    // Said once more, it is the same taint.
    put();
    world.loop.advance(20 * SECOND);
    expect(world.cluster.count('Pod')).toBe(0);
  });

  test('is tolerated as the first toleration that fits says', () => {
    const unlimited = { operator: 'Exists' };
    const limited = { key: 'disk', operator: 'Exists', tolerationSeconds: 30, effect: 'NoExecute' };
    const world = running();
    world.apply(pod('stays', 'web:v1', { nodeName: 'node-1', tolerations: [unlimited, limited] }));
    world.apply(pod('goes', 'web:v1', { nodeName: 'node-1', tolerations: [limited, unlimited] }));
    world.change('Node', 'node-1', withTaints({ ...taint, timeAdded: timestamp(world.cluster.now) }));
    world.loop.advance(60 * SECOND);
    expect(world.pods().map(({ metadata }) => metadata.name)).toEqual(['stays']);
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

test('a Node whose kubelet never said a word is unknown after a minute', () => {
  const world = running();
  const { status: _status, ...node } = nodeObject(world.cluster, 'node-4', {});
  world.cluster.create('Node', { ...node, status: {} });
  world.loop.drain();
  setFault(world.cluster, world.the('Node', 'node-4'), 'silenced-node', 'silent');
  world.loop.advance(59 * SECOND);
  expect(world.the('Node', 'node-4').status.conditions ?? []).toEqual([]);
  world.loop.advance(1 * SECOND);
  const conditions = world.the('Node', 'node-4').status.conditions ?? [];
  expect(conditions.map(({ type, status }) => `${type}=${status}`)).toEqual([
    'Ready=Unknown',
    'MemoryPressure=Unknown',
    'DiskPressure=Unknown',
    'PIDPressure=Unknown',
  ]);
  expect(conditions[0]).toMatchObject({
    reason: 'NodeStatusNeverUpdated',
    message: 'Kubelet never posted node status.',
  });
});

test('a deleted Pod that never had a Node is marked as failed, where a finalizer keeps it', () => {
  const world = running();
  const metadata = { name: 'a', namespace: 'default', finalizers: ['example.com/keep'] };
  world.apply({ ...pod('a', 'web:v1', { nodeSelector: { disk: 'ssd' } }), metadata });
  deleteObject(world.cluster, world.the('Pod', 'a'));
  world.loop.advance(20 * SECOND);
  expect(world.the('Pod', 'a')).toMatchObject({
    status: { phase: 'Failed' },
    metadata: { deletionTimestamp: '2026-01-01T09:00:00Z', deletionGracePeriodSeconds: 0 },
  });
});
