import { ALL_VERBS } from '../../../src/app/verbs';
import { violations } from '../../tutor/style-rules';
import { BEN, ChannelUnderTest } from '../channel-under-test';

describe('history', () => {
  it('says who did what, when, and what came of it, the newest first', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    await channel.by(BEN, 'scale web 5');
    await channel.clock.sleep(125_000);
    const reply = await channel.type('history');
    expect(reply.audience).toBe('asker');
    expect(reply.headline).toBe('2 changes, the last 2m ago');
    expect(reply.picture).toEqual([
      expect.stringMatching(/^ {2}2 ben: scale web 5 +4s$/),
      '    web has 5 of 5 Pods',
      expect.stringMatching(/^ {2}1 ana: deploy web +3s$/),
      '    web runs: 3 of 3 Pods ready',
    ]);
    expect(reply.text).toContain('2: ben ran scale web 5, web has 5 of 5 Pods.');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('takes back what it shows, and nothing that came later', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    await channel.type('scale web 5');
    const reply = await channel.type('history');
    await channel.by(BEN, 'scale web 1');
    const late = await channel.press(reply, 'Take back the last');
    expect(late.notice).toContain('Nothing was taken back: the cluster has changed since. ben ran scale web 1.');
    expect(await channel.wanted()).toBe(1);
    await channel.press(await channel.type('history'), 'Take back the last');
    expect(await channel.wanted()).toBe(5);
  });

  it('has pages, and forgets after fifty', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    for (let count = 0; count < 52; count++) await channel.type(`scale web ${1 + (count % 3)}`);
    const first = await channel.type('history');
    expect(first.headline).toBe('The last 50 of 53 changes, the last now');
    const second = await channel.press(first, 'Older');
    expect(second.picture?.[0]).toMatch(/^ 48 ana: scale web/);
    expect(second.notice).toContain('Page 2 of 10');
    expect((await channel.press(second, 'Newer')).picture).toEqual(first.picture);
    const last = await channel.type('history 10');
    expect(last.buttons.map(({ label }) => label)).toEqual(['Newer', 'Show the cluster']);
    for (const reply of [first, second, last]) expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it.each(['history 2', 'history 0', 'history x', 'history -1', 'history 99999999'])(
    '%s: there is one page',
    async (text) => {
      const reply = await new ChannelUnderTest().type(text);
      expect(reply.notice).toContain('There is one page of history.');
      expect(reply.buttons[0]?.run).toBe('history');
    },
  );

  it('of a channel in which nobody did anything says so', async () => {
    const reply = await new ChannelUnderTest().type('history');
    expect(reply.headline).toBe('Nobody has changed anything here yet');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('draws names and commands that are not ASCII', async () => {
    const channel = new ChannelUnderTest();
    await channel.by({ id: 'U9', name: 'žofie šťastná' }, 'deploy web');
    const reply = await channel.type('history');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });
});
