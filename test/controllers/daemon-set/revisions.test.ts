import type { Node } from '../../../src/api/objects';
import { daemonSet, RunningCluster, withImage } from '../running-cluster';

function agent(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(daemonSet('agent', spec));
  return running;
}

const update = (running: RunningCluster, ...tags: readonly string[]): void => {
  for (const tag of tags) running.change('DaemonSet', 'agent', (set) => withImage(set, `agent:${tag}`));
};
const revisions = (running: RunningCluster): readonly number[] =>
  running.cluster.list('ControllerRevision').map(({ revision }) => revision);

describe('a DaemonSet', () => {
  test.each([
    [0, [4]],
    [1, [3, 4]],
    [10, [1, 2, 3, 4]],
  ])('with revisionHistoryLimit %i keeps so many old revisions besides its own', (revisionHistoryLimit, kept) => {
    const running = agent({ revisionHistoryLimit });
    update(running, 'v2', 'v3', 'v4');
    expect(revisions(running)).toEqual(kept);
  });

  test('keeps the revisions that Pods have, whatever its limit', () => {
    const running = agent({ revisionHistoryLimit: 0, updateStrategy: { type: 'OnDelete' } });
    update(running, 'v2', 'v3');
    expect(revisions(running)).toEqual([1, 3]);
    expect(running.the('DaemonSet', 'agent').status.updatedNumberScheduled ?? 0).toBe(0);
  });

  test('counts a Pod as available minReadySeconds after it is ready, and replaces the next one only then', () => {
    const running = agent({ minReadySeconds: 20 });
    expect(running.the('DaemonSet', 'agent').status).toMatchObject({ numberReady: 3, numberAvailable: 3 });
    const since = running.stepsOf(['made-pod']).length;
    update(running, 'v2');
    const made = running
      .stepsOf(['made-pod'])
      .slice(since)
      .map(({ at }) => at);
    expect(made).toHaveLength(3);
    expect(made[1]! - made[0]!).toBeGreaterThanOrEqual(20_000);
    expect(made[2]! - made[1]!).toBeGreaterThanOrEqual(20_000);
  });

  test('leaves its Pods as they are when only the status of a Node changes', () => {
    const running = agent();
    const before = running.pods().map(({ metadata }) => metadata.uid);
    running.change('Node', 'node-1', (node): Node => ({
      ...node,
      metadata: { ...node.metadata, annotations: { note: 'looked at' } },
    }));
    expect(running.pods().map(({ metadata }) => metadata.uid)).toEqual(before);
  });

  test('tells in its status on how many Nodes a Pod of it is that should not be there', () => {
    const running = agent();
    running.change('Node', 'node-2', (node): Node => ({
      ...node,
      spec: { ...node.spec, taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
    }));
    const { status } = running.the('DaemonSet', 'agent');
    expect(status).toMatchObject({ desiredNumberScheduled: 2, currentNumberScheduled: 2, numberMisscheduled: 1 });
  });
});
