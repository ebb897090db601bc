import type { Deployment } from '../../src/api/objects';
import { MINUTE, SECOND } from '../../src/cluster/time';
import { deployment, replicaSet, RunningCluster, withImage } from './running-cluster';

const REVISION = 'deployment.kubernetes.io/revision';
const HISTORY = 'deployment.kubernetes.io/revision-history';

const conditionOf = ({ status }: Deployment, type: string) => {
  const found = status.conditions?.find((condition) => condition.type === type);
  return found && `${found.status} ${found.reason ?? ''}`;
};
const revisions = (running: RunningCluster): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries<string | undefined>(
    running.cluster
      .list('ReplicaSet')
      .map((set) => [set.spec.template.spec.containers[0]?.image ?? '', set.metadata.annotations?.[REVISION]]),
  );

function web(spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(deployment('web', spec));
  return running;
}

describe('a Deployment', () => {
  test('makes one ReplicaSet named after its template, and that makes the Pods', () => {
    const running = web();
    const [set] = running.cluster.list('ReplicaSet');
    expect(set?.metadata.name).toMatch(/^web-[456789bcdf]{4,10}$/);
    expect(set?.metadata.labels).toEqual({ app: 'web', 'pod-template-hash': set?.metadata.name.slice(4) });
    expect(running.pods().map((pod) => pod.metadata.name.startsWith(`${set?.metadata.name ?? ''}-`))).toEqual([
      true,
      true,
      true,
    ]);
    expect(running.eventsOn('web')).toEqual([
      `ScalingReplicaSet: Scaled up replica set ${set?.metadata.name ?? ''} from 0 to 3`,
    ]);
    const after = running.the('Deployment', 'web');
    expect(after.status).toMatchObject({
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      availableReplicas: 3,
    });
    expect(conditionOf(after, 'Available')).toBe('True MinimumReplicasAvailable');
    expect(conditionOf(after, 'Progressing')).toBe('True NewReplicaSetAvailable');
  });

  test('uses the ReplicaSet again when an old template comes back, with a new revision', () => {
    const running = web();
    for (const image of ['web:v2', 'web:v3', 'web:v1']) {
      running.change('Deployment', 'web', (object) => withImage(object, image));
    }
    expect(revisions(running)).toEqual({ 'web:v1': '4', 'web:v2': '2', 'web:v3': '3' });
    expect(running.replicaSet('web:v1').metadata.annotations?.[HISTORY]).toBe('1');
    expect(running.the('Deployment', 'web').metadata.annotations?.[REVISION]).toBe('4');
    expect(running.stepsOf(['reused-replica-set'])).toHaveLength(1);
  });

  test('keeps as many old ReplicaSets as revisionHistoryLimit says', () => {
    const running = web({ revisionHistoryLimit: 1 });
    for (const image of ['web:v2', 'web:v3', 'web:v4']) {
      running.change('Deployment', 'web', (object) => withImage(object, image));
    }
    expect(revisions(running)).toEqual({ 'web:v3': '3', 'web:v4': '4' });
  });

  test('lets the oldest revisions go first, whichever ReplicaSet is the oldest, also while it is paused', () => {
    const running = web();
    for (const image of ['web:v2', 'web:v3', 'web:v1', 'web:v4']) {
      running.change('Deployment', 'web', (object) => withImage(object, image));
    }
    expect(revisions(running)).toEqual({ 'web:v1': '4', 'web:v2': '2', 'web:v3': '3', 'web:v4': '5' });
    running.change('Deployment', 'web', (object) => ({
      ...object,
      spec: { ...object.spec, revisionHistoryLimit: 1, paused: true },
    }));
    expect(revisions(running)).toEqual({ 'web:v1': '4', 'web:v4': '5' });
    expect(running.stepsOf(['deleted-replica-set']).map(({ detail }) => detail)).toEqual([
      { by: 'web', revision: 2 },
      { by: 'web', revision: 3 },
    ]);
  });

  test('hands minReadySeconds to its ReplicaSets, also when it changes, without a rollout', () => {
    const running = web({ minReadySeconds: 5 });
    expect(running.replicaSet('web:v1').spec.minReadySeconds).toBe(5);
    running.change('Deployment', 'web', (object) => ({ ...object, spec: { ...object.spec, minReadySeconds: 7 } }));
    expect(running.replicaSet('web:v1').spec.minReadySeconds).toBe(7);
    expect(running.cluster.count('ReplicaSet')).toBe(1);
    expect(web().replicaSet('web:v1').spec).not.toHaveProperty('minReadySeconds');
  });

  test('does not roll out while it is paused, and says so', () => {
    const running = web();
    const pause = (paused: boolean) => (object: Deployment) => ({ ...object, spec: { ...object.spec, paused } });
    const paused = running.change('Deployment', 'web', pause(true));
    expect(conditionOf(paused, 'Progressing')).toBe('Unknown DeploymentPaused');
    running.change('Deployment', 'web', (object) => withImage(object, 'web:v2'));
    expect(running.cluster.count('ReplicaSet')).toBe(1);
    const resumed = running.change('Deployment', 'web', pause(false));
    expect(running.pods('web:v2')).toHaveLength(3);
    expect(conditionOf(resumed, 'Progressing')).toBe('True NewReplicaSetAvailable');
  });

  test('is marked as stalled when nothing got better for the deadline, and rolls nothing back', () => {
    const running = web({ progressDeadlineSeconds: 120 });
    running.change('Deployment', 'web', (object) => withImage(object, 'web:bad'));
    expect(running.loop.pending()).toMatchObject([
      { holdsOpen: false, next: { verb: 'stalled', object: { name: 'web' } } },
    ]);
    running.loop.advance(2 * MINUTE - 5 * SECOND);
    expect(conditionOf(running.the('Deployment', 'web'), 'Progressing')).toBe('True ReplicaSetUpdated');
    running.loop.advance(10 * SECOND);
    expect(conditionOf(running.the('Deployment', 'web'), 'Progressing')).toBe('False ProgressDeadlineExceeded');
    expect(running.stepsOf(['stalled'])[0]?.because).toBe('nothing got better for 120s');
    expect(running.replicaSet('web:bad').spec.replicas).toBe(1);
    expect(running.loop.pending()).toEqual([]);
  });

  test('with strategy Recreate waits until every old Pod is gone', () => {
    const running = web({ strategy: { type: 'Recreate' } });
    const start = running.cluster.now;
    running.change('Deployment', 'web', (object) => withImage(object, 'web:v2'));
    expect(running.scalings()).toEqual(['v1 0→3', 'v1 3→0', 'v2 0→3']);
    const [, made] = running.stepsOf(['made-replica-set']);
    expect(made!.at - start).toBeGreaterThanOrEqual(SECOND);
    expect(running.pods('web:v1')).toEqual([]);
  });

  test('tries another name when a ReplicaSet of somebody else has it', () => {
    const taken = web().replicaSet('web:v1').metadata.name;
    const running = new RunningCluster();
    running.apply({ ...replicaSet('other'), metadata: { name: taken, namespace: 'default' } });
    running.apply(deployment('web'));
    expect(running.the('Deployment', 'web').status.collisionCount).toBe(1);
    expect(running.replicaSet('web:v1').metadata.name).not.toBe(taken);
    expect(running.pods('web:v1')).toHaveLength(3);
  });

  test('takes over ReplicaSets that lost their owner', () => {
    const running = web();
    const set = running.replicaSet('web:v1');
    running.cluster.update({ ...set, metadata: { ...set.metadata, ownerReferences: undefined } });
    running.loop.rest();
    expect(running.replicaSet('web:v1').metadata.ownerReferences?.[0]?.name).toBe('web');
    expect(running.cluster.count('ReplicaSet')).toBe(1);
    expect(running.stepsOf(['adopted']).map(({ object }) => object.kind)).toEqual(['ReplicaSet']);
  });
});
