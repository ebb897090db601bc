/**
 * Scheduled questions, through signed requests: what the bot posts, and what people read.
 */
import { EveryMinute } from '../../src/app/every-minute';
import { ANA, BEN, buttonsOf, labelsOf, QuizChannel, TOKEN, topOf } from './quiz-channel';

const MINUTE = 60_000;

/** The clock stands at midnight UTC. */
async function scheduled(token: string | undefined = TOKEN) {
  const channel = new QuizChannel(token);
  const minute = new EveryMinute(channel.ports);
  const word = await channel.type('quiz schedule daily 10:00 UTC');
  const after = async (minutes: number) => {
    await channel.wait(minutes * MINUTE);
    await minute.run(50_000);
  };
  return { channel, word, after };
}

test('the bot tells the channel, asks at the time, takes answers, closes a day later and asks the next one', async () => {
  const { channel, word, after } = await scheduled();
  const [told] = channel.said;
  expect(topOf(told!)).toEqual([
    'questions for this channel, decided by <@U1>',
    '*I ask a question every day at 10:00*',
  ]);
  expect([word.response_type, topOf(word)[1]]).toEqual(['ephemeral', '*Scheduled: every day at 10:00*']);
  await after(10 * 60);
  const prompt = channel.said[1]!;
  expect(topOf(prompt)[0]).toBe('quiz for this channel, every day at 10:00');
  expect(labelsOf(prompt)).toEqual(['A', 'B', 'C', 'D', 'Close and reveal']);
  expect((await channel.press(prompt, 'A', BEN)).text).toContain('A');
  await after(24 * 60);
  const [reveal, closed, next] = channel.said.slice(2);
  expect(topOf(reveal!)[0]).toBe('quiz for this channel, its time is over, 1 answered');
  expect(buttonsOf(closed!)).toEqual([]);
  expect(topOf(next!)[0]).toBe('quiz for this channel, every day at 10:00');
  expect(channel.said).toHaveLength(5);
});

test('a bot that was removed: the next command tells the channel once, with what helps', async () => {
  const { channel, after } = await scheduled();
  channel.refuses('not_in_channel');
  await after(10 * 60);
  const before = channel.slack.posted.length;
  await channel.type('get pods', BEN);
  const news = channel.slack.posted.slice(before).map(({ message }) => message);
  expect(news.map((message) => [message.response_type, topOf(message)[1]])).toEqual([
    ['in_channel', '*No question came: I am no member here*'],
  ]);
  expect(JSON.stringify(news[0]!.blocks)).toContain('/invite @kube-tutor');
  await channel.type('get pods', ANA);
  expect(channel.slack.posted).toHaveLength(before + 1);
});

test('without a token nothing is scheduled, and the minute passes', async () => {
  const channel = new QuizChannel();
  const refused = await channel.type('quiz schedule daily 10:00 UTC');
  expect([refused.response_type, refused.text]).toEqual([
    'ephemeral',
    expect.stringContaining('it has no token of Slack'),
  ]);
  await channel.wait(10 * 60 * MINUTE);
  await new EveryMinute(channel.ports).run(50_000);
  expect(channel.slack.called).toEqual([]);
});
