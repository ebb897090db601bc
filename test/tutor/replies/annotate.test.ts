/**
 * What people read about annotations.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { play } from '../play';
import { violations } from '../style-rules';

/** The last reply; every one of them keeps to the rules of style. */
function last(...commands: readonly string[]) {
  const played = play(['deploy web 3', ...commands]).at(-1)!;
  expect(violations(played.reply, { before: played.before, after: played.after, verbs: ALL_VERBS })).toEqual([]);
  return played.reply;
}

test('a note is told as a note, and moves no Pod', () => {
  const reply = last('annotate deployment web team=red');
  expect(reply.headline).toBe('web got the note team');
  expect(reply.story.join(' ').replace(/ +/g, ' ')).toContain('you annotated web (an annotation: a note): team');
  expect(reply.notice).toContain('never at annotations');
  expect(last('annotate deployment web team=red', 'annotate deployment web team-').headline).toBe(
    'web lost the note team',
  );
});

test('the cause of a change leads to the history', () => {
  const reply = last('annotate deployment web kubernetes.io/change-cause="new logo"');
  expect(reply.notice).toContain('rollout history shows this note');
  expect(reply.buttons.map(({ run }) => run)).toContain('rollout history deployment/web');
});

test('the cost of deletion says which Pods go first', () => {
  const reply = last('annotate pods --all controller.kubernetes.io/pod-deletion-cost=5');
  expect(reply.headline).toBe('3 objects got the note pod-deletion-cost');
  expect(reply.notice).toContain('Pods of lower cost go first');
});

test('where there was no such note nothing is said to have changed', () => {
  expect(last('annotate deployment web team-').headline).not.toContain('lost');
});
