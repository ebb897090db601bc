import type { Pod } from '../../../src/api/objects';
import { MINUTE, SECOND } from '../../../src/cluster/time';
import { daemonSet, RunningCluster, withImage } from '../running-cluster';

const onNode1 = (running: RunningCluster): Pod | undefined =>
  running.pods().find(({ spec, metadata }) => spec.nodeName === 'node-1' && metadata.deletionTimestamp === undefined);

/** Lets the Pod on node-1 fail again and again. Answers how long each failed Pod was left there. */
function waits(running: RunningCluster, times: number): readonly number[] {
  return Array.from({ length: times }, () => {
    const pod = onNode1(running)!;
    const start = running.cluster.now;
    running.cluster.updateStatus(pod, { ...pod.status, phase: 'Failed' });
    running.loop.drain();
    while (running.cluster.get('Pod', pod.metadata.name, 'default') !== undefined) running.loop.advance(100);
    const waited = running.cluster.now - start;
    while (onNode1(running)?.status.phase !== 'Running') running.loop.advance(SECOND);
    return Math.round(waited / SECOND);
  });
}

describe('Pods of a DaemonSet that fail on one Node', () => {
  test('are replaced at once the first time, then left for longer and longer', () => {
    const running = new RunningCluster();
    running.apply(daemonSet('agent'));
    const [first, ...others] = waits(running, 7);
    expect(first).toBe(0);
    // What the waits lack is the time that the new Pod ran: 1, 2, 4, 8, 16, 32 seconds from one removal to the next.
    expect(others.at(-1)).toBeGreaterThan(25);
    expect(others).toEqual(others.toSorted((a, b) => a - b));
  });

  test('are replaced at once again after a long time, and after the spec changed', () => {
    const running = new RunningCluster();
    running.apply(daemonSet('agent'));
    waits(running, 6);
    running.change('DaemonSet', 'agent', (set) => withImage(set, 'agent:v2'));
    expect(waits(running, 1)).toEqual([0]);
    waits(running, 5);
    running.loop.advance(31 * MINUTE);
    expect(waits(running, 1)).toEqual([0]);
  });
});
