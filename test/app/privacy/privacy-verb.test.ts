/** What `privacy` says and does. */
import type { ChannelId } from '../../../src/app/ports';
import type { Belonging, Belongings } from '../../../src/app/privacy/belongings';
import { exportOf } from '../../../src/app/privacy/export-person';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ChannelUnderTest } from '../channel-under-test';
import { fillWorkspace, LEAVER, STAYER } from './full-workspace';
import { WholeTable } from './whole-table';

const TEAM = 'T0ONE';
const SQUAD: ChannelId = { team: TEAM, channel: 'C0SQUAD' };

let table: WholeTable;
beforeAll(async () => {
  table = await WholeTable.start();
  await fillWorkspace(table, TEAM);
}, 30_000);
afterAll(() => table.close());

async function says(text: string, person = LEAVER): Promise<Reply> {
  const reply = await table.says(person, text, SQUAD);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply.audience).toBe('asker');
  return reply;
}

test('it says in numbers what is stored, to the person alone', async () => {
  const reply = await says('privacy');
  expect(reply.isPersonal).toBe(true);
  expect(reply.headline).toMatch(/^\d+ things are stored about you$/);
  expect(reply.picture?.map((row) => row.replace(/ +/, ' '))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^channels you took part in +4$/),
      expect.stringMatching(/^answers to questions +1$/),
      expect.stringMatching(/^questions you asked +1$/),
      expect.stringMatching(/^courses and missions of yours +2$/),
    ]),
  );
  expect((await says('privacy', { id: 'U0NOBODY', name: 'marvin' })).headline).toBe('1 thing is stored about you');
});

test('the export has everything of theirs, and nothing of others', async () => {
  const { belongings } = table.ports;
  if (belongings === undefined) throw new Error('no belongings');
  const exported = await exportOf({ ...table.ports, belongings }, { team: TEAM, person: LEAVER.id });
  expect(exported.documents.map(({ name }) => name).toSorted()).toEqual(['EXERCISES', 'LEARNER', 'REVIEW']);
  expect(exported.missions).toEqual(['answers-slowly']);
  expect(exported.courses).toEqual(['autumn']);
  const squad = exported.channels.find(({ channel }) => channel === SQUAD.channel);
  expect(squad?.commands.map(({ command }) => command)).toContain('deploy web');
  expect(squad?.commands.map(({ command }) => command)).not.toContain('scale web 4');
  expect(squad?.saves).toEqual(['before']);
  expect(squad?.settings.changed.map(({ what }) => what)).toEqual(['pods 100', 'who reset 2 people']);
  expect(squad?.settings.may).toEqual(['reset']);
  const [question] = await table.ports.quizzes.recent(SQUAD, 1);
  expect(squad?.closed).toEqual([question?.id]);
  expect(squad?.counted).toEqual([question?.id]);
  expect(exported.workspace).toMatchObject({ isAdmin: true, hasInstalled: false, hasSetPictures: true });
  expect(exported.workspace.changed.map(({ what }) => what)).toEqual(['admins 1 person']);
  expect(JSON.stringify(exported)).not.toContain(STAYER.id);
  expect(JSON.stringify(exported)).not.toContain(STAYER.name);
  expect(exported.isWhole).toBe(true);
});

test.each([
  [{ kind: 'document' }, 2_999, true],
  [{ kind: 'document' }, 3_000, false],
  [{ kind: 'look' }, 100, true],
  [{ kind: 'look' }, 101, false],
] as const)('an export of %j, %i times, says whether it is whole: %s', async (one, count, isWhole) => {
  const ofPerson = (): Promise<readonly Belonging[]> =>
    Promise.resolve(
      Array.from({ length: count }, (_, place) => ({
        ...one,
        name: `N${place}`,
        ...(one.kind === 'look' ? { channel: `C${place}` } : { value: {} }),
      })),
    );
  const belongings = Object.assign(Object.create(table.ports.belongings ?? null), { ofPerson }) as Belongings;
  const exported = await exportOf({ ...table.ports, belongings }, { team: TEAM, person: 'U0MUCH' });
  expect(exported.isWhole).toBe(isWhole);
});

test('without an address of its own the export is text, page by page', async () => {
  const pages: string[] = [];
  let reply = await says('privacy export');
  for (let page = 2; ; page++) {
    pages.push(reply.verbatim ?? '');
    const next = reply.buttons.find(({ label }) => label === 'Next page');
    if (next === undefined) break;
    expect(next.run).toBe(`privacy export ${page}`);
    reply = await says(next.run);
  }
  expect(JSON.parse(pages.join('\n'))).toMatchObject({ team: TEAM, person: LEAVER.id });
  expect((await table.says(LEAVER, 'privacy export 99', SQUAD)).headline).toContain('Nothing was changed');
});

test('deleting asks first, then deletes, also while others work', async () => {
  const before = (await table.text()).filter((one) => one.includes(LEAVER.id)).length;
  const asked = await says('Privacy delete.');
  expect(asked.headline).toBe('Delete all that is stored about you?');
  expect((await table.text()).filter((one) => one.includes(LEAVER.id))).toHaveLength(before);
  const sure = asked.buttons.find(({ confirm }) => confirm !== undefined);
  expect(sure?.run).toBe('privacy delete --yes');
  const [deleted] = await Promise.all([
    says('privacy delete --yes'),
    says('scale web 2', STAYER).catch(() => undefined),
  ]);
  expect(deleted.headline).toMatch(/^(Deleted: \d+ things about you|What is stored about you is being deleted)$/);
  await table.minutes(4);
  expect((await table.text()).filter((one) => one.includes(LEAVER.id) || one.includes(LEAVER.name))).toEqual([]);
}, 30_000);

test('where nothing is kept it says so', async () => {
  const channel = new ChannelUnderTest();
  const reply = await channel.type('privacy');
  expect(reply.refusal ?? reply.text).toContain('Nothing is kept here');
});
