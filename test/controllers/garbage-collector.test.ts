import { deleteObject, type Propagation } from '../../src/cluster/deletion';
import { deployment, replicaSet, RunningCluster } from './running-cluster';

function afterDeleting(propagation: Propagation) {
  const world = new RunningCluster({ seed: 3 });
  world.apply(deployment('web'));
  const since = world.lastStep;
  deleteObject(world.cluster, world.the('Deployment', 'web'), { propagation });
  world.loop.drain();
  return { world, since };
}

const count = ({ cluster }: RunningCluster) =>
  ['Deployment', 'ReplicaSet', 'Pod'].map((kind) => cluster.count(kind as 'Pod'));

test('in the background the owner goes at once and all below it follow', () => {
  const { world, since } = afterDeleting('Background');
  expect(count(world)).toEqual([0, 0, 3]);
  world.loop.rest();
  expect(count(world)).toEqual([0, 0, 0]);
  expect(world.stepsOf(['collected'], since).map(({ object, because }) => `${object.kind}: ${because}`)).toEqual([
    'ReplicaSet: its owner, Deployment web, was deleted',
    ...Array.from({ length: 3 }, (): unknown =>
      expect.stringMatching(/^Pod: its owner, ReplicaSet web-\w+, was deleted$/),
    ),
  ]);
  expect(world.stepsOf(['made-pod'], since)).toEqual([]);
});

test('in the foreground the owner stays until all below it are gone', () => {
  const { world } = afterDeleting('Foreground');
  expect(count(world)).toEqual([1, 1, 3]);
  world.loop.rest();
  expect(count(world)).toEqual([0, 0, 0]);
});

test('orphans stay and forget their owner', () => {
  const { world } = afterDeleting('Orphan');
  world.loop.rest();
  expect(count(world)).toEqual([0, 1, 3]);
  expect(world.cluster.list('ReplicaSet')[0]?.metadata.ownerReferences).toBeUndefined();
});

test('an object with another owner forgets the one that is gone', () => {
  const world = new RunningCluster({ seed: 3 });
  const owner = (name: string) => {
    const { metadata } = world.apply(replicaSet(name, { replicas: 0 }));
    return { apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid: metadata.uid };
  };
  const owners = [owner('a'), owner('b')];
  world.cluster.create('ControllerRevision', {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name: 'shared', namespace: 'default', ownerReferences: owners },
    revision: 1,
  });
  deleteObject(world.cluster, world.the('ReplicaSet', 'a'));
  world.loop.rest();
  expect(world.the('ControllerRevision', 'shared').metadata.ownerReferences).toEqual([owners[1]]);
  deleteObject(world.cluster, world.the('ReplicaSet', 'b'));
  world.loop.rest();
  expect(world.cluster.count('ControllerRevision')).toBe(0);
});
