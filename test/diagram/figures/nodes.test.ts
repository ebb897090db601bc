/** The view *nodes*: its structure for clusters that commands make, kept as outlines, and what every drawing keeps to. */
import * as fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svgOf } from '../../../src/diagram/drawing/svg';
import type { Drawing } from '../../../src/diagram/drawing/shape';
import { drawFigure, PHONE_WIDTH, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import type { Scene } from '../../../src/diagram/scene';
import { connections } from '../connections';
import { collect, violationsOf } from '../drawing-rules';
import { type Deed, largeScene } from '../large-scene';
import { outlineOf } from '../outline';
import { podsOfScene, sceneIn, sceneOf, stateAfter } from '../played-scene';

const GOLDEN = join(__dirname, 'nodes.golden.txt');

const draw = (scene: Scene, width: number = PHONE_WIDTH): Drawing =>
  drawFigure({ scene, view: 'nodes', width, title: 'What happened' });

const SCENES: readonly (readonly string[])[] = [
  ['show'],
  ['deploy web'],
  ['deploy web 4', 'update web nopull'],
  ['deploy web 4', 'step 9 update web v2'],
  ['deploy web', 'crash pod loop'],
  ['deploy web 4', 'deploy db 3 statefulset', 'node fail node-1'],
  ['deploy web 4', 'deploy agent daemonset', 'drain node-1 --ignore-daemonsets'],
  ['deploy web', 'deploy agent daemonset', 'taint node node-2 dedicated=db:NoSchedule'],
  ['deploy db 3 statefulset', 'scale db 2'],
  ['deploy db 4 statefulset'],
  ['deploy notes 3 volume', 'show'],
  ['cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web 3'],
  ['label node node-1 disk=ssd', 'deploy agent daemonset on disk=ssd'],
  ['deploy web 44', 'scale web 47'],
  ['deploy web', 'node remove node-1'],
];

test('the outlines of the view are those that were kept', () => {
  const drawn = SCENES.map((commands) => `/ ${commands.join(' / ')}\n${outlineOf(draw(sceneOf(commands)))}\n`).join(
    '\n',
  );
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, drawn);
  expect(drawn).toBe(readFileSync(GOLDEN, 'utf8'));
});

test.each(SCENES.map((commands) => [commands]))('%p is drawn by the rules on a phone and on a screen', (commands) => {
  const scene = sceneOf(commands);
  for (const width of [PHONE_WIDTH, WIDE_WIDTH]) {
    for (const one of [scene, { ...scene, focus: 'all' as const }]) {
      const drawing = draw(one, width);
      expect(violationsOf(drawing, podsOfScene(one))).toEqual([]);
      expect(svgOf(draw(one, width), 'dark')).toBe(svgOf(drawing, 'dark'));
    }
  }
});

const COMMANDS = [
  'deploy web 5',
  'deploy db 3 statefulset',
  'deploy notes 3 volume',
  'deploy a-workload-with-a-rather-long-name 2 volume',
  'deploy agent daemonset',
  'scale web 30',
  'scale web 2',
  'update web nopull',
  'update web v3',
  'crash pod db-0 loop',
  'fail pod db-1',
  'unready pod web',
  'disk lose data-db-0',
  'taint node node-1 dedicated=somebody:NoExecute',
  'drain node-2 --ignore-daemonsets --force --delete-emptydir-data',
  'uncordon node-2',
  'node add',
  'node add a-node-with-a-name-that-is-longer-than-others-in-rack-17',
  'label node node-3 disk=ssd',
  'node fail node-3',
  'node notready node-1',
  'node recover',
  'step 3',
  'wait 6m',
  'create job once --image=once:exit1',
  'run lonely --image=lonely',
  'delete pod db-0 --force',
  'delete deployment web --cascade=orphan',
  'scale db 1',
  'node remove node-3',
] as const;

test('any cluster is drawn by the rules, every Pod once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 9 }),
      fc.constantFrom(PHONE_WIDTH, WIDE_WIDTH),
      fc.boolean(),
      (seed, commands, width, isWhole) => {
        const scene = sceneIn(stateAfter(commands.slice(0, -1), seed), commands.at(-1) ?? '');
        const shown: Scene = isWhole ? { ...scene, focus: 'all' } : scene;
        expect(violationsOf(draw(shown, width), podsOfScene(shown))).toEqual([]);
      },
    ),
    { numRuns: Number(process.env.CLUSTERS ?? 40), endOnFailure: true },
  );
});

test.each<readonly [number, number, Deed]>([
  [3, 45, 'trouble'],
  [15, 100, 'none'],
  [50, 500, 'trouble'],
  [50, 500, 'update'],
  [1000, 5000, 'trouble'],
  [1000, 5000, 'update'],
])('%d Nodes with %d Pods, %s: a summary of sensible height, every Pod counted once', (nodes, pods, deed) => {
  const scene = largeScene(nodes, pods, deed);
  for (const width of [PHONE_WIDTH, WIDE_WIDTH]) {
    const drawing = draw(scene, width);
    expect(violationsOf(drawing, podsOfScene(scene))).toEqual([]);
    expect(drawing.height).toBeLessThan(1600);
    expect(collect(drawing.shapes, 'group').length).toBeLessThan(300);
  }
});

test('Nodes that are alike share a box, and those in trouble keep their own', () => {
  const { shapes } = draw(largeScene(1000, 5000, 'trouble'));
  const groups = collect(shapes, 'group');
  const own = groups.filter(({ id }) => id.startsWith('node/')).map(({ id }) => id);
  expect(own).toContain('node/node-17');
  expect(own.length).toBe(12);
  const alike = groups.filter(({ id }) => id.startsWith('alike/'));
  expect(alike.map(({ label }) => label)).toEqual(['965 Nodes, 4 to 5 Pods each', '23 Nodes, 5 Pods each']);
  const stuck = groups.filter(({ label }) => label.includes('image pull'));
  expect(stuck.map(({ pods }) => pods?.length)).toEqual(Array.from({ length: 9 }, () => 1));
});

test('a volume that several Pods use has a line from each of them to one disk', () => {
  const drawing = draw(sceneOf(['deploy notes 3 volume', 'show']));
  const pods = collect(drawing.shapes, 'group').filter(({ id }) => id.startsWith('pod/'));
  const lines = drawing.shapes.filter((shape) => shape.shape === 'path');
  expect(pods).toHaveLength(3);
  for (const { x, y, width, height } of pods) {
    const leaving = lines.filter(
      ({ points: [[left, top] = [0, 0]] }) => left > x && left < x + width && top === y + height,
    );
    expect(leaving).toHaveLength(1);
  }
  const [disk] = collect(drawing.shapes, 'group').filter(({ id }) => id === 'claim/default/notes-data');
  expect(disk?.label).toBe('Volume notes-data: one disk for all');
  expect(lines.some(({ points }) => points.at(-1)?.[1] === disk?.y)).toBe(true);
});

test('the figure fits where it is shown: no wider than asked', () => {
  for (const width of [PHONE_WIDTH, WIDE_WIDTH]) expect(draw(sceneOf(['deploy web 9']), width).width).toBe(width);
});

const sharing = (name: string, ...numbers: number[]) =>
  `apply -f -\nkind: Deployment\napiVersion: apps/v1\nmetadata: {name: ${name}}\nspec: {replicas: 2, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: ${name}, image: '${name}:v1'}], volumes: [${numbers.map((number) => `{name: v${number}, persistentVolumeClaim: {claimName: share-${number}}}`).join(', ')}]}}}`;
const CLAIMS = [1, 2, 3, 4].map(
  (number) =>
    `apply -f -\nkind: PersistentVolumeClaim\napiVersion: v1\nmetadata: {name: share-${number}}\nspec: {accessModes: [ReadWriteMany], storageClassName: shared, resources: {requests: {storage: 1Gi}}}`,
);

test('lines lead from each Pod to the volumes that it shares and to no others', () => {
  for (const width of [PHONE_WIDTH, WIDE_WIDTH]) {
    const scene: Scene = { ...sceneOf([...CLAIMS, sharing('left', 1, 2), sharing('right', 2, 3)]), focus: 'all' };
    const drawing = drawFigure({ scene, view: 'nodes', width, title: 'lines' });
    const used = new Map(scene.after.list('Pod').map((pod) => [pod.metadata.uid, pod.metadata.name.split('-')[0]]));
    const lines = [...connections(drawing, 'pod/', 'claim/')].map(
      ([id, claims]) => `${used.get(id.slice(4)) ?? ''}: ${claims.map((claim) => claim.replace(/.*\//, '')).join(' ')}`,
    );
    expect(lines.sort()).toEqual([
      'left: share-1 share-2',
      'left: share-1 share-2',
      'right: share-2 share-3',
      'right: share-2 share-3',
    ]);
  }
});

test('with too many shared volumes for lines, each Pod has the name of every one below it', () => {
  const scene = sceneOf([...CLAIMS, sharing('mix', 1, 2, 3, 4)]);
  const drawing = drawFigure({ scene, view: 'nodes', width: PHONE_WIDTH, title: 'mix' });
  expect(violationsOf(drawing, podsOfScene(scene))).toEqual([]);
  expect(collect(drawing.shapes, 'words').filter(({ text }) => text === 'share-4')).toHaveLength(2);
});

test('what is in another Namespace says so', () => {
  const commands = [
    'deploy db 1 statefulset',
    'create namespace staging',
    'deploy db 1 statefulset -n staging',
    'deploy web 1 -n staging',
  ];
  const whole: Scene = { ...sceneOf(commands), focus: 'all' };
  const all = collect(draw(whole).shapes, 'words').map(({ text }) => text);
  expect(all).toEqual(expect.arrayContaining(['db', 'staging/db', 'db-0', 'staging/db-0', 'in staging']));
  const own = collect(draw(sceneOf(commands)).shapes, 'words').map(({ text }) => text);
  expect(own).toEqual(expect.arrayContaining(['staging/web', 'db 1', 'staging/db 1']));
  expect(own).not.toContain('in staging');
});

test('Pods without names show who leads and how many volumes they have', () => {
  const scene: Scene = { ...sceneOf(['deploy web 40', 'deploy db 3 statefulset', 'show']), focus: 'all' };
  const drawing = draw(scene);
  expect(violationsOf(drawing, podsOfScene(scene))).toEqual([]);
  const texts = collect(drawing.shapes, 'words').map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['leads', 'volume']));
  expect(collect(drawing.shapes, 'disk')).toHaveLength(4);
});

test('the legend says what each effect of a taint does, as far as it is in the picture', () => {
  const texts = (...commands: string[]) => collect(draw(sceneOf(commands)).shapes, 'words').map(({ text }) => text);
  const taints = texts('deploy web', 'taint node node-1 a=b:NoSchedule', 'taint node node-2 a=b:NoExecute');
  expect(taints).toEqual(expect.arrayContaining(['only new Pods that tolerate it', 'only Pods that tolerate it stay']));
  expect(taints).not.toContain('PreferNoSchedule');
});
