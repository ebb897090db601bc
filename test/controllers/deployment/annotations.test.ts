import type { Deployment } from '../../../src/api/objects';
import { deployment, RunningCluster, withImage, withReplicas } from '../running-cluster';

const KUBERNETES = 'deployment.kubernetes.io';
const CAUSE = 'kubernetes.io/change-cause';
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function web(name = 'web', spec: object = {}): RunningCluster {
  const running = new RunningCluster();
  running.apply(deployment(name, spec));
  return running;
}

describe('a ReplicaSet of a Deployment', () => {
  test('is told for which size it was made, and is told again when that changes', () => {
    const running = web();
    const sizes = () => {
      const { annotations } = running.replicaSet('web:v1').metadata;
      return [annotations?.[`${KUBERNETES}/desired-replicas`], annotations?.[`${KUBERNETES}/max-replicas`]];
    };
    expect(sizes()).toEqual(['3', '4']);
    running.change('Deployment', 'web', (object) => withReplicas(object, 10));
    expect(sizes()).toEqual(['10', '13']);
  });

  test('gets the annotations of its Deployment, but not the manifest that was applied', () => {
    const running = web();
    const annotated = (object: Deployment): Deployment => ({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: { ...object.metadata.annotations, [CAUSE]: 'faster', [APPLIED]: '{}' },
      },
    });
    running.change('Deployment', 'web', (object) => withImage(annotated(object), 'web:v2'));
    const { annotations } = running.replicaSet('web:v2').metadata;
    expect(annotations?.[CAUSE]).toBe('faster');
    expect(annotations).not.toHaveProperty([APPLIED]);
    expect(running.replicaSet('web:v1').metadata.annotations).not.toHaveProperty([CAUSE]);
  });

  test('has a name of 253 characters at most, and the names of its Pods are cut to 63', () => {
    const long = Array.from({ length: 50 }, () => 'long').join('.') + '.way';
    const running = web(long, { selector: { matchLabels: { app: 'web' } }, template: webTemplate });
    const [set] = running.cluster.list('ReplicaSet');
    expect(long).toHaveLength(253);
    expect(set?.metadata.name).toHaveLength(253);
    expect(set?.metadata.name).toMatch(/-[456789bcdf]+$/);
    const [pod] = running.pods();
    expect(pod?.metadata.name).toHaveLength(63);
    expect(pod?.metadata.name.slice(0, 58)).toBe(long.slice(0, 58));
  });
});

const webTemplate = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:v1' }] } };

describe('old ReplicaSets', () => {
  test('are not kept at all with a revisionHistoryLimit of 0', () => {
    const running = web('web', { revisionHistoryLimit: 0 });
    running.change('Deployment', 'web', (object) => withImage(object, 'web:v2'));
    expect(running.cluster.count('ReplicaSet')).toBe(1);
  });

  test('are kept, whatever the limit, while a rollout is not complete', () => {
    const running = web('web', { revisionHistoryLimit: 0 });
    running.change('Deployment', 'web', (object) => withImage(object, 'web:bad'));
    running.change('Deployment', 'web', (object) => withImage(object, 'web:nopull'));
    expect(running.cluster.count('ReplicaSet')).toBe(3);
  });
});
