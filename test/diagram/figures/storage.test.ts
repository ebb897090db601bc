/**
 * The view *storage*: which Pod uses which claim, and which volume each claim has.
 */
import { drawFigure } from '../../../src/diagram/figures/figure';
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

test('every Pod that shares a claim has a line of its own to it', () => {
  const { shapes } = drawFigure({
    scene: whole(['deploy notes 3 volume']),
    view: 'storage',
    width: 400,
    title: 'notes',
  });
  const section = shapes.find((shape) => shape.shape === 'group' && shape.id.startsWith('storage/'));
  const parts = section?.shape === 'group' ? section.parts : [];
  const claim = parts.find((part) => part.shape === 'group' && part.id === 'claim/default/notes-data');
  const ends = parts.flatMap((part) => (part.shape === 'path' ? [part.points.at(-1)] : []));
  const left = claim?.shape === 'group' ? claim.x : undefined;
  expect(ends.filter((end) => end?.[0] === left)).toHaveLength(3);
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
