import { drawFigure, type FigureRequest, PHONE_WIDTH, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import type { Scene } from '../../../src/diagram/scene';
import { svgOf } from '../../../src/diagram/drawing/svg';
import { collect, violationsOf } from '../drawing-rules';
import { podsOfScene, sceneOf } from '../played-scene';

const draw = (commands: readonly string[], width = PHONE_WIDTH) =>
  drawFigure({ scene: sceneOf(commands), view: 'rollout', width, title: commands.at(-1) ?? '' });

const textsOf = (commands: readonly string[]) => collect(draw(commands).shapes, 'words').map(({ text }) => text);
const labelsOf = (commands: readonly string[]) => collect(draw(commands).shapes, 'group').map(({ label }) => label);
const servingIn = (commands: readonly string[]) => labelsOf(commands).find((label) => label.startsWith('Can serve'));

const STORIES: readonly (readonly string[])[] = [
  ['deploy web'],
  ['deploy web 4', 'update web v2'],
  ['deploy web 4', 'update web nopull'],
  ['deploy web 4', 'update web nopull', 'rollback web'],
  ['deploy web 30', 'update web v2'],
  ['deploy web', 'scale web 5'],
  ['deploy web', 'label deployment web a=b'],
  ['deploy web', 'delete deployment web'],
  ['deploy db 3 statefulset'],
  ['deploy db 3 statefulset', 'update db v2'],
  ['deploy db 20 statefulset'],
  ['deploy agent daemonset', 'update agent v2'],
  ['deploy db 3 statefulset', 'deploy web', 'deploy agent daemonset', 'drain node-2 --ignore-daemonsets'],
  ['deploy db 3 statefulset', 'deploy web', 'node fail node-1'],
  ['deploy db 3 statefulset', 'node fail node-1', 'wait 6m'],
  ['create job once --image=once:exit0'],
  ['create namespace extra', 'deploy web', 'deploy web -n extra'],
  ['wait 10s'],
];

describe.each([PHONE_WIDTH, WIDE_WIDTH])('%i wide', (width) => {
  test.each(STORIES.map((commands) => [commands.join('; '), commands] as const))(
    'keeps the rules: %s',
    (_, commands) => {
      const scene = sceneOf(commands);
      expect(violationsOf(draw(commands, width), podsOfScene(scene))).toEqual([]);
      expect(svgOf(draw(commands, width))).toBe(svgOf(draw(commands, width)));
    },
  );
});

test('a rolling update keeps within its bounds, and the bounds are drawn', () => {
  const update = ['deploy web 4', 'update web v2'];
  expect(textsOf(update)).toEqual(expect.arrayContaining(['old v1', 'new v2', 'at most 5', 'at least 3', '4 wanted']));
  expect(servingIn(update)).toBe(
    'Can serve, of 4 wanted: before 4, 0s 3, 1s 3, 3s 3, 4s 3, 5s 3, 6s 4; allowed: at most 5 Pods, at least 3 that can serve',
  );
});

test('the line of a Pod says its states in order', () => {
  expect(labelsOf(['deploy web 1', 'update web v2'])).toContainEqual(
    expect.stringMatching(/^web \w{5}: ready before, stopping at \d+s, gone at \d+s$/),
  );
});

test('members start in order', () => {
  const labels = labelsOf(['deploy db 3 statefulset']).filter((label) => label.startsWith('db-'));
  expect(labels).toEqual([
    'db-0: starting at 0s, ready at 4s, leads at 4s',
    'db-1: starting at 4s, ready at 8s',
    'db-2: starting at 8s, ready at 12s',
  ]);
});

test('daemon Pods that take over from each other have a line for each Node', () => {
  const texts = textsOf(['deploy agent daemonset', 'update agent v2']);
  expect(texts).toEqual(expect.arrayContaining(['node-1', 'node-2', 'node-3', 'DaemonSet agent, to v2']));
});

test('Pods on a Node that fell silent are silent from that instant, and do not serve', () => {
  expect(servingIn(['deploy web', 'node fail node-1'])).toBe('Can serve, of 3 wanted: before 3, 0s 2, 50s 2');
});

test('a rollout that is stuck is shown until the command ended', () => {
  expect(textsOf(['deploy web 4', 'update web nopull'])).toEqual(expect.arrayContaining(['1m10s', 'image pull']));
});

test('many Pods are counted, and the counts add up', () => {
  const bars = labelsOf(['deploy web 30', 'update web v2']).filter((label) => label.includes('before: 30 ready'));
  expect(bars).toHaveLength(1);
  expect(bars[0]).toContain('0s: 23 ready, 7 stopping');
});

test('the leader of a database is told, and who leads after it', () => {
  const failing = (node: string) =>
    labelsOf(['deploy db 3 statefulset', `node fail ${node}`]).filter((label) => label.startsWith('db-'));
  const led = ['node-1', 'node-2', 'node-3']
    .map(failing)
    .find((lines) => lines.some((line) => line.includes('leads no more')));
  expect(led?.join('; ')).toMatch(/leads before, silent at 0s, leads no more at 5s/);
  expect(led?.join('; ')).toMatch(/db-\d: ready before, leads at 5s/);
});

test.each([
  [
    'a Deployment',
    ['deploy web 4', 'update web v2'],
    ['at most 5', 'at least 3', 'allowed: maxSurge 25%, maxUnavailable 25%'],
  ],
  ['a StatefulSet', ['deploy db 3 statefulset', 'update db v2'], ['at least 2', 'allowed: maxUnavailable 1']],
  ['a DaemonSet', ['deploy agent daemonset', 'update agent v2'], ['at least 2', 'allowed: maxUnavailable 1']],
])('%s keeps to the bounds of its own fields', (_, commands, expected) => {
  expect(textsOf(commands)).toEqual(expect.arrayContaining(expected));
});

test('what serves is counted without Jobs, which do their work and end', () => {
  expect(servingIn(['create job once --image=once:exit0'])).toBeUndefined();
});

test('of all of a cluster, workloads that stood by are only named', () => {
  const scene: Scene = { ...sceneOf(['deploy web', 'deploy db 3 statefulset', 'update web v2']), focus: 'all' };
  const groupsOf = (request: Partial<FigureRequest>) =>
    collect(
      drawFigure({ scene, view: 'rollout', width: PHONE_WIDTH, title: 'update', ...request }).shapes,
      'group',
    ).map(({ label }) => label);
  expect(groupsOf({})).toEqual(expect.arrayContaining(['old v1', 'new v2', 'Also here: db, 3 Pods']));
  const object = { kind: 'StatefulSet', name: 'db', namespace: 'default' } as const;
  expect(groupsOf({ object })).toContain('Also here: web, 3 Pods');
});

test('who listens hears the states of each Pod in order', () => {
  const { description } = draw(['deploy web 4', 'update web v2']);
  expect(description).toMatch(
    /old v1\. web \w{5}: ready before, stopping at 0s, gone at 1s\..* new v2\. .*Can serve, of 4 wanted/,
  );
});

test('where nothing happened one after another it says so, and what to type', () => {
  expect(textsOf(['deploy web', 'label deployment web a=b'])).toEqual(
    expect.arrayContaining(['Nothing happened here one after another.', 'update web v2']),
  );
  expect(textsOf(['wait 10s'])).toContain('nothing runs here yet');
});
