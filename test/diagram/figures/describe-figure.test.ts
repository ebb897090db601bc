/** What is said of a figure to those who listen: the same as is drawn, view by view, within what Slack takes. */
import { drawFigure, PHONE_WIDTH, type ViewName } from '../../../src/diagram/figures/figure';
import { LONGEST_DESCRIPTION } from '../../../src/diagram/figures/describe-figure';
import { largeScene } from '../large-scene';
import { sceneOf } from '../played-scene';

const said = (view: ViewName, ...commands: string[]) =>
  drawFigure({ scene: sceneOf(commands), view, width: PHONE_WIDTH, title: 'a title' }).description;

test('owners: who made whom, and what comes next', () => {
  expect(said('owners', 'deploy web 2', 'update web nopull')).toMatch(
    /^Deployment web, .* can serve\. ReplicaSet web-\w+, revision 2, current, web:nopull, .* In \S+: pull is tried again\./,
  );
});

test('storage: who uses what', () => {
  expect(said('storage', 'deploy db 1 statefulset')).toMatch(
    /^StatefulSet db, a volume for each Pod\. Pod db-0, ready, .* Claim data-db-0, 1Gi for one Node, has a volume\. Volume pvc-/,
  );
});

test('nodes: what each Node runs', () => {
  expect(said('nodes', 'deploy web 1')).toMatch(/node-\d runs web \w+, ready, new\./);
});

test('never longer than Slack takes; what is left out is counted', () => {
  const text = drawFigure({
    scene: sceneOf(Array.from({ length: 9 }, (_, index) => `deploy app-${index} 4`).concat('node notready node-1')),
    view: 'owners',
    width: PHONE_WIDTH,
    title: 'many',
  }).description;
  expect(text.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
  expect(text).toMatch(/And \d+ more\.$/);
  const large = drawFigure({
    scene: largeScene(60, 900, 'trouble'),
    view: 'nodes',
    width: PHONE_WIDTH,
    title: 'large',
  });
  expect(large.description.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
});
