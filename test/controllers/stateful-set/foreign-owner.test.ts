import { claim } from '../pod';
import { RunningCluster, statefulSet } from '../running-cluster';

test('a claim that somebody else controls is left to them: the set takes its own reference away and says so', () => {
  const world = new RunningCluster();
  world.apply(
    statefulSet('db', {
      replicas: 1,
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim('data').spec }],
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
    }),
  );
  expect(world.the('PersistentVolumeClaim', 'data-db-0').metadata.ownerReferences).toMatchObject([
    { kind: 'StatefulSet', name: 'db' },
  ]);
  const { uid } = world.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'owner', namespace: 'default' },
  } as never).metadata;
  const foreign = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, controller: true };
  world.change('PersistentVolumeClaim', 'data-db-0', (object) => ({
    ...object,
    metadata: { ...object.metadata, ownerReferences: [...(object.metadata.ownerReferences ?? []), foreign] },
  }));
  world.change('StatefulSet', 'db', (set) => ({ ...set, metadata: { ...set.metadata, labels: { look: 'again' } } }));
  expect(world.the('PersistentVolumeClaim', 'data-db-0').metadata.ownerReferences).toEqual([foreign]);
  expect(world.eventsOn('db')).toContain(
    'ConflictingController: PersistentVolumeClaim data-db-0 has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim',
  );
});
