/** Somebody who wants everything about them removed is named nowhere any more; what others have stays. */
import type { ChannelId } from '../../../src/app/ports';
import { erasePerson } from '../../../src/app/privacy/erase-person';
import { dueCourses } from '../../../src/app/courses/due-courses';
import { loadCourses } from '../../../src/app/courses/course';
import { filledWorkspace, HELPER, LEAVER, STAYER } from './full-workspace';
import { type Filled, WholeTable } from './whole-table';

const TEAM = 'T0ONE';
const SQUAD: ChannelId = { team: TEAM, channel: 'C0SQUAD' };
const WHO = { name: LEAVER.name, token: 'GONE1' };

let filled: Filled;
let table: WholeTable;
beforeAll(async () => {
  filled = await filledWorkspace(TEAM);
}, 60_000);
beforeEach(async () => {
  table = await WholeTable.like(filled);
});
afterEach(() => table.close());

const naming = async (what: string) => (await table.text()).filter((one) => one.includes(what));
const erase = (left: number) =>
  erasePerson(table.ports, { team: TEAM, person: LEAVER.id }, WHO, table.clock.now() + left);

test('nothing in the whole table has the id or the name', async () => {
  expect((await naming(LEAVER.id)).length).toBeGreaterThan(20);
  expect((await naming(LEAVER.name)).length).toBeGreaterThan(8);
  const before = await table.ports.clusters.load(SQUAD);
  const done = await erase(60_000);
  expect(done.isAll).toBe(true);
  expect((await naming(LEAVER.id)).filter((one) => !one.includes('DUE#ERASE'))).toEqual([]);
  expect((await naming(LEAVER.name)).filter((one) => !one.includes('DUE#ERASE'))).toEqual([]);
  await table.minutes(2);
  expect(await naming(LEAVER.id)).toEqual([]);
  expect(await naming(LEAVER.name)).toEqual([]);
  // The cluster of the team stays, and what was done in it.
  const after = await table.ports.clusters.load(SQUAD);
  expect(after?.cluster).toEqual(before?.cluster);
  expect(after?.commands.map(({ command }) => command)).toEqual(before?.commands.map(({ command }) => command));
  expect(after?.commands.map(({ name }) => name)).toContain('somebody');
  expect(after?.commands.map(({ name }) => name)).toContain(STAYER.name);
  expect((await table.says(STAYER, 'undo', SQUAD)).headline).toMatch(/^Rewound/);
  expect((await table.says(STAYER, 'show', { team: TEAM, channel: 'C0LARGE' })).headline).not.toBe('');
  expect(await table.ports.clusters.load({ team: TEAM, channel: 'D0LEAVER' })).toBeUndefined();
  // Answers count without a name.
  const [question] = await table.ports.quizzes.recent(SQUAD, 1);
  expect(question?.tally?.map(({ person }) => person).toSorted()).toEqual(['GONE1', HELPER.id, STAYER.id]);
}, 60_000);

test('somebody goes from where others named them, though they were never there', async () => {
  const lists: ChannelId = { team: TEAM, channel: 'C0LISTS' };
  const asked: ChannelId = { team: TEAM, channel: 'C0ASKED' };
  await table.says(STAYER, 'deploy web', lists);
  await table.says(STAYER, 'settings who reset me U0NAMED', lists);
  await table.says(STAYER, 'scale web 2', lists);
  await table.says({ id: 'U0NAMED', name: 'ford' }, 'course new spring C0ASKED daily 12:00 UTC pace 7', SQUAD);
  await table.says({ id: 'U0NAMED', name: 'ford' }, 'course before spring', SQUAD);
  await table.clock.sleep(100 * 60_000);
  await dueCourses(table.ports, table.clock.now() + 60_000);
  expect(await table.ports.quizzes.recent(asked, 9)).toHaveLength(1);
  expect(await table.ports.belongings?.channelsOf(TEAM, 'U0NAMED', 9)).toEqual(
    expect.arrayContaining([
      { channel: 'C0ASKED', at: 0 },
      { channel: 'C0LISTS', at: 0 },
    ]),
  );
  const id = { team: TEAM, person: 'U0NAMED' };
  await erasePerson(table.ports, id, { name: 'ford', token: 'GONE2' }, table.clock.now() + 60_000);
  await table.minutes(2);
  expect(await naming('U0NAMED')).toEqual([]);
  expect(await naming('"ford"')).toEqual([]);
  expect((await table.ports.clusters.load(lists))?.settings?.who?.reset).toEqual([STAYER]);
}, 60_000);

test('the next who may change a course takes it over', async () => {
  await erase(60_000);
  const [course] = await loadCourses(table.ports, TEAM);
  expect(course).toMatchObject({ by: { id: HELPER.id }, helpers: [] });
  expect(course?.endedAt).toBeUndefined();
}, 30_000);

test('where there is no time, the timer goes on, however often it is cut off', async () => {
  expect((await erase(0)).isAll).toBe(false);
  await table.minutes(8);
  expect(await naming(LEAVER.id)).toEqual([]);
  expect(await naming(LEAVER.name)).toEqual([]);
}, 60_000);

test('commands of others at the same moment are carried out, and bring no name back', async () => {
  const others = async () => {
    for (let copies = 1; copies <= 6; copies++) await table.says(STAYER, `scale web ${copies}`, SQUAD);
  };
  await Promise.all([erase(60_000), others()]);
  await table.minutes(2);
  expect(await naming(LEAVER.id)).toEqual([]);
  expect(await naming(LEAVER.name)).toEqual([]);
  expect((await table.ports.clusters.load(SQUAD))?.commands.at(-1)?.command).toBe('scale web 6');
}, 60_000);
