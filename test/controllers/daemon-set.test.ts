import type { DaemonSet, Node, Pod } from '../../src/api/objects';
import { deleteObject } from '../../src/cluster/deletion';
import { daemonSet, RunningCluster, withImage } from './running-cluster';

function agent(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(daemonSet('agent', spec));
  return running;
}

const nodes = (running: RunningCluster) =>
  running
    .pods()
    .map(({ spec }) => spec.nodeName)
    .sort();
const label =
  (disk: string | undefined) =>
  (node: Node): Node => ({
    ...node,
    metadata: { ...node.metadata, labels: { ...node.metadata.labels, disk } as Record<string, string> },
  });
const taint =
  (effect: string) =>
  (node: Node): Node => ({ ...node, spec: { ...node.spec, taints: [{ key: 'gpu', effect }] } });
const strategy = (rollingUpdate: object) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate } });
const onDisk = () => {
  const template = {
    metadata: { labels: { app: 'agent' } },
    spec: { nodeSelector: { disk: 'ssd' }, containers: [{ name: 'agent', image: 'agent:v1' }] },
  };
  return agent({ template });
};

describe('a DaemonSet', () => {
  test('makes one Pod for every Node', () => {
    const running = agent();
    expect(nodes(running)).toEqual(['node-1', 'node-2', 'node-3']);
    expect(running.the('DaemonSet', 'agent').status).toMatchObject({
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      numberReady: 3,
      numberAvailable: 3,
      numberMisscheduled: 0,
    });
    expect(running.stepsOf(['made-pod'])[0]?.because).toBe('every Node that fits has one: 3 wanted, 0 there');
  });

  test('follows the labels of Nodes', () => {
    const running = onDisk();
    expect(nodes(running)).toEqual([]);
    running.change('Node', 'node-2', label('ssd'));
    expect(nodes(running)).toEqual(['node-2']);
    running.change('Node', 'node-2', label(undefined));
    expect(nodes(running)).toEqual([]);
  });

  test('ignores a cordon', () => {
    const running = agent();
    running.change('Node', 'node-1', (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
    deleteObject(
      running.cluster,
      running.pods().find(({ spec }) => spec.nodeName === 'node-1')!,
    );
    running.loop.rest();
    expect(nodes(running)).toEqual(['node-1', 'node-2', 'node-3']);
  });

  test('leaves Pods where NoSchedule appears, counts them as misplaced, and makes no new one there', () => {
    const running = agent();
    running.change('Node', 'node-1', taint('NoSchedule'));
    expect(running.the('DaemonSet', 'agent').status).toMatchObject({
      desiredNumberScheduled: 2,
      numberMisscheduled: 1,
    });
    deleteObject(
      running.cluster,
      running.pods().find(({ spec }) => spec.nodeName === 'node-1')!,
    );
    running.loop.rest();
    expect(nodes(running)).toEqual(['node-2', 'node-3']);
  });

  test('takes Pods away where NoExecute appears', () => {
    const running = agent();
    running.change('Node', 'node-1', taint('NoExecute'));
    expect(nodes(running)).toEqual(['node-2', 'node-3']);
  });

  test('makes the new Pod only when the old one is gone', () => {
    const running = agent();
    deleteObject(running.cluster, running.pods()[0]!);
    running.loop.drain();
    expect(running.pods()).toHaveLength(3);
    running.loop.rest();
    expect(running.pods()).toHaveLength(3);
    expect(running.stepsOf(['made-pod'])).toHaveLength(4);
  });

  test('updates one Node after the other', () => {
    const running = agent();
    const before = running.lastStep;
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    expect(running.comings(before).map((coming) => coming[0])).toEqual(['-', '+', '-', '+', '-', '+']);
    expect(running.pods('agent:v2')).toHaveLength(3);
    expect(running.the('DaemonSet', 'agent').status.updatedNumberScheduled).toBe(3);
  });

  test('updates as many at once as maxUnavailable says, rounded up', () => {
    const running = agent(strategy({ maxUnavailable: '50%', maxSurge: 0 }));
    const before = running.lastStep;
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    expect(
      running
        .comings(before)
        .map((coming) => coming[0])
        .slice(0, 3),
    ).toEqual(['-', '-', '+']);
  });

  test('with surge makes the new Pod beside the old one', () => {
    const running = agent(strategy({ maxUnavailable: 0, maxSurge: 1 }));
    const before = running.lastStep;
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    expect(running.comings(before).map((coming) => coming[0])).toEqual(['+', '-', '+', '-', '+', '-']);
    expect(nodes(running)).toEqual(['node-1', 'node-2', 'node-3']);
    expect(running.pods('agent:v2')).toHaveLength(3);
  });

  test('with OnDelete waits for people to delete Pods', () => {
    const running = agent({ updateStrategy: { type: 'OnDelete' } });
    running.change('DaemonSet', 'agent', (set: DaemonSet) => withImage(set, 'agent:v2'));
    expect(running.pods('agent:v2')).toHaveLength(0);
    deleteObject(running.cluster, running.pods()[0]!);
    running.loop.rest();
    expect(running.pods('agent:v2')).toHaveLength(1);
  });

  test('replaces a failed Pod, and waits a second before the next one that fails there', () => {
    const running = agent();
    const fail = () => {
      const pod = running.pods().find(({ spec }) => spec.nodeName === 'node-1')!;
      running.cluster.update<Pod>({ ...pod, status: { phase: 'Failed' } });
      running.loop.drain();
      return pod.metadata.name;
    };
    const first = fail();
    expect(running.cluster.get('Pod', first, 'default')).toBeUndefined();
    const second = fail();
    expect(running.the('Pod', second).status.phase).toBe('Failed');
    running.loop.advance(1000);
    expect(running.cluster.get('Pod', second, 'default')).toBeUndefined();
    expect(running.eventsOn('agent')).toContain(
      `FailedDaemonPod: Found failed daemon pod default/${first} on node node-1, will try to kill it`,
    );
  });
});
