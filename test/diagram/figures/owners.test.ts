/**
 * The view *owners*: who made whom.
 */
import { drawFigure, PHONE_WIDTH, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import { violationsOf } from '../drawing-rules';
import { largeScene } from '../large-scene';
import { podsOfScene, sceneOf } from '../played-scene';
import { labelOutline, textsOf } from './label-outline';

const whole = (commands: readonly string[]) => ({ ...sceneOf(commands), focus: 'all' as const });
const outline = (...commands: string[]) => labelOutline({ scene: whole(commands), view: 'owners' });
const texts = (...commands: string[]) => textsOf({ scene: whole(commands), view: 'owners' });

test('a Deployment, its ReplicaSets by revision, the Pods of each', () => {
  expect(outline('deploy web', 'update web v2', 'update web nopull')).toBe(
    `
Deployment web, 3 of 3 can serve
  ReplicaSet web-#, revision 3, current, web:nopull, 0 of 1 ready
    Pod web-#-#, image pull, new, on node-#
  ReplicaSet web-#, revision 2, old, web:v2, 3 of 3 ready
    Pod web-#-#, ready, on node-#
    Pod web-#-#, ready, on node-#
    Pod web-#-#, ready, on node-#
  ReplicaSet web-#, rev 1, web:v1, 0 Pods, kept for a rollback`.trim(),
  );
});

test('only three of the ReplicaSets that a rollback could use are drawn', () => {
  const updates = ['v2', 'v3', 'v4', 'v5', 'v6'].map((tag) => `update web ${tag}`);
  expect(outline('deploy web', ...updates, 'scale web 4').match(/kept for a rollback/g)).toHaveLength(3);
  expect(texts('deploy web', ...updates, 'scale web 4')).toContain('and 2 older, kept for a rollback');
});

test('a Deployment names the Service that sends to its Pods', () => {
  expect(texts('deploy web')).toContain('Service web sends to those ready');
});

test('the Pods of a StatefulSet in order, with what waits for its turn', () => {
  expect(outline('deploy db 3 statefulset', 'scale db 2')).toBe(
    `
StatefulSet db, 2 of 2 ready
  Pod db-0, ready, leads, on node-#, volume data-db-0
  Pod db-1, ready, on node-#, volume data-db-1
  Pod db-2, gone, on node-#`.trim(),
  );
  expect(outline('deploy db 3 statefulset --image db:nopull')).toContain('  db-1, waits for db-0');
});

test('a DaemonSet has a row for every Node, and says why it leaves one out', () => {
  expect(outline('label node node-1 disk=ssd', 'deploy agent daemonset on disk=ssd')).toBe(
    `
DaemonSet agent, 1 of 1 Node
  node-1, 1 Pod
    Pod agent-#, ready, new, on node-#
  node-2, left out: wants disk=ssd, has no such label
  node-3, left out: wants disk=ssd, has no such label`.trim(),
  );
  expect(outline('taint node node-2 dedicated=db:NoSchedule', 'deploy agent daemonset')).toContain(
    'node-2, left out: taint dedicated=db:NoSchedule',
  );
});

test('a cordon keeps no daemon Pod away', () => {
  expect(outline('cordon node-2', 'deploy agent daemonset')).not.toContain('left out');
});

test('Jobs stand under their CronJob, Pods of nobody apart', () => {
  const commands = [
    'create cronjob tick --image=job:exit0 --schedule="* * * * *"',
    'run alone --image=alone:v1',
    'wait 1m',
  ];
  const drawn = outline(...commands);
  expect(drawn).toMatch(/^CronJob tick, 1 Job\n {2}Job tick-\S+, 1 of 1 complete\n {4}Pod tick-\S+, done/);
  expect(drawn).toMatch(/\n1 Pods? without an owner\n {2}Pod alone, ready/);
});

test('many workloads have a card each, and their Pods are counted', () => {
  const commands = Array.from({ length: 12 }, (_, index) => `deploy app${index} 1`);
  const drawn = outline(...commands);
  expect(drawn).not.toContain('ReplicaSet');
  expect(drawn.match(/^ {2}1 Pods? ready$/gm)).toHaveLength(12);
});

test.each([PHONE_WIDTH, WIDE_WIDTH])('5,000 Pods are counted in a small picture, %i wide', (width) => {
  const scene = largeScene(1000, 5000, 'trouble');
  const drawing = drawFigure({ scene, view: 'owners', width, title: 'web' });
  expect(violationsOf(drawing, podsOfScene(scene))).toEqual([]);
  expect(drawing.height).toBeLessThan(600);
});

test('a figure with disks says what they are', () => {
  expect(texts('deploy db 2 statefulset')).toEqual(expect.arrayContaining(['volume', 'outlives its Pod']));
  expect(texts('deploy web 2')).not.toContain('volume');
});

test('of many workloads, those whose Pods are all ready take one line each', () => {
  const names = Array.from({ length: 12 }, (_, index) => `deploy app-${index} 2`);
  expect(texts(...names)).not.toContain('2 of 2 ready');
  expect(texts(...names, 'update app-3 nopull')).toEqual(expect.arrayContaining(['2 of 2 can serve', '1 image pull']));
});
