import type { Pod } from '../../src/api/objects';
import { deleteObject } from '../../src/cluster/deletion';
import { MINUTE } from '../../src/cluster/time';
import { replicaSet, RunningCluster } from './running-cluster';

const kept = (pod: Pod): Pod => ({ ...pod, metadata: { ...pod.metadata, finalizers: ['example.com/wait'] } });

test('a Pod whose Node is gone fails, and says that PodGC deleted it', () => {
  const running = new RunningCluster();
  running.apply(replicaSet('web'));
  const { metadata, spec } = running.pods()[0]!;
  running.change('Pod', metadata.name, kept);
  deleteObject(running.cluster, running.the('Node', spec.nodeName!));
  running.loop.advance(MINUTE);
  const { phase, conditions } = running.the('Pod', metadata.name).status;
  expect(phase).toBe('Failed');
  expect(conditions).toContainEqual(
    expect.objectContaining({
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'DeletionByPodGC',
      message: 'PodGC: node no longer exists',
    }),
  );
});
