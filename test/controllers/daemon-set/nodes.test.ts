import type { Draft, Node, Pod } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { daemonSet, RunningCluster } from '../running-cluster';

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

const template = (spec: object) => ({
  template: {
    metadata: { labels: { app: 'agent' } },
    spec: { containers: [{ name: 'agent', image: 'agent:v1' }], ...spec },
  },
});
function agent(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(daemonSet('agent', template(spec)));
  return running;
}
const nodesOf = (running: RunningCluster) =>
  running
    .pods()
    .map(({ spec }) => spec.nodeName)
    .sort();

describe('a Pod of a DaemonSet', () => {
  test.each([
    ['NoSchedule', 1],
    ['NoExecute', 2],
  ])('has a toleration of its template for %s once beside those that all have', (effect, times) => {
    const key = 'node.kubernetes.io/disk-pressure';
    const [pod] = agent({ tolerations: [{ key, operator: 'Exists', effect }] }).pods();
    expect(pod?.spec.tolerations?.filter((toleration) => toleration.key === key)).toHaveLength(times);
  });

  test.each([
    [false, []],
    [true, ['network-unavailable:NoSchedule']],
  ])('tolerates what the conditions of a Node say (hostNetwork: %j)', (hostNetwork, more) => {
    const [pod] = agent({ hostNetwork }).pods();
    expect(pod?.spec.tolerations).toEqual(
      [
        'not-ready:NoExecute',
        'unreachable:NoExecute',
        'disk-pressure:NoSchedule',
        'memory-pressure:NoSchedule',
        'pid-pressure:NoSchedule',
        'unschedulable:NoSchedule',
        ...more,
      ].map((taint) => {
        const [key, effect] = taint.split(':');
        return { key: `node.kubernetes.io/${key}`, operator: 'Exists', effect };
      }),
    );
  });

  test('is not made on a Node of the control plane, unless it tolerates that', () => {
    const tainted = (node: Node): Node => ({
      ...node,
      spec: { ...node.spec, taints: [{ key: CONTROL_PLANE, effect: 'NoSchedule' }] },
    });
    const running = new RunningCluster();
    running.change('Node', 'node-1', tainted);
    running.apply(daemonSet('agent', template({})));
    expect(nodesOf(running)).toStrictEqual(['node-2', 'node-3']);
    expect(running.the('DaemonSet', 'agent').status).toMatchObject({
      desiredNumberScheduled: 2,
      numberMisscheduled: 0,
    });
    deleteObject(running.cluster, running.the('DaemonSet', 'agent'));
    running.loop.rest();
    running.apply(daemonSet('agent', template({ tolerations: [{ key: CONTROL_PLANE, operator: 'Exists' }] })));
    expect(nodesOf(running)).toEqual(['node-1', 'node-2', 'node-3']);
  });

  test('is made where there is no room for it, and waits there', () => {
    const resources = { requests: { cpu: '100' } };
    const running = agent({ containers: [{ name: 'agent', image: 'agent:v1', resources }] });
    expect(running.pods().map(({ status }) => status.phase)).toEqual(['Pending', 'Pending', 'Pending']);
    expect(running.the('DaemonSet', 'agent').status).toMatchObject({
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      numberReady: 0,
      numberUnavailable: 3,
    });
    expect(running.eventsOn(running.pods()[0]!.metadata.name)).toEqual([
      "FailedScheduling: 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
    ]);
  });

  test('that is one too many on its Node goes: the oldest stays', () => {
    const running = agent();
    const oldest = running.pods().find(({ spec }) => spec.nodeName === 'node-2');
    running.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'stray', namespace: 'default', labels: { app: 'agent' } },
      spec: { nodeName: 'node-2', containers: [{ name: 'agent', image: 'agent:v1' }] },
    } as unknown as Draft<Pod>);
    expect(running.pods().filter(({ spec }) => spec.nodeName === 'node-2')).toEqual([oldest]);
    expect(running.eventsOn('agent')).toContain('SuccessfulDelete: Deleted pod: stray');
  });

  test('that succeeded is replaced as well, with an Event', () => {
    const running = agent();
    const [pod] = running.pods();
    running.cluster.update({ ...pod!, status: { ...pod!.status, phase: 'Succeeded' } });
    running.loop.rest();
    expect(running.eventsOn('agent')).toContain(
      `SucceededDaemonPod: Found succeeded daemon pod default/${pod!.metadata.name} on node ${pod!.spec.nodeName}, will try to delete it`,
    );
    expect(running.pods().map(({ status }) => status.phase)).toEqual(['Running', 'Running', 'Running']);
  });
});
