/**
 * What people read about PodDisruptionBudgets: made, in the way of a drain, and looked at.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { play } from '../play';
import { violations } from '../style-rules';

const budget = (minAvailable: number, app = 'web') =>
  [
    'apply -f -',
    'apiVersion: policy/v1',
    'kind: PodDisruptionBudget',
    'metadata: { name: guard }',
    `spec: { minAvailable: ${minAvailable}, selector: { matchLabels: { app: ${app} } } }`,
  ].join('\n');

/** The last reply; every one of them keeps to the rules of style. */
function last(commands: readonly string[]) {
  const played = play(commands).at(-1)!;
  expect(violations(played.reply, { before: played.before, after: played.after, verbs: ALL_VERBS })).toEqual([]);
  return played.reply;
}

test('a new budget is counted: the story says how many Pods may be evicted, and why', () => {
  const reply = last(['deploy web 3', budget(2)]);
  expect(reply.story.join(' ').replace(/ +/g, ' ')).toContain(
    'disruption controller (counts what may be evicted) lets 1 Pod be evicted at one time now, because 2 must stay ready, 3 are',
  );
});

test('a drain that a budget stops shows what kubectl said once, and how often', () => {
  const reply = last(['deploy web 3', budget(3), 'drain node-1']);
  expect(reply.headline).toBe('node-1 is not drained: a budget keeps 1 Pod there');
  const refused = reply.verbatim!.split('\n').filter((line) => line.includes('(will retry after 5s)'));
  expect(refused).toHaveLength(1);
  expect(reply.verbatim).toMatch(/\n\.\.\. 12\d times\n/);
  expect(reply.notice).toContain('budget guard allows no eviction now');
});

test('diagnose names a budget that allows nothing, and one Pod more as the cure', () => {
  const reply = last(['deploy web 3', budget(3), 'diagnose']);
  expect(reply.picture).toContain('  guard  budget allows 0');
  expect(reply.buttons.map(({ run }) => run)).toContain('scale web 4');
  expect(last(['deploy web 3', budget(3), 'scale web 4', 'diagnose']).picture?.join()).not.toContain('guard');
});

test('diagnose names a budget whose selector picks no Pod', () => {
  expect(last(['deploy web 3', budget(1, 'wbe'), 'diagnose']).picture).toContain('  guard  budget of no Pod');
});
