/** Where the course notes and the truth differ, the reply that shows it says so, once. */
import { ALL_VERBS } from '../../src/app/verbs';
import { play } from './play';
import { violations } from './style-rules';

test.each([
  ['S14', ['deploy notes 3 volume'], 'ReadWriteMany', 'explain shared volume'],
  ['S21', ['deploy db 3 statefulset'], 'volumeClaimTemplate', 'explain StatefulSet'],
  ['S22', ['deploy db 3 statefulset', 'crash pod db-1'], 'it is the same Pod', 'explain crash'],
  ['S29', ['deploy agent daemonset'], 'decide', 'explain DaemonSet'],
])('%s', (_id, texts, truth, explained) => {
  const { reply } = play(texts).at(-1)!;
  expect(reply.footer?.[0]).toContain(truth);
  expect(reply.footer?.[0]).toMatch(/^Course( \(the notes this follows\))?: .*\. Real Kubernetes: /);
  expect(reply.text).toContain(truth);
  expect(reply.footer?.[0]).toContain(`/kube ${explained}`);
  expect(play([explained])[0]?.reply.headline).not.toMatch(/Nothing was changed/);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('a truth is told once in a channel', () => {
  const [first, second, third] = play(['deploy agent daemonset', 'deploy logs daemonset', 'deploy db 3 statefulset']);
  expect(first?.reply.footer?.[0]).toMatch(/^Course \(/);
  // Whose the notes are is said once, too.
  expect(third?.reply.footer?.[0]).toMatch(/^Course: each Pod/);
  expect(second?.reply.footer).toBeUndefined();
});

test.each(['deploy web', 'deploy web 2 replicaset', 'node add'])(
  '%s shows nothing that the notes say loosely',
  (text) => {
    expect(play([text])[0]?.reply.footer ?? []).not.toContainEqual(expect.stringContaining('Course'));
  },
);
