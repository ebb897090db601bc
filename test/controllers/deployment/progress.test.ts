import type { Deployment } from '../../../src/api/objects';
import { MINUTE, SECOND } from '../../../src/cluster/time';
import { deployment, RunningCluster, withImage } from '../running-cluster';

function web(spec: object = {}, image?: string): RunningCluster {
  const running = new RunningCluster();
  running.apply(deployment('web', spec, image));
  return running;
}

const progressing = (running: RunningCluster) => {
  const found = running.the('Deployment', 'web').status.conditions?.find(({ type }) => type === 'Progressing');
  return found && `${found.status} ${found.reason}: ${found.message}`;
};
const available = (running: RunningCluster) => {
  const found = running.the('Deployment', 'web').status.conditions?.find(({ type }) => type === 'Available');
  return found && `${found.status} ${found.reason}: ${found.message}`;
};
const paused = (is: boolean) => (object: Deployment) => ({ ...object, spec: { ...object.spec, paused: is } });
const nameOf = (running: RunningCluster, image: string) => running.replicaSet(image).metadata.name;

describe('the conditions of a Deployment', () => {
  test('say in the words of Kubernetes how a rollout began, moves and ended', () => {
    const running = new RunningCluster();
    const seen: string[] = [];
    running.cluster.onChange(({ object }) => {
      if (object.kind !== 'Deployment') return;
      const now = progressing(running);
      if (now !== undefined && now !== seen.at(-1)) seen.push(now);
    });
    running.apply(deployment('web'));
    const set = nameOf(running, 'web:v1');
    expect(seen).toEqual([
      `True NewReplicaSetCreated: Created new replica set "${set}"`,
      `True ReplicaSetUpdated: ReplicaSet "${set}" is progressing.`,
      `True NewReplicaSetAvailable: ReplicaSet "${set}" has successfully progressed.`,
    ]);
    expect(available(running)).toBe('True MinimumReplicasAvailable: Deployment has minimum availability.');
  });

  test('pausing and resuming show, and restart the clock', () => {
    const running = web({ progressDeadlineSeconds: 60 });
    running.change('Deployment', 'web', (object) => withImage(object, 'web:bad'));
    running.change('Deployment', 'web', paused(true));
    expect(progressing(running)).toBe('Unknown DeploymentPaused: Deployment is paused');
    running.loop.advance(5 * MINUTE);
    expect(progressing(running)).toBe('Unknown DeploymentPaused: Deployment is paused');
    running.cluster.update(paused(false)(running.the('Deployment', 'web')));
    running.loop.drain();
    expect(progressing(running)).toBe('Unknown DeploymentResumed: Deployment is resumed');
    running.loop.advance(59 * SECOND);
    expect(progressing(running)).toBe('Unknown DeploymentResumed: Deployment is resumed');
    running.loop.advance(3 * SECOND);
    expect(progressing(running)).toBe(
      `False ProgressDeadlineExceeded: ReplicaSet "${nameOf(running, 'web:bad')}" has timed out progressing.`,
    );
  });

  test('that say it has timed out are not overwritten by a pause', () => {
    const running = web({ progressDeadlineSeconds: 60 });
    running.change('Deployment', 'web', (object) => withImage(object, 'web:bad'));
    running.loop.advance(2 * MINUTE);
    running.change('Deployment', 'web', paused(true));
    expect(progressing(running)).toMatch(/^False ProgressDeadlineExceeded/);
  });

  test('measure a standstill, not the whole rollout: every bit of progress restarts the clock', () => {
    const running = web({ replicas: 6, minReadySeconds: 20, progressDeadlineSeconds: 30 });
    const start = running.cluster.now;
    const reasons = new Set<string>();
    running.cluster.onChange(() => reasons.add(progressing(running)?.split(':')[0] ?? ''));
    running.change('Deployment', 'web', (object) => withImage(object, 'web:v2'));
    running.loop.advance(5 * MINUTE);
    expect(progressing(running)).toMatch(/^True NewReplicaSetAvailable/);
    expect(running.stepsOf(['completed-rollout']).at(-1)!.at - start).toBeGreaterThan(40 * SECOND);
    expect([...reasons]).not.toContain('False ProgressDeadlineExceeded');
  });

  test('once complete, a Pod that is not ready any more changes only whether enough are available', () => {
    const running = web({ progressDeadlineSeconds: 30 });
    for (const pod of running.pods()) {
      const conditions = pod.status.conditions!.map((one) =>
        one.type === 'Ready' ? { ...one, status: 'False' as const } : one,
      );
      running.cluster.updateStatus(pod, { ...pod.status, conditions });
    }
    while (running.loop.step(0) !== undefined && available(running)?.startsWith('True') === true);
    expect(available(running)).toBe('False MinimumReplicasUnavailable: Deployment does not have minimum availability.');
    expect(progressing(running)).toMatch(/^True NewReplicaSetAvailable/);
  });

  test('without a deadline nothing is said about progress', () => {
    const running = web({ progressDeadlineSeconds: 2 ** 31 - 1 });
    expect(progressing(running)).toBeUndefined();
    running.change('Deployment', 'web', (object) => withImage(object, 'web:bad'));
    expect(progressing(running)).toBeUndefined();
    expect(running.loop.pending()).toEqual([]);
  });

  test('Recreate is available only with every Pod', () => {
    const running = web({ strategy: { type: 'Recreate' } }, 'web:bad');
    expect(available(running)).toMatch(/^False MinimumReplicasUnavailable/);
  });
});

describe('the numbers of a Deployment', () => {
  test('count Pods on their way out apart, and not among those that are there', () => {
    const running = web();
    running.cluster.update(withImage(running.the('Deployment', 'web'), 'web:v2'));
    let most = 0;
    running.cluster.onChange(({ object }) => {
      if (object.kind === 'Deployment') most = Math.max(most, object.status.terminatingReplicas ?? 0);
    });
    running.loop.rest();
    expect(most).toBeGreaterThan(0);
    expect(running.the('Deployment', 'web').status).toMatchObject({ replicas: 3, terminatingReplicas: 0 });
  });
});
