import { deployment, RunningCluster, withImage } from '../running-cluster';

function rolledOut(replicas: number, image = 'web:v2', spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(deployment('web', { replicas, ...spec }));
  running.change('Deployment', 'web', (web) => withImage(web, image));
  return running;
}

describe('RollingUpdate', () => {
  test.each([
    [1, ['v2 0→1', 'v1 1→0']],
    [3, ['v2 0→1', 'v1 3→2', 'v2 1→2', 'v1 2→1', 'v2 2→3', 'v1 1→0']],
    [4, ['v2 0→1', 'v1 4→3', 'v2 1→2', 'v1 3→1', 'v2 2→4', 'v1 1→0']],
    [10, ['v2 0→3', 'v1 10→8', 'v2 3→5', 'v1 8→3', 'v2 5→10', 'v1 3→0']],
  ])('replaces %i Pods in the order of Kubernetes', (replicas, order) => {
    const running = rolledOut(replicas);
    expect(running.scalings().slice(1)).toEqual(order);
    expect(running.pods()).toHaveLength(replicas);
    expect(running.the('Deployment', 'web').status.updatedReplicas).toBe(replicas);
  });

  test.each([
    [3, 3, 1],
    [10, 8, 5],
  ])('of %i Pods to a broken image stops with %i old and %i new ones', (replicas, old, fresh) => {
    const running = rolledOut(replicas, 'web:bad');
    expect(running.replicaSet('web:v1').spec.replicas).toBe(old);
    expect(running.replicaSet('web:bad').spec.replicas).toBe(fresh);
    expect(running.the('Deployment', 'web').status.availableReplicas).toBe(old);
  });

  test('to a third template takes broken Pods away first, from the oldest ReplicaSet on', () => {
    const running = rolledOut(4, 'web:bad');
    running.change('Deployment', 'web', (web) => withImage(web, 'web:v3'));
    const scalings = running.scalings();
    expect(scalings.slice(4, 7)).toEqual(['v3 0→0', 'bad 2→0', 'v3 0→2']);
    expect(running.pods('web:v3')).toHaveLength(4);
    expect(running.pods()).toHaveLength(4);
  });

  test('waits for minReadySeconds before it trusts a new Pod', () => {
    const running = new RunningCluster();
    running.apply(deployment('web', { replicas: 1, minReadySeconds: 20 }));
    const start = running.cluster.now;
    running.change('Deployment', 'web', (web) => withImage(web, 'web:v2'));
    const [shrunk] = running.stepsOf(['scaled-replica-set']).filter(({ detail }) => detail?.to === 0);
    expect(shrunk!.at - start).toBeGreaterThanOrEqual(20_000);
  });
});
