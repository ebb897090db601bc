import { isRejected } from '../../../src/api/rejection';
import { CLUSTER_VERBS } from '../../../src/commands';
import { parseCommand } from '../../../src/commands/grammar/parse';
import { Practice } from '../practice';

function instead(text: string): readonly string[] | undefined {
  const parsed = parseCommand(text, CLUSTER_VERBS);
  if (!isRejected(parsed)) throw new Error(`"${text}" was understood`);
  expect(parsed.message).toBe('kubectl exec is a real command, but this practice cluster does not have it.');
  return parsed.fixes;
}

test.each([
  ['kubectl exec db-0 -- cat /data/x', 'read db-0 /data/x'],
  ['exec -it pod/db-0 -c shipper -- cat /data/x', 'read db-0 /data/x -c shipper'],
  ['exec db-0 --container=shipper cat /data/x', 'read db-0 /data/x -c shipper'],
  ['exec db-0 -- ls -l /data', 'read db-0'],
  [`exec db-0 -- sh -c 'echo hello > /data/x'`, 'write db-0 /data/x hello'],
  [`exec db-0 —— sh -c "echo 'two words' >/data/x"`, `write db-0 /data/x 'two words'`],
])('%s', (text, expected) => {
  expect(instead(text)).toEqual([expected]);
});

test.each([
  'exec',
  'exec db-0',
  'exec db-0 -- rm /x',
  'exec db-0 -- sh -c "rm /x"',
  'exec -- cat /x',
  'exec db-0 -- cat a b',
])('%s has no other form here', (text) => {
  expect(instead(text)).toBeUndefined();
});

test('what write shows as kubectl is understood when it is typed', () => {
  const practice = new Practice();
  practice.done('deploy db 1 statefulset');
  for (const text of ['hello', 'two words', 'a $HOME and a "quote"', 'back\\slash']) {
    const done = practice.done(`write db-0 /new/x '${text}'`);
    const line = 'line' in done.kubectl ? done.kubectl.line : '';
    const [fix = ''] = instead(`kubectl ${line}`) ?? [];
    practice.done('write db-0 /new/x other');
    practice.done(fix);
    expect(practice.done('read db-0 /new/x').stdout).toBe(`${text}\n`);
  }
});
