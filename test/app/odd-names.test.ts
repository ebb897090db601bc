/** Names that every plain object of JavaScript has are names like any other. */
import { ChannelUnderTest } from './channel-under-test';

it('an app may be called constructor', async () => {
  const channel = new ChannelUnderTest();
  expect((await channel.type('deploy constructor')).headline).toBe('constructor runs: 3 of 3 Pods ready');
  expect((await channel.type('crash pod constructor')).headline).toContain('crashed and is back: same Pod');
});

it('a label may be called constructor', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy agent daemonset on constructor=x');
  expect((await channel.type('get nodes -L constructor')).verbatim).not.toContain('function');
  expect((await channel.type('get nodes -l constructor')).verbatim).toContain('No resources found');
  expect((await channel.type('label node-1 constructor=x')).headline).toContain('labelled constructor=x');
  expect((await channel.type('get nodes -l constructor')).verbatim).toContain('node-1');
});

it.each(['show __proto__', 'show constructor', 'quiz __proto__', 'quiz constructor', 'why toString', 'help valueOf'])(
  '%s finds nothing and says so',
  async (command) => {
    const reply = await new ChannelUnderTest().type(command);
    expect(reply.audience).toBe('asker');
    expect(reply.text).not.toContain('function');
  },
);
