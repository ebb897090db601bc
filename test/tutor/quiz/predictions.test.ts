/**
 * Keys are recomputed: the command of a question runs through the app's own path on the cluster that was asked about,
 * and an oracle that looks at nothing but the objects says which options came true.
 */
import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import type { ClusterState } from '../../../src/cluster/state';
import { arrange } from '../../../src/tutor/quiz/arrange';
import { buildExample } from '../../../src/tutor/quiz/example';
import { PREDICTIONS } from '../../../src/tutor/quiz/predictions';
import { type QuestionDraft, rightOption } from '../../../src/tutor/quiz/question';
import { NOTHING_TAUGHT } from '../../../src/tutor/taught';
import { problemsWith } from './key';

function after(state: ClusterState, command: string): ClusterState {
  const outcome = run(state, command, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
  if ('channelVerb' in outcome || !outcome.changed) throw new Error(`${command} changed nothing`);
  return outcome.cluster;
}

const built = (commands: readonly string[], options: Parameters<typeof newCluster>[0] = {}): ClusterState =>
  commands.reduce(after, newCluster({ seed: 3, rules: 'course', ...options }));

function expectKeyToHold(draft: QuestionDraft, state: ClusterState): void {
  expect(problemsWith(draft, state)).toEqual([]);
}

describe.each(PREDICTIONS)('$template', (prediction) => {
  test.each([1, 2, 3, 17, 99])('its key holds on the example with seed %i', (seed) => {
    const state = buildExample({ seed, commands: prediction.example });
    const draft = prediction.ask(state, false);
    expect(draft).toBeDefined();
    expectKeyToHold(draft!, state);
  });

  test('is asked again in the same words, so a key can be checked later', () => {
    const state = buildExample({ seed: 4, commands: prediction.example });
    expect(prediction.ask(state, true)).toEqual(prediction.ask(state, true));
  });

  test('does not suit a cluster in which nothing runs', () => {
    expect(prediction.ask(newCluster(), true)).toBeUndefined();
  });

  test('leaves the cluster that it asks about as it was', () => {
    const state = buildExample({ seed: 5, commands: prediction.example });
    const copy = structuredClone(state);
    prediction.ask(state, true);
    expect(state).toEqual(copy);
  });
});

describe('on a channel’s own cluster', () => {
  const clusters: readonly (readonly [string, ClusterState, readonly string[]])[] = [
    ['one Deployment', built(['deploy web']), ['crash', 'delete-deployment-pod', 'scale-out']],
    ['one copy on one Node', built(['deploy web 1'], { nodes: 1 }), ['crash', 'delete-deployment-pod', 'scale-out']],
    [
      'an update of two',
      built(['deploy web 2', 'update web v2']),
      ['crash', 'delete-deployment-pod', 'rollback', 'scale-out'],
    ],
    [
      'three revisions, none rolled back',
      built(['deploy shop 4', 'update shop v2', 'update shop v3']),
      ['crash', 'delete-deployment-pod', 'rollback', 'scale-out'],
    ],
    ['a StatefulSet of one', built(['deploy db 1 statefulset']), ['crash', 'delete-stateful-pod']],
    [
      'a StatefulSet of four',
      built(['deploy db 4 statefulset']),
      ['crash', 'delete-stateful-pod', 'scale-stateful-in'],
    ],
    ['a DaemonSet on five Nodes', built(['deploy agent daemonset'], { nodes: 5 }), ['node-joins']],
    [
      'all kinds',
      built(['deploy web', 'deploy db 3 statefulset', 'deploy agent daemonset']),
      ['crash', 'delete-deployment-pod', 'delete-stateful-pod', 'node-joins', 'scale-out', 'scale-stateful-in'],
    ],
    ['an image that is never ready', built(['deploy web web:bad']), []],
    ['a rollout that is stuck', built(['deploy web', 'update web nopull']), []],
  ];

  test.each(clusters)('%s: the questions that suit it have keys that hold', (_name, state, suitable) => {
    const drafts = PREDICTIONS.flatMap((prediction) => prediction.ask(state, true) ?? []);
    expect(drafts.map(({ template }) => template).sort()).toEqual(suitable);
    for (const draft of drafts) expectKeyToHold(draft, state);
  });

  test('a rollback between two revisions offers no third one', () => {
    const draft = PREDICTIONS.find(({ template }) => template === 'rollback')!.ask(clusters[2]![1], true)!;
    expect(draft.right.text).toBe('web:v1, of revision 1');
    expect(draft.wrong.map(({ misconception }) => misconception).sort()).toEqual([
      'rollback-adds-copies',
      'rollback-keeps-what-works',
      'rollback-refuses-bad',
    ]);
  });

  test('after a rollback the next one is told as one more step, and returns to where it came from', () => {
    const state = built(['deploy web', 'update web v2', 'update web nopull', 'rollback web']);
    const draft = PREDICTIONS.find(({ template }) => template === 'rollback')!.ask(state, true)!;
    expect(draft.ask).toBe('web is rolled back once more. What comes?');
    expect(draft.right.text).toBe('web:nopull, of revision 3');
    expect(draft.wrong.map(({ misconception }) => misconception)).toContain('rollback-one-step-further');
    expect(draft.picture).toEqual([
      'Deployment web            3 of 3 ready',
      '',
      ' revision 1  web:v1       0 Pods',
      ' revision 3  web:nopull   0 Pods',
      ' revision 4  web:v2       3 Pods  now',
      '',
      'then   /kube rollback web',
    ]);
    expect(draft.reveal.picture).toEqual([
      'Deployment web        3 of 3 can serve',
      '',
      '           before       after',
      ' v1        rev 1  0     rev 1  0',
      ' nopull    rev 3  0   ~ rev 5  1   [!]',
      ' v2        rev 4  3     rev 4  3',
      '',
      '[!] image pull  (on the copy)',
    ]);
  });

  test('a DaemonSet that the new Node does not fit is not asked about', () => {
    const state = built(['label node-1 disk=ssd', 'deploy agent daemonset on disk=ssd']);
    expect(PREDICTIONS.find(({ template }) => template === 'node-joins')!.ask(state, true)).toBeUndefined();
  });

  test('the command on the button is the one that was predicted', () => {
    const state = built(['deploy web']);
    for (const prediction of PREDICTIONS) {
      const draft = prediction.ask(state, true);
      if (draft === undefined) continue;
      const question = arrange(draft, 1);
      expect(question.picture!.at(-1)).toBe(`then   /kube ${draft.command}`);
      expect(rightOption(question).text).toBe(draft.right.text);
    }
  });
});
