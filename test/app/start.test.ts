/** `/kube` alone: for the first person, a newcomer, somebody who knows the channel, and in a direct message. */
import type { ChannelId } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { violations } from '../tutor/style-rules';
import { ANA, BEN, CHEN, ChannelUnderTest, SQUAD } from './channel-under-test';

const DIRECT: ChannelId = { team: 'T1', channel: 'D0ANA' };

it('welcomes to a channel that nobody has used', async () => {
  const reply = await new ChannelUnderTest().type('');
  expect(reply).toMatchObject({
    audience: 'asker',
    headline: 'This channel has a Kubernetes cluster to practise on.',
    story: [
      'It is simulated: nothing costs money, nothing can be harmed.',
      'Everybody in this channel shares it. Break it.',
    ],
    picture: ['nothing runs here yet', '', ' node-1 |   empty', ' node-2 |   empty', ' node-3 |   empty'],
    notice: 'Three Nodes (computers that run containers) wait for work.',
    footer: ['Press a button, or type   /kube deploy web'],
  });
  expect(reply.buttons).toEqual([
    { label: 'Deploy my first app', run: 'deploy web' },
    { label: 'Start the course', run: 'lesson' },
    { label: 'Do ...', run: 'do' },
  ]);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

it('tells a newcomer what this is, what runs, and who was last', async () => {
  const channel = new ChannelUnderTest();
  await channel.by(ANA, 'deploy web');
  await channel.by(BEN, 'scale web 5');
  const reply = await channel.by(CHEN, '');
  expect(reply.headline).toBe('5 Pods on 3 Nodes, all ready');
  expect(reply.story).toEqual([
    'This is a simulated Kubernetes cluster to practise on.',
    'Everybody in this channel shares it; nothing can be harmed.',
    'Last: ben ran scale web 5: web has 5 of 5 Pods',
  ]);
  expect(reply.buttons.map(({ run }) => run)).toEqual(['crash pod', 'lesson', 'do']);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

it('tells a regular where the channel stands, and what others did meanwhile', async () => {
  const channel = new ChannelUnderTest();
  await channel.by(ANA, 'deploy web');
  expect((await channel.by(ANA, '')).story).toEqual(['Last: you ran deploy web: web runs: 3 of 3 Pods ready']);
  await channel.by(BEN, 'scale web 5');
  const reply = await channel.by(ANA, 'start');
  expect(reply.story).toEqual(['Since you last looked: ben ran scale web 5']);
  expect(reply.text).toContain('Since you last looked: ben ran scale web 5.');
  expect((await channel.by(ANA, '')).story).toEqual(['Last: ben ran scale web 5: web has 5 of 5 Pods']);
  await channel.by(ANA, 'scale web 2');
  expect((await channel.by(ANA, '')).story).toEqual(['Last: you ran scale web 2: web has 2 of 2 Pods; 3 are gone']);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

it('wraps what is long, and shows a command of people cut', async () => {
  const channel = new ChannelUnderTest();
  await channel.by(BEN, `deploy ${'long-name-'.repeat(5)}x 3 statefulset`);
  const reply = await channel.by(ANA, '');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

describe('a direct message', () => {
  it("is that person's own cluster, and says so", async () => {
    const channel = new ChannelUnderTest();
    const reply = await channel.by(ANA, '', DIRECT);
    expect(reply.headline).toBe('You have a Kubernetes cluster of your own to practise on.');
    expect(reply.text).not.toMatch(/channel|[Ee]verybody/);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('shares nothing with any channel', async () => {
    const channel = new ChannelUnderTest();
    await channel.by(ANA, 'deploy web');
    await channel.by(ANA, 'save here');
    await channel.by(ANA, 'deploy db 2 statefulset', DIRECT);
    expect(await channel.wanted('web', DIRECT)).toBeUndefined();
    expect((await channel.by(ANA, 'saves', DIRECT)).headline).toBe('Nothing is saved here yet');
    expect((await channel.by(ANA, '', SQUAD)).headline).toBe('3 Pods on 3 Nodes, all ready');
    expect((await channel.by(ANA, 'start', DIRECT)).headline).toBe('2 Pods on 3 Nodes, all ready');
  });

  it.each(['reset', 'reset --yes', 'settings', 'settings pods 20', 'save x', 'saves', 'start', 'history'])(
    '%s does not speak of a channel',
    async (text) => {
      const channel = new ChannelUnderTest();
      await channel.by(ANA, 'deploy web', DIRECT);
      const reply = await channel.by(ANA, text, DIRECT);
      expect(reply.text).not.toMatch(/channel|[Ee]verybody/);
      expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    },
  );
});

it('after reset, greets those who know the channel with where it stands', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web');
  await channel.type('reset --yes');
  const reply = await channel.by(BEN, '');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply.picture?.[0]).toBe('nothing runs here yet');
});
