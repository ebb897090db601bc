/** Who changed which setting, and several at once. */
import { settingsForm } from '../../../src/app/settings/settings-form';
import { ALL_VERBS } from '../../../src/app/verbs';
import { USUAL } from '../../../src/app/workspace/workspace-settings';
import { commandOfSettings } from '../../../src/tutor/form/settings-form';
import { violations } from '../../tutor/style-rules';
import { BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const formOf = async (channel: ChannelUnderTest) =>
  settingsForm({ id: SQUAD, record: (await channel.clusters.load(SQUAD))!, workspace: USUAL });

describe('the log of settings', () => {
  it('says who changed what, and when', async () => {
    const channel = new ChannelUnderTest();
    expect((await channel.type('settings log')).headline).toBe('Nobody has changed a setting here yet');
    await channel.type('settings quiet on');
    await channel.clock.sleep(3 * 60_000);
    await channel.by(BEN, 'settings rules kubernetes');
    await channel.by(BEN, 'settings quiet on');
    const reply = await channel.type('settings log');
    expect(reply.picture?.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'ben: rules kubernetes now',
      'ana: quiet on 3m ago',
    ]);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('keeps the last 20, on pages', async () => {
    const channel = new ChannelUnderTest();
    for (let pods = 1; pods <= 25; pods++) await channel.type(`settings pods ${pods}`);
    expect((await channel.clusters.load(SQUAD))?.settings?.log).toHaveLength(20);
    const first = await channel.type('settings log');
    expect(first.picture).toHaveLength(10);
    const second = await channel.press(first, 'Older');
    expect(second.picture?.at(-1)).toContain('pods 6');
    expect(violations(second, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('survives undo', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    await channel.type('settings quiet on');
    await channel.type('undo');
    expect((await channel.clusters.load(SQUAD))?.settings).toMatchObject({ quiet: true, log: [{ what: 'quiet on' }] });
  });
});

describe('a filled form', () => {
  it('is one command of what was changed in it', async () => {
    const channel = new ChannelUnderTest();
    await channel.by(BEN, 'deploy web');
    const form = await formOf(channel);
    expect(form.fields.map(({ name }) => name)).toEqual([
      ...['rules', 'quiet', 'replies', 'pods', 'nodes'],
      ...['who-reset', 'who-import', 'who-schedule', 'who-settings'],
    ]);
    const same = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    expect(commandOfSettings(form, same)).toBeUndefined();
    const filled = { ...same, rules: 'kubernetes', quiet: 'on', pods: ' 20', 'who-reset': ['U2', 'U1'], strange: 'x' };
    const command = commandOfSettings(form, filled);
    expect(command).toBe('settings set rules=kubernetes quiet=on pods=20 who-reset=U1,U2');
    const reply = await channel.type(command!);
    expect(reply.headline).toBe('4 settings are changed');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    const record = (await channel.clusters.load(SQUAD))!;
    expect(record.cluster.rules).toBe('kubernetes');
    expect(record.limits).toEqual({ pods: 20 });
    expect(record.settings?.quiet).toBe(true);
    expect(record.settings?.log?.map(({ what }) => what)).toEqual([
      ...['rules kubernetes', 'quiet on', 'pods 20', 'who reset 2 people'],
    ]);
    expect(record.settings?.who).toEqual({
      reset: [
        { id: 'U1', name: 'ana' },
        { id: 'U2', name: 'ben' },
      ],
    });
    const opened = await formOf(channel);
    expect(opened.fields.find(({ name }) => name === 'who-reset')?.value).toEqual(['U1', 'U2']);
    expect(commandOfSettings(opened, { 'who-reset': [] })).toBe('settings set who-reset=everyone');
  });

  it.each([
    ['settings set', 'What can be set'],
    ['settings set quiet', 'What can be set'],
    ['settings set quiet=on pods=0', 'is a number from 1 to'],
    ['settings set pods=20 colour=blue', 'What can be set'],
    ['settings set pods=20 who-reset=U7', 'You would lock yourself out'],
    ['settings set quiet=off', 'Nothing to do'],
  ])('%s: none of it is changed', async (text, words) => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type(text);
    expect(reply.notice).toContain(words);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });

  it('opens with what holds now', async () => {
    const reply = await new ChannelUnderTest().type('settings change');
    expect(reply.opens).toMatchObject({
      settings: { fields: [{ name: 'rules', value: 'course' }, {}, {}, {}, {}, {}, {}, {}, {}] },
    });
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });
});
