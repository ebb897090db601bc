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
Pod db-1, ready, Node node-1, address 10.0.1.2, one for all in it, Service db sends requests to it
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
  expect(drawn).toMatch(
    /^Node node-2, cordoned, Ready True, CPU 0 of 4 asked for,.*, cordoned gets no new Pods\nNode node-2, cordoned, changed, 1 Pod\n {2}Pod db-\d/,
  );
  expect(drawn).toMatch(/Volume data-db-\d\nAlso here: db, 2 Pods$/);
  expect(texts(named('Node', 'node-2'), 'label node node-2 disk=ssd')).toContain('disk=ssd');
});

test('a Service: who gets its requests, and who does not', () => {
  expect(outline(named('Service', 'web'), 'deploy web', 'update web bad')).toBe(
    `
Service web, sends to 3 Pods, address 10.96.39.159, port 80, selects app=web
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
Claim notes-data, Bound, asks for 1Gi, has 1Gi, mode for many Nodes (ReadWriteMany), class shared, volume pvc-#
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
  expect(drawn).toMatch(/^Deployment web, 2 of 2 ready, image web:v2, .*\nNode node-1/);
  expect(drawn.match(/Pod web-#-#, ready, new/g)).toHaveLength(2);
  expect(texts(named('Deployment', 'web'), 'deploy web 2', 'update web v2')).toEqual(
    expect.arrayContaining(['revision 2', 'web:v2, 2 of 2 ready, current', 'web:v1, 0 Pods, kept for a rollback']),
  );
});

test('what is gone is drawn as gone, what never was is not', () => {
  expect(outline(named('Deployment', 'web'), 'deploy web 1', 'delete deployment web')).toMatch(/^Deployment web, gone/);
  expect(outline(named('Deployment', 'nothing'), 'deploy web 1')).toMatch(/^Deployment web, 1 of 1 ready\n/);
});

test('a budget, a quota, an autoscaler and settings: what they say, and the Pods that it is said about', () => {
  const manifest = (kind: string, api: string, rest: string) =>
    `apply -f -\napiVersion: ${api}\nkind: ${kind}\nmetadata: {name: one}\n${rest}`;
  const budget = manifest(
    'PodDisruptionBudget',
    'policy/v1',
    'spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}',
  );
  expect(outline(named('PodDisruptionBudget', 'one'), 'deploy web 3', 'deploy db 1 statefulset', budget)).toMatch(
    /^PodDisruptionBudget one, selects app=web, must stay 2 ready, now 3 ready, 1 may be evicted\n(Pod web-.*\n){3}Also here: db, 1 Pod$/,
  );
  expect(
    outline(named('ResourceQuota', 'one'), 'create quota one --hard=pods=4,count/jobs.batch=2', 'deploy web 3'),
  ).toBe('ResourceQuota one, pods 3 of at most 4, count/jobs.batch 0 of at most 2\nAlso here: web, 3 Pods');
  expect(outline(named('ConfigMap', 'one'), manifest('ConfigMap', 'v1', 'data: {colour: blue, size: large}'))).toBe(
    'ConfigMap one, keys colour, size',
  );
  expect(
    outline(
      named('HorizontalPodAutoscaler', 'web'),
      'deploy web 2',
      'autoscale deployment web --min=2 --max=6 --cpu=50%',
    ),
  ).toMatch(
    /^HorizontalPodAutoscaler web, scales Deployment web, between 2 and 6 Pods, aims at cpu 50% .*\nDeployment web, 2 of 2/,
  );
});
