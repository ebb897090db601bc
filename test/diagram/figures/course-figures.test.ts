/**
 * The four figures of the course, as pictures of the clusters that they are about.
 */
import { drawFigure } from '../../../src/diagram/figures/figure';
import { violationsOf } from '../drawing-rules';
import { podsOfScene, sceneOf } from '../played-scene';
import { labelOutline } from './label-outline';

const FIGURES = {
  shared: ['deploy notes 3 volume', 'show notes'],
  each: ['deploy db 3 statefulset --image store:v1', 'show db'],
  daemon: [
    'label node node-1 disk=ssd',
    'label node node-2 disk=hdd',
    'label node node-3 disk=ssd',
    'deploy agent daemonset on disk=ssd',
    'show agent',
  ],
  free: ['deploy db 4 statefulset --image store:v1', 'show db'],
} as const;

const nodes = (figure: keyof typeof FIGURES) => labelOutline({ scene: sceneOf(FIGURES[figure]), view: 'nodes' });
const storage = (figure: keyof typeof FIGURES) => labelOutline({ scene: sceneOf(FIGURES[figure]), view: 'storage' });

test('figure 1: the Pods of a Deployment share one volume', () => {
  expect(nodes('shared').match(/Pod notes-#-#, ready, on node-#, volume notes-data/g)).toHaveLength(3);
  expect(nodes('shared').match(/Volume notes-data: one disk for all/g)).toHaveLength(1);
  expect(storage('shared').match(/Claim notes-data, 1Gi for many Nodes/g)).toHaveLength(1);
});

test('figure 2: a volume for each Pod of a StatefulSet', () => {
  for (const ordinal of [0, 1, 2]) {
    expect(nodes('each')).toMatch(new RegExp(`Pod db-${ordinal}, ready, .*\\n\\s+Volume data-db-${ordinal}\\n?`));
    expect(storage('each')).toMatch(
      new RegExp(`Pod db-${ordinal}, ready, .*\\n\\s+Claim data-db-${ordinal}, .*\\n\\s+Volume`),
    );
  }
});

test('figure 3: one Pod of a DaemonSet on each Node that has the label', () => {
  expect(nodes('daemon').match(/Node node-[13], .*\n\s+Pod agent-#, ready/g)).toHaveLength(2);
  expect(nodes('daemon')).not.toMatch(/Node node-2, .*\n\s+Pod/);
});

test('figure 4: the Pods of a StatefulSet stand anywhere, two on one Node', () => {
  expect(nodes('free').match(/Node node-\d, 2 Pods/g)).toHaveLength(1);
  expect(nodes('free').match(/Pod db-\d, ready/g)).toHaveLength(4);
});

const CASES = Object.values(FIGURES).flatMap((commands) =>
  (['nodes', 'storage', 'owners'] as const).flatMap((view) => [400, 960].map((width) => ({ commands, view, width }))),
);

test.each(CASES)('$commands.0, $view, $width wide: every Pod once, nothing overlaps', ({ commands, view, width }) => {
  const scene = sceneOf(commands);
  expect(violationsOf(drawFigure({ scene, view, width, title: 'figure' }), podsOfScene(scene))).toEqual([]);
});
