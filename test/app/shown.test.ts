/** A statement of the course counts as seen when a reply really showed it. */
import { COURSE_WALK } from '../../docs/course-walk-deeds';
import { STATEMENTS } from '../../src/tutor/course/statements';
import { ChannelUnderTest, SQUAD } from './channel-under-test';
import { seenIn, walk } from './course-walk';

async function seenAfter(...commands: readonly string[]): Promise<readonly string[]> {
  const channel = new ChannelUnderTest();
  for (const command of commands) await channel.type(command);
  return seenIn(channel);
}

test('whoever walks the whole course has seen every statement', async () => {
  const seen = new Set<string>();
  for (const { deeds } of COURSE_WALK) {
    const walked = await walk(new ChannelUnderTest(), deeds);
    for (const id of walked.at(-1)?.seen ?? []) seen.add(id);
  }
  expect(STATEMENTS.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
}, 60_000);

test.each<[string, readonly string[]]>([
  ['deploy web', ['S1', 'S5']],
  ['deploy db 3 statefulset', ['S1', 'S17', 'S18', 'S21', 'S26']],
  ['deploy agent daemonset', ['S1', 'S29']],
  ['deploy old 2 replicaset', ['S1', 'S4']],
  ['deploy notes 3 volume', ['S1', 'S5', 'S14', 'S16']],
])('%s alone shows what it shows', async (command, shown) => {
  expect(await seenAfter(command)).toEqual(shown);
});

test.each<[string, readonly string[]]>([
  ['a Deployment that cannot start', ['deploy web nopull']],
  ['help', ['help deploy']],
  ['an empty picture', ['show', 'show owners', 'show storage']],
  ['a refusal', ['scale nothing 3', 'rollback']],
])('%s shows little', async (_, commands) => {
  const seen = await seenAfter(...commands);
  expect(seen.filter((id) => !['S1', 'S5'].includes(id))).toEqual([]);
});

test.each<[string, readonly string[], string]>([
  ['an update that is stuck is no controlled update', ['deploy web', 'update web nopull'], 'S10'],
  ['a scale to the same number shows no scaling', ['deploy web', 'scale web 3'], 'S12'],
  ['one Pod shares nothing', ['deploy web 1', 'load web 100', 'curl web'], 'S13'],
  ['a database of one has no order', ['deploy db 1 statefulset'], 'S17'],
  ['three Pods on three Nodes share none', ['deploy db 3 statefulset'], 'S32'],
  ['a Node without DaemonSets gets no Pod', ['deploy web', 'node add'], 'S30'],
  ['a crash of a Deployment keeps no volume', ['deploy web', 'crash pod'], 'S22'],
  ['a restart of a copy elects nobody', ['deploy db 3 statefulset', 'crash pod db-2'], 'S23'],
])('%s', async (_, commands, id) => {
  expect(await seenAfter(...commands)).not.toContain(id);
});

test.each<[string, readonly string[]]>([
  ['S6', ['which']],
  ['S20', ['deploy db 3 statefulset', 'crash pod db']],
  ['S26', ['deploy db 3 statefulset', 'show owners']],
  ['S28', ['deploy db 3 statefulset', 'update db v2']],
])('%s is shown by a look or a refusal, which makes no version', async (id, commands) => {
  const channel = new ChannelUnderTest();
  for (const command of commands) await channel.type(command);
  expect(await seenIn(channel)).toContain(id);
  expect((await channel.clusters.load(SQUAD))?.version ?? 0).toBe(commands.length - 1);
});

test('undo and reset take back the cluster, not what was seen', async () => {
  expect(await seenAfter('deploy web', 'undo')).toEqual(['S1', 'S5']);
  expect(await seenAfter('deploy web', 'reset --yes')).toEqual(['S1', 'S5']);
});

test('a command under lifted rules counts too', async () => {
  const commands = ['deploy db 3 statefulset', 'settings rules kubernetes then update db v2', 'rollback db'];
  expect(await seenAfter(...commands)).toContain('S27');
});

test('a look that cannot be noted is answered all the same', async () => {
  const channel = new ChannelUnderTest();
  channel.clusters.saveCourse = () => Promise.reject(new Error('no store'));
  expect((await channel.type('which')).command).toBe('which');
  expect(channel.log.lines.join()).toContain('progress-not-noted');
});
