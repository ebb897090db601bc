import { failoverStrip } from '../../src/diagram/text/failover-strip';
import { play } from '../tutor/play';

/** The strip of the last of these commands. */
function stripAfter(...commands: readonly string[]): readonly string[] | undefined {
  const { before, after } = play(commands).at(-1)!;
  const known = before.history.at(-1)?.id ?? 0;
  const set = after.get('StatefulSet', 'db', 'default');
  return set === undefined
    ? undefined
    : failoverStrip(
        set,
        before,
        after.history.filter(({ id }) => id > known),
      )?.lines;
}

test('a leader on a silent Node is in doubt until a copy leads', () => {
  const node = play(['deploy db 3 statefulset']).at(-1)?.after.get('Pod', 'db-0', 'default')?.spec.nodeName;
  expect(stripAfter('deploy db 3 statefulset', `node fail ${node}`)).toEqual([
    '      db-0  db-1  db-2  leads',
    ' 0s    ?     R     R    db-0?',
    ' 5s    ?     R     R    db-1',
  ]);
});

test('a leader that was scaled away is gone before another leads', () => {
  const strip = stripAfter('deploy db 2 statefulset', 'crash pod db-0 loop', 'delete pod db-0', 'scale db 1');
  expect(strip?.at(-1)).toBe(' 6s    R     -    db-0');
  expect(strip?.slice(1, -1).every((row) => row.endsWith('db-1') || row.endsWith('db-1?'))).toBe(true);
});

test('it has six rows at most: what led to it, and how it ended', () => {
  const strip = stripAfter('deploy db 3 statefulset', 'crash pod db-0 loop') ?? [];
  expect(strip.length).toBeLessThanOrEqual(7);
  expect(strip.at(-1)).toMatch(/! {5}R {5}R {4}db-1$/);
});

test.each([
  ['a start', 'deploy db 3 statefulset'],
  ['a crash that is over at once', 'deploy db 3 statefulset', 'crash pod db-0'],
  ['the loss of a copy', 'deploy db 3 statefulset', 'crash pod db-2 loop'],
  ['more members than fit beside each other', 'deploy db 6 statefulset', 'crash pod db-0 loop'],
])('%s has none', (_, ...commands) => {
  expect(stripAfter(...commands)).toBeUndefined();
});
