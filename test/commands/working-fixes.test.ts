/**
 * Every button of a refusal does something: pressed in the same channel, it is not refused itself.
 */
import { isRejected } from '../../src/api/rejection';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { CLUSTER_VERBS } from '../../src/commands';
import { withWorkingFixes } from '../../src/commands/working-fixes';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';
import { Practice } from './practice';

const EMPTY: readonly string[] = [];
const ONE = ['deploy web'];
const MANY = ['deploy web 2', 'deploy db 2 statefulset', 'deploy agent daemonset', 'update web v2'];
const BAD = ['deploy bad'];

/** Things that people get wrong; not each of them is wrong in each cluster. */
const WRONG = [
  ...['scale', 'scale wbe 3', 'scale nope 3', 'scale agent 3', 'update', 'update wbe v2', 'update web db v2'],
  ...['rollback', 'rollback web', 'rollback wbe', 'rollback db', 'rollback web 9', 'rollout undo', 'rollout restart'],
  ...['crash pod', 'crash pod db', 'crash pod nope', 'crash pod web-', 'crash pod a b', 'crash pod --exit 300'],
  ...['delete', 'delete all', 'delete pod', 'delete deployment', 'delete web', 'delete deployment wbe', 'delete node'],
  ...['deploy web', 'deploy x volume', 'deploy x y', 'node add node-1', 'node add a b', 'node remove', 'node remove 9'],
  ...[
    'node remove node-1 node-9',
    'cordon',
    'uncordon',
    'cordon node-12',
    'label web a=b',
    'label deployment web app=x',
  ],
  ...[
    'set image deployment/web app=web:v2',
    'expose',
    'expose deployment wbe --port=80',
    'load',
    'load wbe 3',
    'load web',
  ],
  ...['get', 'get deployment wbe', 'wait', 'create deployment', 'rollout pause', 'rollout resume deployment/web'],
];

describe.each([
  ['nothing', 'kubernetes', EMPTY],
  ['one app', 'kubernetes', ONE],
  ['an app that never is ready', 'kubernetes', BAD],
  ['many kinds', 'kubernetes', MANY],
  ['many kinds and the rules of the course', 'course', MANY],
] as const)('in a cluster with %s', (_, rules, commands) => {
  const practice = new Practice({ rules, timing: { pull: 0 } });
  for (const command of commands) practice.done(command);

  test.each(WRONG)('%s', (typed) => {
    const rejection = practice.onCopy(typed);
    if (!isRejected(rejection)) return;
    const { fixes = [] } = withWorkingFixes(rejection, practice.cluster, CLUSTER_VERBS);
    for (const fix of fixes) {
      expect({ fix, answer: practice.onCopy(fix) }).not.toMatchObject({ answer: { rejected: true } });
    }
  });
});

function buttons({ cluster }: Practice, typed: string): readonly string[] {
  const outcome = run(cluster.snapshot(), typed, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
  if (!('reply' in outcome)) throw new Error(`${typed} is no command of the cluster`);
  return outcome.reply.buttons.map((button) => button.run);
}

test('a way back is offered only where there is one', () => {
  const practice = new Practice();
  practice.done('deploy bad');
  const offered = () => withWorkingFixes(practice.refused('rollback web'), practice.cluster, CLUSTER_VERBS).fixes;
  expect(offered()).toEqual([]);
  expect(buttons(practice, 'rollback web')).not.toContain('rollback bad');
  practice.done('update bad v2');
  expect(offered()).toEqual(['rollback bad']);
  expect(buttons(practice, 'rollback web')).toContain('rollback bad');
});
