/**
 * The view *storage*: which Pod uses which claim, and which volume each claim has.
 */
import { drawFigure, PHONE_WIDTH, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import type { Scene } from '../../../src/diagram/scene';
import { connections } from '../connections';
import { violationsOf } from '../drawing-rules';
import { podsOfScene, sceneOf } from '../played-scene';
import { labelOutline, textsOf } from './label-outline';

const whole = (commands: readonly string[]) => ({ ...sceneOf(commands), focus: 'all' as const });
const outline = (...commands: string[]) => labelOutline({ scene: whole(commands), view: 'storage' });
const texts = (...commands: string[]) => textsOf({ scene: whole(commands), view: 'storage' });

test('a claim that several Pods share is drawn once', () => {
  expect(outline('deploy web 2', 'deploy notes 3 volume')).toBe(
    `
Deployment notes, one volume for all its Pods
  Pod notes-#-#, ready, new, on node-#, volume notes-data
  Pod notes-#-#, ready, new, on node-#, volume notes-data
  Pod notes-#-#, ready, new, on node-#, volume notes-data
  Claim notes-data, 1Gi for many Nodes, has a volume
  Volume pvc-#, shared, Delete
Without a claim: web 2`.trim(),
  );
});

test('Pods that are gone are not counted among those without a claim', () => {
  expect(outline('deploy notes volume', 'deploy web 3', 'update web v2')).toContain('Without a claim: web 3 (3 gone)');
});

test('each Pod of a StatefulSet has a claim and a volume of its own; a claim is kept without its Pod', () => {
  expect(outline('deploy db 2 statefulset', 'scale db 1')).toBe(
    `
StatefulSet db, a volume for each Pod
  Pod db-0, ready, leads, on node-#, volume data-db-0
  Claim data-db-0, 1Gi for one Node, has a volume
  Volume pvc-#, standard, Delete
  Pod db-1, gone, on node-#
  Claim data-db-1, 1Gi for one Node, has a volume
  Volume pvc-#, standard, Delete`.trim(),
  );
  expect(texts('deploy db 2 statefulset', 'scale db 1', 'cordon node-1')).toContain('no Pod uses it');
});

/** The names of the claims that a line leads to from each Pod. */
function used(scene: Scene, width: number): readonly string[] {
  const drawing = drawFigure({ scene, view: 'storage', width, title: 'lines' });
  const names = new Map(scene.after.list('Pod').map(({ metadata }) => [`pod/${metadata.uid}`, metadata.name]));
  return [...connections(drawing, 'pod/', 'claim/')].map(
    ([id, claims]) =>
      `${(names.get(id) ?? '').replace(/-\w+-\w+$/, '')}: ${claims.map((claim) => claim.replace(/.*\//, '')).join(' ')}`,
  );
}

const CLAIMS = [1, 2, 3, 4].map(
  (number) =>
    `apply -f -\nkind: PersistentVolumeClaim\napiVersion: v1\nmetadata: {name: share-${number}}\nspec: {accessModes: [ReadWriteMany], storageClassName: shared, resources: {requests: {storage: 1Gi}}}`,
);
const mounted = (...numbers: number[]) =>
  `volumes: [${numbers.map((number) => `{name: v${number}, persistentVolumeClaim: {claimName: share-${number}}}`).join(', ')}]`;
const template = (name: string, ...numbers: number[]) =>
  `template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: ${name}, image: '${name}:v1'}], ${mounted(...numbers)}}}`;
const deployment = (name: string, replicas: number, ...numbers: number[]) =>
  `apply -f -\nkind: Deployment\napiVersion: apps/v1\nmetadata: {name: ${name}}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: ${name}}}, ${template(name, ...numbers)}}`;
const BOX = `apply -f -\nkind: StatefulSet\napiVersion: apps/v1\nmetadata: {name: box}\nspec: {replicas: 3, serviceName: box, selector: {matchLabels: {app: box}}, ${template('box', 1)}, volumeClaimTemplates: [{metadata: {name: own}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}}]}`;

test.each([PHONE_WIDTH, WIDE_WIDTH])('lines lead from every Pod to its claims and to no others (%i)', (width) => {
  expect(used(whole(['deploy notes 3 volume']), width)).toEqual(Array(3).fill('notes: notes-data'));
  expect(used(whole(['deploy db 2 statefulset']), width)).toEqual(['db-0: data-db-0', 'db-1: data-db-1']);
  const all = Array(2).fill('mix: share-1 share-2 share-3 share-4');
  expect(used(whole([...CLAIMS, deployment('mix', 2, 1, 2, 3, 4)]), width)).toEqual(all);
  expect(used(whole([...CLAIMS, BOX]), width)).toEqual(
    [0, 1, 2].map((ordinal) => `box-${ordinal}: own-box-${ordinal} share-1`),
  );
  expect(used(whole([...CLAIMS, deployment('left', 2, 1, 2), deployment('right', 1, 2, 3)]), width)).toEqual([
    'left: share-1 share-2',
    'left: share-1 share-2',
    'right: share-2 share-3',
  ]);
});

test('what the reclaim policy means stands below, once', () => {
  const all = texts('deploy db 3 statefulset');
  expect(all.filter((text) => text === 'the volume goes when its claim is deleted')).toHaveLength(1);
});

test('a claim without a volume says so', () => {
  expect(outline('delete storageclass standard', 'deploy db 1 statefulset')).toContain(
    'Claim data-db-0, 1Gi for one Node, Pending, no volume',
  );
});

test('many claims of one workload are counted, those that changed are drawn', () => {
  const scene = whole(['deploy db 14 statefulset --image store:v1', 'delete pod db-3']);
  const drawing = drawFigure({ scene, view: 'storage', width: 400, title: 'db' });
  expect(violationsOf(drawing, podsOfScene(scene))).toEqual([]);
  const drawn = labelOutline({ scene, view: 'storage' });
  expect(drawn).toContain('Pod db-3, ready, new');
  expect(drawn).toMatch(/13 Pods ready\n {2}13 claims, for one Node\n {2}13 volumes/);
});

test('nothing is stored', () => {
  expect(texts('deploy web 1')).toContain('no claims and no volumes');
});
