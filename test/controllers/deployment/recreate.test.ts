import { deleteObject } from '../../../src/cluster/deletion';
import { FailingNodes } from '../failing-nodes';
import { deployment, RunningCluster, withImage, withReplicas } from '../running-cluster';

const recreate = (spec: object = {}) => deployment('web', { strategy: { type: 'Recreate' }, ...spec });

describe('strategy Recreate', () => {
  test('waits for ever for a Pod that is stuck on a Node that does not answer, and goes on when it is forced', () => {
    const world = new FailingNodes({ nodes: 3 });
    world.apply(recreate());
    const lost = world.pods()[0]!;
    world.fail(lost.spec.nodeName ?? '');
    world.cluster.update(withImage(world.the('Deployment', 'web'), 'web:v2'));
    world.pass(1200);
    expect(world.pods('web:v2')).toEqual([]);
    expect(world.pods('web:v1').map(({ metadata }) => metadata.name)).toEqual([lost.metadata.name]);
    deleteObject(world.cluster, world.the('Pod', lost.metadata.name), { gracePeriodSeconds: 0 });
    world.pass(30);
    expect(world.pods('web:v2')).toHaveLength(3);
  });

  test('a RollingUpdate goes on beside such a Pod', () => {
    const world = new FailingNodes({ nodes: 3 });
    world.apply(deployment('web'));
    world.fail(world.pods()[0]?.spec.nodeName ?? '');
    world.pass(60);
    world.cluster.update(withImage(world.the('Deployment', 'web'), 'web:v2'));
    world.pass(120);
    expect(world.the('Deployment', 'web').status.updatedReplicas).toBe(3);
  });

  test('does not wait for old Pods that have ended', () => {
    const running = new RunningCluster();
    running.apply(recreate());
    const [pod] = running.pods();
    running.cluster.updateStatus(pod!, { ...pod!.status, phase: 'Failed' });
    running.loop.rest();
    running.change('Deployment', 'web', (web) => withImage(web, 'web:v2'));
    expect(running.pods('web:v2')).toHaveLength(3);
  });

  test('a change of size alone stops nothing', () => {
    const running = new RunningCluster();
    running.apply(recreate());
    const since = running.lastStep;
    running.change('Deployment', 'web', (web) => withReplicas(web, 5));
    expect(running.comings(since).every((coming) => coming.startsWith('+'))).toBe(true);
    expect(running.pods()).toHaveLength(5);
  });
});
