import { MINUTE } from '../../../src/cluster/time';
import { daemonSet, RunningCluster } from '../running-cluster';

const onNode1 = (running: RunningCluster) => running.pods().find(({ spec }) => spec.nodeName === 'node-1')!;

const taint = (running: RunningCluster) =>
  running.change('Node', 'node-1', (node) => ({
    ...node,
    spec: { ...node.spec, taints: [{ key: 'gpu', value: 'only', effect: 'NoExecute' }] },
  }));

describe('a Pod of a DaemonSet, given a NoExecute taint that it does not tolerate', () => {
  test('is deleted by its set and evicted, for both see the taint at the same time', () => {
    const running = new RunningCluster();
    running.apply(daemonSet('agent'));
    const { name } = onNode1(running).metadata;
    taint(running);
    expect(running.eventsOn('agent')).toContain(`SuccessfulDelete: Deleted pod: ${name}`);
    expect(running.eventsOn(name)).toContain(`TaintManagerEviction: Marking for deletion Pod default/${name}`);
    expect(running.pods().map(({ spec }) => spec.nodeName)).not.toContain('node-1');
    // It is told once: who deleted it first.
    expect(running.stepsOf(['evicted'])).toEqual([]);
  });
});

test('A Pod that ends is evicted once, however long it takes to end', () => {
  const running = new RunningCluster();
  running.apply(daemonSet('agent'));
  const { name } = onNode1(running).metadata;
  const runtime = running.cluster.machines.nodes.get('node-1')!;
  running.cluster.machines.nodes.set('node-1', { ...runtime, fault: { kind: 'silent', since: running.cluster.now } });
  taint(running);
  running.loop.advance(10 * MINUTE);
  expect(onNode1(running).metadata.deletionTimestamp).toBeDefined();
  const evictions = running.eventsOn(name).filter((event) => event.startsWith('TaintManagerEviction'));
  expect(evictions).toHaveLength(1);
  const conditions = onNode1(running).status.conditions ?? [];
  expect(conditions.find(({ type }) => type === 'DisruptionTarget')?.reason).toBe('DeletionByTaintManager');
});
