import { deleteObject, type Propagation } from '../../src/cluster/deletion';
import { type Draft, type OwnerReference, type ControllerRevision, type ReplicaSet } from '../../src/api/objects';
import { createObject, updateObject } from '../../src/cluster/admission';
import { isRejected } from '../../src/api/rejection';
import { SECOND, timestamp } from '../../src/cluster/time';
import { pod } from './pod';
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

/** A small object that names owners. */
function owned(name: string, owners: readonly OwnerReference[]): Draft<ControllerRevision> {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name, namespace: 'default', ownerReferences: [...owners] },
    revision: 1,
  } as unknown as Draft<ControllerRevision>;
}

const refTo = ({ metadata: { name, uid } }: ReplicaSet, more: Partial<OwnerReference> = {}): OwnerReference => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  name,
  uid,
  ...more,
});

describe('foreground deletion', () => {
  test('spares a dependent that another owner keeps, and lets it forget this one', () => {
    const world = new RunningCluster();
    const going = world.apply(replicaSet('going', { replicas: 0 }));
    const staying = world.apply(replicaSet('staying', { replicas: 0 }));
    world.apply(owned('shared', [refTo(going, { blockOwnerDeletion: true }), refTo(staying)]));
    deleteObject(world.cluster, world.the('ReplicaSet', 'going'), { propagation: 'Foreground' });
    world.loop.rest();
    expect(world.cluster.get('ReplicaSet', 'going', 'default')).toBeUndefined();
    expect(world.the('ControllerRevision', 'shared').metadata.ownerReferences).toEqual([refTo(staying)]);
  });

  test('waits only for dependents that block it', () => {
    for (const blockOwnerDeletion of [true, false]) {
      const world = new RunningCluster();
      const owner = world.apply(replicaSet('owner', { replicas: 0 }));
      const draft = owned('held', [refTo(owner, { blockOwnerDeletion })]);
      world.apply({ ...draft, metadata: { ...draft.metadata, finalizers: ['example.com/keep'] } });
      deleteObject(world.cluster, world.the('ReplicaSet', 'owner'), { propagation: 'Foreground' });
      world.loop.rest();
      expect(world.cluster.count('ReplicaSet')).toBe(blockOwnerDeletion ? 1 : 0);
      expect(world.the('ControllerRevision', 'held').metadata.deletionTimestamp).toBeDefined();
    }
  });

  test('goes on when the dependent that blocks it lets go', () => {
    const world = new RunningCluster();
    const owner = world.apply(replicaSet('owner', { replicas: 0 }));
    const draft = owned('held', [refTo(owner, { blockOwnerDeletion: true })]);
    world.apply({ ...draft, metadata: { ...draft.metadata, finalizers: ['example.com/keep'] } });
    deleteObject(world.cluster, world.the('ReplicaSet', 'owner'), { propagation: 'Foreground' });
    world.loop.rest();
    const held = world.the('ControllerRevision', 'held');
    const { ownerReferences: _owners, ...metadata } = held.metadata;
    updateObject(world.cluster, { ...held, metadata });
    world.loop.rest();
    expect(world.cluster.count('ReplicaSet')).toBe(0);
  });

  test('gives way to a second deletion in the background', () => {
    const world = new RunningCluster();
    const made = world.apply(replicaSet('web', { replicas: 0 }));
    const metadata = { ...made.metadata, finalizers: ['example.com/keep'] };
    const held = world.cluster.update({ ...world.the('ReplicaSet', 'web'), metadata });
    deleteObject(world.cluster, held, { propagation: 'Orphan' });
    expect(world.the('ReplicaSet', 'web').metadata.finalizers).toEqual(['example.com/keep', 'orphan']);
    deleteObject(world.cluster, world.the('ReplicaSet', 'web'), { propagation: 'Foreground' });
    expect(world.the('ReplicaSet', 'web').metadata.finalizers).toEqual(['example.com/keep', 'foregroundDeletion']);
    deleteObject(world.cluster, world.the('ReplicaSet', 'web'), { propagation: 'Background' });
    expect(world.the('ReplicaSet', 'web').metadata.finalizers).toEqual(['example.com/keep']);
  });

  test('raises the generation, and the controller says that it has seen it', () => {
    const world = new RunningCluster();
    world.apply(deployment('web'));
    deleteObject(world.cluster, world.the('Deployment', 'web'), { propagation: 'Foreground' });
    world.loop.drain();
    expect(world.the('Deployment', 'web')).toMatchObject({
      metadata: { generation: 2 },
      status: { observedGeneration: 2 },
    });
  });
});

describe('an owner reference', () => {
  test('to an object in another namespace owns nothing: who has it goes, with a warning', () => {
    const world = new RunningCluster();
    const owner = world.apply(replicaSet('owner', { replicas: 0 }));
    const draft = owned('astray', [refTo(owner)]);
    world.apply({ ...draft, metadata: { ...draft.metadata, namespace: 'kube-system' } });
    expect(world.cluster.get('ControllerRevision', 'astray', 'kube-system')).toBeUndefined();
    expect(world.eventsOn('astray')).toEqual([
      `OwnerRefInvalidNamespace: ownerRef [apps/v1/ReplicaSet, namespace: kube-system, name: owner, uid: ${owner.metadata.uid}] does not exist in namespace "kube-system"`,
    ]);
  });

  test('to a kind that nobody knows is left alone', () => {
    const world = new RunningCluster();
    world.apply(owned('odd', [{ apiVersion: 'example.com/v1', kind: 'Widget', name: 'w', uid: 'u' }]));
    world.apply(owned('older', [{ apiVersion: 'extensions/v1beta1', kind: 'ReplicaSet', name: 'w', uid: 'u' }]));
    world.loop.rest();
    expect(world.cluster.count('ControllerRevision')).toBe(2);
  });

  test('needs all its parts, and one of several at most is the controller', () => {
    const world = new RunningCluster();
    const owner = world.apply(replicaSet('owner', { replicas: 0 }));
    const refused = createObject(
      world.cluster,
      owned('bad', [refTo(owner, { controller: true }), refTo(owner, { name: 'b', uid: '', controller: true })]),
    );
    expect(isRejected(refused) && refused.details?.causes.map(({ field }) => field)).toEqual([
      'metadata.ownerReferences.uid',
      'metadata.ownerReferences',
    ]);
  });
});

describe('a finalizer', () => {
  const KEEP = 'example.com/keep';

  test('keeps what is deleted until somebody takes it off', () => {
    const world = new RunningCluster();
    world.apply({ ...deployment('web'), metadata: { name: 'web', namespace: 'default', finalizers: [KEEP] } });
    deleteObject(world.cluster, world.the('Deployment', 'web'));
    world.loop.rest();
    const kept = world.the('Deployment', 'web');
    expect(kept.metadata).toMatchObject({
      deletionTimestamp: expect.any(String) as string,
      deletionGracePeriodSeconds: 0,
    });
    const added = updateObject(world.cluster, {
      ...kept,
      metadata: { ...kept.metadata, finalizers: [KEEP, 'example.com/more'] },
    });
    expect(isRejected(added) && added.message).toBe(
      'The Deployment "web" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/more"}',
    );
    updateObject(world.cluster, { ...kept, metadata: { ...kept.metadata, finalizers: [] } });
    world.loop.rest();
    expect(count(world)).toEqual([0, 0, 0]);
  });

  test('has a domain in its name, or is one of the server’s own', () => {
    const world = new RunningCluster();
    const refused = createObject(world.cluster, {
      ...deployment('web'),
      metadata: { name: 'web', finalizers: ['keep', 'orphan', 'foregroundDeletion'] },
    });
    expect(isRejected(refused) && refused.message).toBe(
      [
        'The Deployment "web" is invalid: ',
        '* metadata.finalizers[0]: Invalid value: "keep": name is neither a standard finalizer name nor is it fully qualified',
        '* metadata.finalizers: Invalid value: ["keep","orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
      ].join('\n'),
    );
  });
});

test('the grace of a deleted Pod can only become shorter, and counts from the first deletion', () => {
  const world = new RunningCluster({ timing: { stop: 60_000 } });
  world.apply(pod('a', 'web:v1', { terminationGracePeriodSeconds: 60 }));
  const start = world.cluster.now;
  const remove = (gracePeriodSeconds?: number) =>
    deleteObject(world.cluster, world.the('Pod', 'a'), gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds });
  const grace = () => {
    const { deletionTimestamp, deletionGracePeriodSeconds } = world.the('Pod', 'a').metadata;
    return [deletionTimestamp, deletionGracePeriodSeconds];
  };
  remove();
  expect(grace()).toEqual([timestamp(start + 60 * SECOND), 60]);
  world.loop.advance(10 * SECOND);
  remove(90);
  remove();
  expect(grace()).toEqual([timestamp(start + 60 * SECOND), 60]);
  remove(20);
  expect(grace()).toEqual([timestamp(start + 20 * SECOND), 20]);
  remove(0);
  expect(world.cluster.count('Pod')).toBe(0);
});
