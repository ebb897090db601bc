/** What a channel keeps for some people stays theirs, however a command comes. */
import { ALL_VERBS } from '../../../src/app/verbs';
import { saveInstallation } from '../../../src/app/installations/installation';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, CHEN, SQUAD } from '../channel-under-test';

const MANIFEST = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: colours\ndata:\n  sky: blue';
const MISSION = 'mission: night\ntitle: Night';

/** A channel of ana's, whose tasks are hers alone. */
async function closed(...tasks: readonly string[]): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web');
  await channel.type('save before');
  await channel.type('save the old');
  for (const task of tasks) {
    const reply = await channel.type(`settings who ${task} me`);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  }
  return channel;
}

const installed = (channel: ChannelUnderTest, by: string) =>
  saveInstallation(channel.documents, {
    ...{ form: 1, team: SQUAD.team, teamName: 'Squad', app: 'A1', scopes: [], botUser: 'B1', by, at: 0, token: 'x' },
  });

const said = ({ headline, notice = '' }: Reply): string => `${headline} ${notice}`;

describe('a task that is kept for ana', () => {
  it.each([
    ['reset', 'reset'],
    ['reset', 'reset --yes'],
    ['reset', '/kube Reset --yes.'],
    ['reset', 'kubectl reset --yes'],
    ['reset', 'restore before'],
    ['reset', 'undo --to 0'],
    ['reset', 'undo to version 0'],
    ['reset', 'undo —to 0'],
    ['reset', 'saves delete before --yes'],
    ['reset', 'saves remove before'],
    ['reset', 'save before --yes'],
    ['reset', 'Save "before" -y'],
    ['reset', 'save the old --yes'],
    ['import', `apply -f -\n${MANIFEST}`],
    ['import', `kubectl apply -f -\n${MANIFEST}`],
    ['import', `k create -f -\n${MANIFEST}`],
    ['import', `replace -f -\n${MANIFEST}`],
    ['import', `replace --force -f -\n${MANIFEST}`],
    ['import', `-n default apply -f -\n${MANIFEST}`],
    ['import', `step apply -f -\n${MANIFEST}`],
    ['import', `step 3 kubectl apply -f -\n${MANIFEST}`],
    ['import', `step step apply -f -\n${MANIFEST}`],
    ['import', `settings rules kubernetes then -- apply -f -\n${MANIFEST}`],
    ['import', `apply --dry-run=none -f -\n${MANIFEST}`],
    ['import', `apply`],
    ['import', `missions add\n${MISSION}`],
    ['import', `mission remove night --yes`],
    ['schedule', 'quiz schedule weekdays 10:00 Europe/Berlin'],
    ['schedule', 'Quiz Schedule off'],
    ['schedule', 'course new autumn here weekdays 10:00 Europe/Berlin'],
    ['schedule', 'courses end autumn --yes'],
    ['schedule', 'course settings autumn pace 3'],
    ['schedule', 'course change autumn pace 3'],
    ['settings', 'settings rules kubernetes'],
    ['settings', 'settings rules kubernetes then scale web 5'],
    ['settings', 'setting quiet on'],
    ['settings', 'settings pods 3'],
    ['settings', 'settings set quiet=on pods=3'],
    ['settings', 'settings who settings everyone'],
    ['settings', 'settings who reset everyone'],
  ])('%s: ben may not %s', async (task, text) => {
    const channel = await closed(task);
    const before = await channel.clusters.load(SQUAD);
    for (const pressed of [false, true]) {
      const request = { id: SQUAD, person: BEN, text, request: `ben-${String(pressed)}`, pressed };
      const reply = await channel.handler.handle(request);
      expect(reply).toMatchObject({ audience: 'asker', headline: 'Nothing was changed.' });
      expect(reply.notice).toMatch(/^Only ana may /);
      expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    }
    expect(await channel.clusters.load(SQUAD)).toEqual(before);
    expect(said(await channel.type(text))).not.toContain('Only ana');
  });

  it.each([
    ['reset', 'undo'],
    ['reset', 'restore'],
    ['reset', 'save other'],
    ['import', `apply --dry-run=server -f -\n${MANIFEST}`],
    ['import', `diff -f -\n${MANIFEST}`],
    ['import', 'create deployment shop --image=shop:v1'],
    ['schedule', 'quiz'],
    ['schedule', 'quiz schedule'],
    ['schedule', 'course'],
    ['settings', 'settings'],
    ['settings', 'settings log'],
    ['settings', 'settings change'],
  ])('%s: ben may %s', async (task, text) => {
    const channel = await closed(task);
    expect(said(await channel.by(BEN, text))).not.toContain('Only ana');
  });

  it('is opened by who installed kube-tutor, whom no list names', async () => {
    const channel = await closed('reset', 'settings');
    await installed(channel, CHEN.id);
    expect((await channel.by(CHEN, 'settings who reset everyone')).headline).toBe('Everybody may reset and restore');
    expect((await channel.by(BEN, 'reset --yes')).headline).toContain('A new cluster is here');
    expect(said(await channel.by(BEN, 'settings quiet on'))).toContain('Only ana');
  });

  it('is opened by an admin of the workspace', async () => {
    const channel = await closed('reset');
    await channel.by(CHEN, 'settings workspace admins me');
    expect((await channel.by(CHEN, 'reset --yes')).headline).toContain('A new cluster is here');
  });

  it('can be opened again where nobody is left on its list', async () => {
    const channel = await closed('reset');
    const before = await channel.clusters.load(SQUAD);
    if (before === undefined) throw new Error('no channel');
    const next = { ...before, version: before.version + 1, settings: { ...before.settings, who: { reset: [] } } };
    expect(await channel.clusters.save(SQUAD, next, before)).toBe('saved');
    await channel.clock.sleep(60_000);
    const reply = await channel.by(BEN, 'reset --yes');
    expect(reply.notice).toContain('Nobody may reset and restore here any more.');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    for (const { run } of reply.buttons) expect((await channel.by(BEN, run)).headline).not.toBe('Nothing was changed.');
    expect((await channel.by(BEN, 'settings who reset everyone')).headline).toBe('Everybody may reset and restore');
  });

  it('binds nobody in their own cluster', async () => {
    const channel = await closed('reset');
    const own = { team: 'T1', channel: 'D2' };
    await channel.by(BEN, 'deploy web', own);
    expect((await channel.by(BEN, 'reset --yes', own)).headline).toContain('A new cluster is here');
    expect(said(await channel.by(BEN, 'settings who reset me', own))).toContain('yours alone');
  });

  it('is no list that a person who is not on it can change', async () => {
    const channel = await closed('reset');
    expect(said(await channel.by(BEN, 'settings who reset @ben'))).toContain('Only ana may reset');
  });
});

describe('who is on a list', () => {
  it('is named by id, by a mention, by a name that the channel knows, and by me', async () => {
    const channel = await closed();
    await channel.by(BEN, 'scale web 4');
    await channel.type('settings who reset me, @ben <@U3|chen> U0ZED');
    const { settings } = (await channel.clusters.load(SQUAD))!;
    const people = [{ ...ANA }, { ...BEN }, { ...CHEN }, { id: 'U0ZED' }];
    expect(settings?.who).toEqual({ reset: people });
    expect(said(await channel.by({ id: 'U9', name: 'zoe' }, 'reset --yes'))).toContain(
      'Only ana, ben, chen and 1 more may',
    );
    expect((await channel.by({ id: 'U0ZED', name: 'zed' }, 'reset --yes')).headline).toContain('A new cluster');
  });

  it.each([
    ['settings who', 'reset, import (manifests, missions), schedule (quizzes, courses), settings.'],
    ['settings who lunch me', 'What may be kept for some'],
    ['settings who __proto__ me', 'What may be kept for some'],
    ['settings who reset', 'Who? Everyone, installer, me, or people'],
    ['settings who reset @nobody-knows', 'Slack does not say who "@nobody-knows" is'],
    ['settings who reset installer', 'Nobody is known to have installed'],
    ['settings who reset everyone', 'Nothing to do: that is everyone already'],
    ['settings who reset U7', 'You would lock yourself out'],
    [`settings who reset ${Array.from({ length: 21 }, (_, n) => `U1${n}`).join(' ')}`, 'room for 20 people'],
  ])('%s: nothing is changed', async (text, words) => {
    const channel = await closed();
    const before = await channel.clusters.load(SQUAD);
    const reply = await channel.type(text);
    expect(said(reply)).toContain(words);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await channel.clusters.load(SQUAD)).toEqual(before);
  });

  it('stays out of what the channel remembers of the command', async () => {
    const channel = await closed();
    await channel.type('settings who reset me U0ZED');
    expect((await channel.commands()).at(-1)).toBe('settings who reset 2 people');
  });
});

it('going back in time lifts no rules for who may not lift them', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('settings rules kubernetes');
  await channel.type('settings rules course');
  await channel.type('settings who settings me');
  await channel.by(BEN, 'undo');
  expect((await channel.clusters.load(SQUAD))?.cluster.rules).toBe('course');
  const others = new ChannelUnderTest();
  await others.type('settings rules kubernetes');
  await others.type('settings rules course');
  await others.type('settings who settings me');
  await others.type('undo');
  expect((await others.clusters.load(SQUAD))?.cluster.rules).toBe('kubernetes');
});

describe('a course that is planned elsewhere', () => {
  const HERE = { team: 'T1', channel: 'C7' };
  const course = 'course new autumn here <#C1|squad> weekdays 10:00 Europe/Berlin pace 2';

  it.each([
    course,
    course.replace('<#C1|squad>', 'C1'),
    'course add winter <#C1|squad>',
    'course add winter "C1"',
    "course add winter C'1'",
    'course add winter “C1”',
    'course add winter here C1,',
  ])('%s: asks the channel that it names', async (text) => {
    const channel = await closed('schedule');
    await channel.by(BEN, 'course new winter here weekdays 10:00 Europe/Berlin pace 2', HERE);
    const reply = await channel.by(BEN, text, HERE);
    expect(said(reply)).toContain('You may not plan anything in {#C1}.');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(said(await channel.by(ANA, 'course new spring <#C1|squad> weekdays 10:00 UTC pace 2', HERE))).toContain(
      'Course spring',
    );
  });
});
