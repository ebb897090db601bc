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
  test.each([1, 17, 99])('its key holds on the example with seed %i', (seed) => {
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
  const COPY = ['bad-image', 'cordon', 'crash', 'delete-deployment-pod', 'delete-replica-set', 'released-pod'];
  const ONE_COPY = [...COPY, 'replica-set-scaled', 'restarts', 'scale-out'];
  const COPIES = [...ONE_COPY, 'new-node', 'node-fails', 'node-removed', 'scaling-revision', 'service-reaches'];
  const SPREAD = [...COPIES, 'update-names'];
  const REVISIONS = [...SPREAD, 'rollback', 'rollback-numbers'];
  const MEMBER = ['crash', 'creation-order', 'delete-stateful-pod', 'restarts'];
  const MEMBERS = [...MEMBER, 'claims-remain', 'new-node', 'node-removed', 'scale-stateful-in', 'shared-file'];
  const DAEMONS = ['daemon-tainted', 'node-joins'];
  const clusters: readonly (readonly [string, ClusterState, readonly string[]])[] = [
    ['one Deployment', built(['deploy web']), SPREAD],
    ['one copy on one Node', built(['deploy web 1'], { nodes: 1 }), ONE_COPY],
    ['an update of two', built(['deploy web 2', 'update web v2']), REVISIONS],
    [
      'three revisions, none rolled back',
      built(['deploy shop 4', 'update shop v2', 'update shop v3']),
      [...REVISIONS, 'scale-in'],
    ],
    ['a StatefulSet of one', built(['deploy db 1 statefulset']), MEMBER],
    ['a StatefulSet of four', built(['deploy db 4 statefulset']), MEMBERS],
    ['a DaemonSet on five Nodes', built(['deploy agent daemonset'], { nodes: 5 }), DAEMONS],
    [
      'all kinds',
      built(['deploy web', 'deploy db 3 statefulset', 'deploy agent daemonset']),
      [...SPREAD, ...MEMBERS, ...DAEMONS, 'drain'],
    ],
    ['an image that is never ready', built(['deploy web web:bad']), []],
    ['a rollout that is stuck', built(['deploy web', 'update web nopull']), []],
  ];

  test.each(clusters)('%s: the questions that suit it have keys that hold', (_name, state, suitable) => {
    const drafts = PREDICTIONS.flatMap((prediction) => prediction.ask(state, true) ?? []);
    expect(drafts.map(({ template }) => template).sort()).toEqual([...new Set(suitable)].sort());
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
      const picture = question.picture!.join(' ').replace(/\s+/g, ' ');
      expect(picture.endsWith(`then /kube ${draft.command}`)).toBe(true);
      expect(rightOption(question).text).toBe(draft.right.text);
    }
  });
});

describe('what is asked depends on what is there', () => {
  const asked = (template: string, commands: readonly string[], options: Parameters<typeof newCluster>[0] = {}) => {
    const state = built(commands, { rules: 'kubernetes', ...options });
    const draft = PREDICTIONS.find((prediction) => prediction.template === template)!.ask(state, true);
    if (draft !== undefined) expectKeyToHold(draft, state);
    return draft;
  };
  /** The right options over several seeds, each once. */
  const keys = (template: string, commands: readonly string[]): readonly string[] => {
    const texts = [1, 2, 3, 4, 5].map((seed) => asked(template, commands, { seed })?.right.text ?? 'none');
    return [...new Set(texts)].sort();
  };

  test('the cluster chooses the subject, so that a question is not always about the first workload', () => {
    const seeds = Array.from({ length: 16 }, (_, index) => index + 1);
    const commands = seeds.map(
      (seed) => asked('scale-out', ['deploy web', 'deploy shop', 'deploy api'], { seed })!.command,
    );
    expect([...new Set(commands)].sort()).toEqual(['scale api 5', 'scale shop 5', 'scale web 5']);
  });

  test('a taint drives out or not, as its effect says', () => {
    expect(keys('daemon-tainted', ['deploy agent daemonset'])).toEqual([
      'it ends, and none takes its place',
      'it runs on, as if nothing happened',
    ]);
  });

  test('a drain is refused or not, as its flag says', () => {
    expect(keys('drain', ['deploy web', 'deploy agent daemonset'])).toEqual([
      "1, all but the DaemonSet's",
      'none, the drain is refused',
    ]);
  });

  test('an update keeps the names of a StatefulSet, and none of a Deployment', () => {
    expect(keys('update-names', ['deploy web', 'deploy db 3 statefulset'])).toEqual([
      'all 3, on Pods made anew',
      'none, all of them are new',
    ]);
    expect(asked('update-names', ['deploy db 3 statefulset'], { rules: 'course' })).toBeUndefined();
  });

  test('a file is kept or lost, as the place where it lies', () => {
    expect(keys('file-kept', ['deploy db 2 statefulset', 'write db-1 /data/x tea'])).toEqual(['tea, as before']);
    expect(keys('file-kept', ['deploy web 2', 'write web /tmp/x tea'])).toEqual(['nothing, the file is gone']);
    expect(keys('file-kept', ['deploy api 2 with shipper', 'write api /logs/x tea']).length).toBeGreaterThan(0);
  });

  test('a note on a shared volume is read by all, on a volume of its own by one', () => {
    expect(asked('shared-file', ['deploy notes 3 volume'])!.right.text).toBe('all 3 Pods, they share a volume');
    expect(asked('shared-file', ['deploy db 3 statefulset'])!.right.text).toBe('only that Pod, it has its own');
    expect(asked('shared-file', ['deploy web'])).toBeUndefined();
  });

  test('RESTARTS is asked after a crash, or after a deletion where there was one', () => {
    expect(asked('restarts', ['deploy web'])!.right.text).toBe('1, in the same Pod');
    expect(asked('restarts', ['deploy web', 'crash pod web', 'wait 1m'])!.right.text).toBe(
      '0, a new Pod begins with 0',
    );
    const beliefs = asked('restarts', ['deploy api 2 with shipper'])!.wrong.map(({ misconception }) => misconception);
    expect(beliefs).toContain('pod-restarts-as-a-whole');
  });

  test('the Pod that goes is named where something sets it apart', () => {
    expect(asked('scale-in', ['deploy web', 'unready pod web'])!.right.text).toMatch(/^web\.\.\w{5}, it is not ready$/);
    expect(asked('scale-in', ['deploy web 4'])!.right.text).toMatch(/^one on node-\d, it has most$/);
    expect(asked('scale-in', ['deploy web 3'])).toBeUndefined();
    const older = asked('scale-in', ['deploy web 7', 'wait 1m', 'node add', 'scale web 8'])!;
    expect(older.wrong.map(({ misconception }) => misconception)).toContain('scale-takes-newest');
  });

  test('of two Pods one half is one fewer, so that is no option beside the right one', () => {
    for (const count of [1, 2, 3, 4, 8, 10]) {
      const draft = asked('bad-image', [`deploy web ${count}`])!;
      const numbers = [draft.right, ...draft.wrong].map(({ text }) => text);
      expect(new Set(numbers).size).toBe(4);
    }
  });

  test('where one Node alone is without the label, nobody is asked whether every Node gets a Pod', () => {
    const labels = ['label node node-1 disk=ssd', 'deploy agent daemonset on disk=ssd'];
    const texts = (commands: readonly string[]) => asked('daemon-label', commands)!.wrong.map(({ text }) => text);
    expect(texts(labels)).toContain('it makes a Pod for every Node');
    expect(texts([...labels, 'label node node-2 disk=ssd'])).not.toContain('it makes a Pod for every Node');
  });

  test('a Node whose Pods could not be replaced is not asked about', () => {
    expect(asked('node-fails', ['deploy web 4'])!.right.text).toBe('5m00s after it is found silent');
    expect(asked('node-fails', ['deploy web 4', 'create quota small --hard=pods=1'])).toBeUndefined();
  });

  test('a crash loop is counted in virtual time', () => {
    const draft = asked('crash-loop', ['deploy web 2', 'crash pod web --loop'])!;
    expect(draft.right.text).toMatch(/^[2-6] times, with longer waits each time$/);
    expect(draft.about).toBe('restarts-come-evenly');
  });

  test('a name too long for a question is not asked about', () => {
    expect(asked('scale-out', ['deploy a-very-long-name-of-an-app 2'])).toBeUndefined();
  });
});

test('asking takes less than 150 ms in a cluster of 20 Pods', () => {
  const state = built(['deploy web 8', 'deploy db 5 statefulset', 'deploy agent daemonset', 'deploy notes 4 volume']);
  for (const prediction of PREDICTIONS) {
    prediction.ask(state, true);
    // Of this process alone: a machine that does other things as well takes longer.
    const start = process.cpuUsage();
    prediction.ask(state, true);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(150);
  }
});
