import { deleteObject } from '../../src/cluster/deletion';
import { isTrue } from '../../src/containers/pod-condition';
import { claim, pod } from './pod';
import { RunningCluster } from './running-cluster';

const scratch = {
  volumes: [
    {
      name: 'scratch',
      ephemeral: { volumeClaimTemplate: { metadata: { labels: { kind: 'scratch' } }, spec: claim('any').spec } },
    },
  ],
};

test('a generic ephemeral volume is a claim that belongs to its Pod and goes with it', () => {
  const world = new RunningCluster();
  const owner = world.apply(pod('a', 'web:v1', scratch));
  const made = world.the('PersistentVolumeClaim', 'a-scratch');
  expect(made.metadata.labels).toEqual({ kind: 'scratch' });
  expect(made.metadata.ownerReferences).toEqual([
    { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: owner.metadata.uid, controller: true, blockOwnerDeletion: true },
  ]);
  expect(made.status.phase).toBe('Bound');
  expect(isTrue(world.the('Pod', 'a'), 'Ready')).toBe(true);
  deleteObject(world.cluster, world.the('Pod', 'a'));
  world.loop.rest();
  expect(world.cluster.count('PersistentVolumeClaim')).toBe(0);
  expect(world.cluster.count('PersistentVolume')).toBe(0);
});

test('a claim of that name which belongs to somebody else is left alone', () => {
  const world = new RunningCluster();
  world.apply(claim('a-scratch'));
  world.apply(pod('a', 'web:v1', scratch));
  expect(world.the('PersistentVolumeClaim', 'a-scratch').metadata.ownerReferences).toBeUndefined();
});
