/**
 * The view *object*: one object with its surroundings.
 */
import type { Ref } from '../../../src/api/objects';
import { sceneOf } from '../played-scene';
import { labelOutline, textsOf } from './label-outline';

const named = (kind: Ref['kind'], name: string): Ref =>
  kind === 'Node' || kind === 'PersistentVolume' ? { kind, name } : { kind, name, namespace: 'default' };

function request(object: Ref, commands: readonly string[]) {
  return { scene: { ...sceneOf(commands), focus: 'all' as const }, view: 'object' as const, object };
}
const outline = (object: Ref, ...commands: string[]) => labelOutline(request(object, commands));
const texts = (object: Ref, ...commands: string[]) => textsOf(request(object, commands));

test('a Pod: its containers, its volume, its owner, the other Pods', () => {
  const db1 = named('Pod', 'db-1');
  expect(outline(db1, 'deploy db 3 statefulset', 'crash pod db-1')).toBe(
    `
Pod db-1, ready
  Container db, ready, db:v1, 1 restart, last ended with Error 1
  Volume data-db-1, 1Gi for one Node, outlives the Pod, mounted by db
Pod db-0, ready, leads, on node-#, volume data-db-0
Pod db-2, ready, on node-#, volume data-db-2`.trim(),
  );
  expect(texts(db1, 'deploy db 3 statefulset')).toEqual(
    expect.arrayContaining(['StatefulSet', 'db', 'db sends requests to it']),
  );
});

test('a Pod of a Deployment stands under its ReplicaSet; containers share what goes with the Pod', () => {
  const scene = sceneOf(['deploy web 1 with shipper']);
  const [pod] = scene.after.list('Pod');
  const object = named('Pod', pod?.metadata.name ?? '');
  expect(textsOf({ scene, view: 'object', object })).toEqual(
    expect.arrayContaining(['Deployment', 'ReplicaSet', 'emptyDir: goes with the Pod', 'mounted by web, shipper']),
  );
});

test('a Node: its Pods with their volumes; the others are counted', () => {
  const drawn = outline(named('Node', 'node-2'), 'deploy db 3 statefulset', 'cordon node-2');
  expect(drawn).toMatch(/^Node node-2, cordoned\nNode node-2, cordoned, changed, 1 Pod\n {2}Pod db-\d/);
  expect(drawn).toMatch(/Volume data-db-\d\nAlso here: db, 2 Pods$/);
  expect(texts(named('Node', 'node-2'), 'label node node-2 disk=ssd')).toContain('disk=ssd');
});

test('a Service: who gets its requests, and who does not', () => {
  expect(outline(named('Service', 'web'), 'deploy web', 'update web bad')).toBe(
    `
Service web, sends to 3 Pods
  3 Pods: get its requests
    Pod web-#-#, ready, on node-#
    Pod web-#-#, ready, on node-#
    Pod web-#-#, ready, on node-#
  1 Pod: selected, get nothing
    Pod web-#-#, not ready, new, on node-#`.trim(),
  );
  expect(texts(named('Service', 'web'), 'deploy web 1', 'scale web 0')).toContain('no Pod gets its requests');
});

test('a claim, and a volume by its claim: their users and no others', () => {
  const drawn = outline(named('PersistentVolumeClaim', 'notes-data'), 'deploy notes 2 volume', 'deploy web 2');
  expect(drawn).toBe(
    `
Claim notes-data, Bound
Deployment notes, one volume for all its Pods
  Pod notes-#-#, ready, on node-#, volume notes-data
  Pod notes-#-#, ready, on node-#, volume notes-data
  Claim notes-data, 1Gi for many Nodes, has a volume
  Volume pvc-#, shared, Delete
Also here: web, 2 Pods`.trim(),
  );
  const scene = sceneOf(['deploy notes 2 volume', 'deploy web 2']);
  const [volume] = scene.after.list('PersistentVolume');
  const object = named('PersistentVolume', volume?.metadata.name ?? '');
  expect(labelOutline({ scene: { ...scene, focus: 'all' }, view: 'object', object })).toBe(drawn);
});

test('a workload: what is wanted of it, and its Pods on their Nodes', () => {
  const drawn = outline(named('Deployment', 'web'), 'deploy web 2', 'update web v2');
  expect(drawn).toMatch(/^Deployment web, 2 of 2 ready\nNode node-1/);
  expect(drawn.match(/Pod web-#-#, ready, new/g)).toHaveLength(2);
  expect(texts(named('Deployment', 'web'), 'deploy web 2', 'update web v2')).toEqual(
    expect.arrayContaining(['revision 2', 'web:v2, 2 of 2 ready, current', 'web:v1, 0 Pods, kept for a rollback']),
  );
});

test('what is gone is drawn as gone, what never was is not', () => {
  expect(outline(named('Deployment', 'web'), 'deploy web 1', 'delete deployment web')).toMatch(/^Deployment web, gone/);
  expect(outline(named('Deployment', 'nothing'), 'deploy web 1')).toMatch(/^Deployment web, 1 of 1 ready\n/);
});
