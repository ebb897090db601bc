/** In a direct message with the bot there is no channel to speak of. */
import type { ChannelId } from '../../src/app/ports';
import { ChannelUnderTest, SQUAD } from './channel-under-test';

const DIRECT: ChannelId = { team: 'T1', channel: 'D1' };

async function answerTo(text: string, id: ChannelId) {
  const channel = new ChannelUnderTest();
  await channel.type('deploy db 3 statefulset', id);
  return channel.type(text, id);
}

test('a course rule is one of the cluster there', async () => {
  expect((await answerTo('update db v2', SQUAD)).headline).toBe('Not done: this channel follows the course rules.');
  const reply = await answerTo('update db v2', DIRECT);
  expect(reply.headline).toBe('Not done: this cluster follows the course rules.');
  expect(reply.text).not.toMatch(/channel/);
});

test.each(['explain course rules', 'help', 'help start', 'quiz answer 22222222 A', 'start', 'history'])(
  '%s does not say "this channel" there',
  async (text) => {
    expect(JSON.stringify(await answerTo(text, DIRECT))).not.toMatch(/this channel/i);
  },
);

test('what the term says stays true', async () => {
  const { headline, story, text } = await answerTo('explain course rules', DIRECT);
  expect(headline).toBe('course rules: a policy of this cluster, not a law');
  expect([...story, text].join(' ')).toContain('In this cluster it is an admission policy named course-rules');
});
