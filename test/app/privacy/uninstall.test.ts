/** A workspace that uninstalls the app leaves nothing, and takes nothing of another workspace with it. */
import { randomBytes } from 'node:crypto';
import type { ChannelId, Person } from '../../../src/app/ports';
import { installationPlace, installerOf } from '../../../src/app/installations/installation';
import { CommandHandler } from '../../../src/app/handle-command';
import { dueErasures } from '../../../src/app/privacy/due-erasures';
import { isBeingErased } from '../../../src/app/privacy/erasures';
import { ALL_VERBS } from '../../../src/app/verbs';
import { DAYS } from '../../../src/app/documents';
import { filledWorkspace, fillWorkspace } from './full-workspace';
import { type Filled, WholeTable } from './whole-table';

const ANA: Person = { id: 'U0ANA', name: 'ana' };

let filled: Filled;
let table: WholeTable;
beforeAll(async () => {
  filled = await filledWorkspace('T0ONE');
}, 60_000);
beforeEach(async () => {
  table = await WholeTable.start();
});
afterEach(() => table.close());

/** In place of the empty table, the one that was filled. */
async function withWorkspace(): Promise<void> {
  await table.close();
  table = await WholeTable.like(filled);
}

const ofTeam = async (team: string) =>
  (await table.text()).filter((one) => new RegExp(`(?<![A-Z0-9])${team}(?![A-Z0-9])`).test(one)).toSorted();

test('every item says whose it is', async () => {
  await withWorkspace();
  const items = await table.items();
  expect(items.filter(({ team }) => team?.S !== 'T0ONE')).toEqual([]);
  const about = items.filter(({ sk }) => /^(LOOK|HERE|ANSWER)#/.test(sk?.S ?? ''));
  expect(about.length).toBeGreaterThan(3);
  expect(about.filter(({ person, sk }) => person?.S !== `T0ONE#${sk?.S?.split('#').at(-1)}`)).toEqual([]);
  const documents = new Set(items.flatMap(({ sk }) => /^DOC#([A-Z-]+)/.exec(sk?.S ?? '')?.[1] ?? []));
  expect([...documents].toSorted()).toEqual(
    expect.arrayContaining([
      ...['COURSE', 'COURSE-HERE', 'EXERCISES', 'LEARNER', 'MISSION', 'PICTURES', 'QUIZ'],
      ...['REPORT', 'REPORTS', 'REVIEW', 'SCHEDULE'],
    ]),
  );
  const kinds = new Set(items.map(({ sk }) => (sk?.S ?? '').split('#')[0]));
  expect([...kinds].toSorted()).toEqual(
    expect.arrayContaining(['ANSWER', 'CHUNK', 'COURSE', 'CURRENT', 'DOC', 'HERE', 'LOOK', 'QUIZ', 'SAVE', 'STATE']),
  );
}, 60_000);

test('after some minutes nothing is left of it, and all of the other one', async () => {
  await withWorkspace();
  await fillWorkspace(table, 'T0TWO');
  const other = await ofTeam('T0TWO');
  await table.uninstalled('T0ONE', 20);
  // Slack sends two events, and both again.
  await Promise.all([table.uninstalled('T0ONE', 20), table.uninstalled('T0ONE', 20)]);
  expect(await isBeingErased(table.ports.documents, 'T0ONE')).toBe(true);
  await table.ports.clock.sleep(61_000);
  const pressed = await table.says(ANA, 'deploy web', { team: 'T0ONE', channel: 'C0OLD' });
  expect(pressed.headline).toBe('Not done: this workspace removed kube-tutor.');
  table.newSandbox();
  await table.minutes(4);
  expect(await ofTeam('T0ONE')).toEqual([]);
  expect(await isBeingErased(table.ports.documents, 'T0ONE')).toBe(false);
  expect(await ofTeam('T0TWO')).toEqual(other);
}, 60_000);

test('what is written late goes as well, and a look that finds nothing is not the last', async () => {
  await withWorkspace();
  await table.uninstalled('T0ONE', 30_000);
  await table.wholeMinute();
  const late = { owner: { channel: { team: 'T0ONE', channel: 'C0LATE' } }, name: 'LATE' };
  await table.ports.documents.save(late, 1, { late: true }, DAYS);
  await table.minutes(1);
  expect(await isBeingErased(table.ports.documents, 'T0ONE')).toBe(true);
  await table.minutes(3);
  expect(await ofTeam('T0ONE')).toEqual([]);
  expect(await isBeingErased(table.ports.documents, 'T0ONE')).toBe(false);
}, 60_000);

test('nobody writes after the second look, whatever their process remembers', async () => {
  const id: ChannelId = { team: 'T0ONE', channel: 'C0OLD' };
  const other = new CommandHandler(table.ports, ALL_VERBS);
  const deploys = () => other.handle({ id, person: ANA, text: 'deploy web', request: '', pressed: false });
  // Everything is removed, and nothing is found, in the first second.
  await other.handle({ id, person: ANA, text: 'privacy', request: '', pressed: false });
  await table.uninstalled('T0ONE', 1_000);
  await table.uninstalled('T0ONE', 1_000);
  await table.clock.sleep(50_001);
  expect((await deploys()).headline).toBe('Not done: this workspace removed kube-tutor.');
  await dueErasures(table.ports, table.clock.now() + 10_000);
  expect(await ofTeam('T0ONE')).toEqual([]);
});

test('a quiz of a workspace that goes has no news', async () => {
  const id: ChannelId = { team: 'T0ONE', channel: 'C0QUIZ' };
  await table.says(ANA, 'deploy web', id);
  await table.says(ANA, 'quiz', id);
  await table.clock.sleep(60 * 60_000);
  const request = { id, person: ANA, text: 'show', request: 'r1', pressed: false };
  await table.uninstalled('T0ONE', 0);
  const before = await table.text();
  expect(await table.commands.quizNews(request, true, 2_000)).toBeUndefined();
  expect(await table.text()).toEqual(before);
});

test('the token goes at once, also when there is time for nothing else', async () => {
  const place = installationPlace('T0ONE');
  await table.ports.documents.save(place, 1, { form: 1, token: randomBytes(8).toString('hex') }, DAYS);
  const id: ChannelId = { team: 'T0ONE', channel: 'C0ANY' };
  await table.says(ANA, 'deploy web', id);
  await table.uninstalled('T0ONE', 0);
  expect((await ofTeam('T0ONE')).filter((one) => one.includes('INSTALLATION'))).toEqual([]);
  expect((await ofTeam('T0ONE')).length).toBeGreaterThan(2);
}, 30_000);

test('word of it that comes after a new installation does nothing', async () => {
  const { documents, clock } = table.ports;
  const happened = clock.now();
  await clock.sleep(60_000);
  const installed = { form: 1, team: 'T0ONE', teamName: 'One', app: 'A1', scopes: [], botUser: 'U0BOT', by: 'U0ANA' };
  await documents.save(installationPlace('T0ONE'), 1, { ...installed, at: clock.now(), token: 'x' }, 60);
  await table.uninstalled('T0ONE', 1_000, happened);
  expect(await isBeingErased(documents, 'T0ONE')).toBe(false);
  expect(await installerOf(documents, 'T0ONE')).toBe('U0ANA');
  await clock.sleep(1_000);
  await table.uninstalled('T0ONE', 1_000);
  expect(await isBeingErased(documents, 'T0ONE')).toBe(true);
  expect(await installerOf(documents, 'T0ONE')).toBeUndefined();
});
