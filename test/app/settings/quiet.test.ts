import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const labels = ({ buttons }: Reply): readonly string[] => buttons.map(({ label }) => label);

async function quietChannel(): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.type('settings quiet on');
  return channel;
}

describe('quiet mode', () => {
  it('leaves a headline, a picture and buttons; the story is behind one of them', async () => {
    const channel = await quietChannel();
    const reply = await channel.type('deploy web');
    expect(reply).toMatchObject({ audience: 'channel', headline: 'web runs: 3 of 3 Pods ready', story: [] });
    expect(reply.notice).toBeUndefined();
    expect(reply.picture?.[0]).toContain('Deployment web');
    expect(labels(reply)).toContain('All steps');
    expect(labels(reply).at(-1)).toBe('Why?');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('tells the whole story of that change, also when others came after it', async () => {
    const channel = await quietChannel();
    const reply = await channel.type('deploy web');
    await channel.by(BEN, 'scale web 5');
    const told = await channel.press(reply, 'All steps', BEN);
    expect(told).toMatchObject({ audience: 'asker', headline: 'All steps of deploy web, page 1 of 2', pressed: true });
    expect(told.picture?.join('\n')).toContain('ReplicaSet made');
    expect(told.text).not.toContain('from 3 to 5');
    expect(violations(told, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('turns pages of the same change', async () => {
    const channel = await quietChannel();
    await channel.type('deploy web 12');
    const reply = await channel.type('update web v2');
    await channel.type('scale web 3');
    const [first] = [await channel.press(reply, 'All steps')];
    expect(first.headline).toMatch(/^All steps of .*, page 1 of \d+$/);
    const second = await channel.press(first, 'More steps');
    expect(second.headline).toMatch(/^All steps of .*, page 2 of \d+$/);
    expect(violations(second, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('keeps words for later that it did not show', async () => {
    const channel = await quietChannel();
    await channel.type('deploy web');
    await channel.type('settings quiet off');
    expect((await channel.type('scale web 4')).story.join('\n')).toContain('(');
    expect((await channel.clusters.load(SQUAD))?.taught.replies).toBe(2);
  });

  it('leaves look-ups and errors as they are', async () => {
    const channel = await quietChannel();
    const reply = await channel.type('scale nothing 3');
    expect(reply.notice).toBeDefined();
  });

  it.each([
    ['settings quiet', 'Quiet mode is on or off.'],
    ['settings quiet perhaps', 'Quiet mode is on or off.'],
    ['settings quiet on', 'Nothing to do: quiet mode is on already.'],
  ])('%s: nothing is changed', async (text, words) => {
    const reply = await (await quietChannel()).type(text);
    expect(reply.notice).toContain(words);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });
});

describe('the offer of quiet mode', () => {
  async function after(changes: number, text = 'label node-1 a=b'): Promise<ChannelUnderTest> {
    const channel = new ChannelUnderTest();
    await channel.type(text);
    const record = (await channel.clusters.load(SQUAD))!;
    for (let version = 2; version <= changes; version++) {
      await channel.clusters.save(SQUAD, { ...record, version }, undefined);
    }
    return channel;
  }

  it('comes once, after 30 commands', async () => {
    const channel = await after(29);
    expect(labels(await channel.type('deploy web'))).not.toContain('Make it quiet');
    const reply = await channel.type('scale web 4');
    expect(labels(reply)).toContain('Make it quiet');
    expect(reply.footer?.join()).toContain('/kube settings quiet on');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(labels(await channel.type('scale web 5'))).not.toContain('Make it quiet');
    expect((await channel.press(reply, 'Make it quiet')).headline).toContain('Quiet');
  });

  it('does not come where somebody has chosen already', async () => {
    const channel = await after(30);
    await channel.type('settings quiet on');
    await channel.type('settings quiet off');
    expect(labels(await channel.type('deploy web'))).not.toContain('Make it quiet');
  });

  it('is the same when the request is delivered again', async () => {
    const channel = await after(30);
    const reply = await channel.by(ANA, 'deploy web', SQUAD, 'twice');
    expect(labels(reply)).toContain('Make it quiet');
    expect(await channel.by(ANA, 'deploy web', SQUAD, 'twice')).toEqual(reply);
  });
});

describe('private replies', () => {
  it('are for who typed; settings are still told to all', async () => {
    const channel = new ChannelUnderTest();
    const set = await channel.type('settings replies private');
    expect(set.audience).toBe('channel');
    expect(violations(set, { verbs: ALL_VERBS })).toEqual([]);
    const reply = await channel.type('deploy web');
    expect(reply).toMatchObject({ audience: 'asker', isPersonal: true });
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect((await channel.type('settings replies channel')).audience).toBe('channel');
    expect((await channel.type('scale web 4')).audience).toBe('channel');
  });

  it('leave a quiz to everybody', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('settings replies private');
    await channel.type('deploy web');
    expect((await channel.type('quiz')).audience).toBe('channel');
  });

  it.each([
    ['settings replies', 'for the channel, or private'],
    ['settings replies loud', 'for the channel, or private'],
    ['settings replies channel', 'everybody sees replies already'],
  ])('%s: nothing is changed', async (text, words) => {
    expect((await new ChannelUnderTest().type(text)).notice).toContain(words);
  });
});
