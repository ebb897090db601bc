import { deployment, RunningCluster, withImage, withReplicas } from '../running-cluster';

const REVISION = 'deployment.kubernetes.io/revision';

/** A rollout to an image that never gets ready: it stops half-way, with two active ReplicaSets. */
function stuckRollout(replicas: number, spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(deployment('web', { replicas, ...spec }));
  running.change('Deployment', 'web', (web) => withImage(web, 'web:bad'));
  return running;
}

const sizes = (running: RunningCluster) =>
  ['web:v1', 'web:bad'].map((image) => running.replicaSet(image).spec.replicas);

describe('a Deployment that is scaled', () => {
  test('sets its only active ReplicaSet and makes no revision', () => {
    const running = new RunningCluster();
    running.apply(deployment('web'));
    const web = running.change('Deployment', 'web', (object) => withReplicas(object, 5));
    expect(running.scalings()).toEqual(['v1 0→3', 'v1 3→5']);
    expect(web.metadata.annotations?.[REVISION]).toBe('1');
    expect(running.stepsOf(['scaled-replica-set'])[0]?.because).toBe('5 are wanted, 3 there');
    expect(running.eventsOn('web')).toContain(
      `ScalingReplicaSet: Scaled up replica set ${running.replicaSet('web:v1').metadata.name} from 3 to 5`,
    );
  });

  test.each([
    ['25%', 15, [12, 7]],
    [3, 15, [11, 7]],
    ['25%', 0, [0, 0]],
  ])('in the middle of a rollout with surge %s shares %i copies out in proportion', (maxSurge, to, expected) => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: '25%' } };
    const running = stuckRollout(10, { strategy });
    expect(sizes(running)).toEqual([8, 5]);
    running.cluster.update(withReplicas(running.the('Deployment', 'web'), to));
    const before = running.lastStep;
    running.loop.drain();
    const shared = running.scalings(before).slice(0, 2);
    expect(shared).toHaveLength(2);
    expect(shared.map((scaling) => Number(scaling.split('→')[1]))).toEqual(expected);
  });
});
