import type { Node } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { daemonSet, RunningCluster, withImage } from '../running-cluster';

const surge = (maxSurge: number | string, spec: object = {}) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: 0 } },
  ...spec,
});

function agent(spec: object, image = 'agent:v1'): RunningCluster {
  const running = new RunningCluster({ nodes: 4 });
  running.apply(withImage(daemonSet('agent', spec) as never, image));
  return running;
}

const tainted = (node: Node): Node => ({
  ...node,
  spec: { ...node.spec, taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
});
const images = (running: RunningCluster, node: string) =>
  running
    .pods()
    .filter(({ spec }) => spec.nodeName === node)
    .map(({ spec }) => spec.containers[0]?.image);

describe('a DaemonSet that surges', () => {
  test('never has fewer Pods that serve than Nodes, and never more new ones beside old ones than it may', () => {
    const running = agent(surge(2));
    let [fewest, most] = [4, 0];
    const stop = running.cluster.onChange(() => {
      const pods = running.pods().filter(({ metadata }) => metadata.deletionTimestamp === undefined);
      const serving = new Set(
        pods
          .filter(({ status }) => status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'))
          .map(({ spec }) => spec.nodeName),
      );
      fewest = Math.min(fewest, serving.size);
      most = Math.max(most, pods.length);
    });
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    stop();
    expect([fewest, most]).toEqual([4, 6]);
    expect(running.pods('agent:v2')).toHaveLength(4);
  });

  test('replaces Pods that do not serve on every Node at once', () => {
    const running = agent(surge(1), 'agent:bad');
    const since = running.lastStep;
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    expect(new Set(running.stepsOf(['made-pod'], since).map(({ at }) => at)).size).toBe(1);
    expect(running.pods('agent:v2')).toHaveLength(4);
  });

  test('keeps the old Pod of a Node that should have none any more while another Node has none that serves', () => {
    const running = agent(surge(1));
    running.change('Node', 'node-4', tainted);
    running.cluster.update(withImage(running.the('DaemonSet', 'agent'), 'agent:bad'));
    deleteObject(
      running.cluster,
      running.pods().find(({ spec }) => spec.nodeName === 'node-1')!,
    );
    running.loop.rest();
    expect(images(running, 'node-1')).toEqual(['agent:bad']);
    expect(images(running, 'node-4')).toEqual(['agent:v1']);
    expect(running.the('DaemonSet', 'agent').status).toMatchObject({
      desiredNumberScheduled: 3,
      numberMisscheduled: 1,
    });
  });

  test('lets it go once as many serve as are wanted', () => {
    const running = agent(surge(1));
    running.change('Node', 'node-4', tainted);
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    expect(images(running, 'node-4')).toEqual([]);
    expect(running.pods('agent:v2')).toHaveLength(3);
  });
});
