/** Reviews that are sent: to who wants them, when they are due, once, whatever runs twice, late or fails. */
import { dueReviews } from '../../../src/app/learners/due-reviews';
import { learnFromOne } from '../../../src/app/learners/learn-from';
import { loadLearner } from '../../../src/app/learners/learner';
import type { MessageTarget, Messenger, Posted } from '../../../src/app/ports';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import type { Reply } from '../../../src/tutor/reply';
import { ANA, BEN, ChannelUnderTest } from '../channel-under-test';
import { DAY, questionAt, rightOf, UN } from './learners';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LATER = Number.MAX_SAFE_INTEGER;

class Bot implements Messenger {
  readonly sent: { readonly to: MessageTarget; readonly reply: Reply }[] = [];
  answer: () => Promise<Posted | undefined> = () => Promise.resolve({ team: 'T1', channel: 'D1', ts: '1.2' });

  post(to: MessageTarget, reply: Reply): Promise<Posted | undefined> {
    this.sent.push({ to, reply });
    return this.answer();
  }

  update(): Promise<boolean> {
    return Promise.resolve(true);
  }

  refusal(): undefined {
    return undefined;
  }
}

/** Two people who answered a question on 22 November at 0:00 and want to be reviewed: due on the 25th at 9:00. */
async function waiting(questions = 1) {
  const bot = new Bot();
  const channel = new ChannelUnderTest(new MemoryClusterStore(), () => ({ messenger: bot }));
  for (const person of [ANA, BEN]) {
    for (let place = 0; place < questions; place++) {
      const question = questionAt(place * 3);
      const answer = { person: person.id, letter: rightOf(question) };
      await learnFromOne(channel, 'T1', { id: `q${place}`, question }, answer);
    }
    await channel.by(person, 'review on');
  }
  const run = () => dueReviews(channel.ports, LATER);
  /** Moves the clock to this hour of the day, counted from 22 November. */
  const moveTo = (day: number, hour: number) =>
    channel.clock.sleep(Date.UTC(2026, 10, 22 + day, hour) - channel.clock.now());
  return { bot, channel, run, moveTo };
}

test('nothing is sent before it is due, and then one question each', async () => {
  const { bot, run, moveTo, channel } = await waiting();
  await moveTo(3, 8);
  expect(await run()).toEqual({ sent: 0, refused: 0, isCutShort: false });
  await moveTo(3, 9);
  expect(await run()).toEqual({ sent: 2, refused: 0, isCutShort: false });
  expect(bot.sent.map(({ to }) => to)).toEqual([
    { team: 'T1', person: 'U1' },
    { team: 'T1', person: 'U2' },
  ]);
  expect(bot.sent[0]!.reply.lead).toBe('your review, question 1');
  expect((await loadLearner(channel, UN)).messages).toMatchObject({ channel: 'D1', sent: channel.clock.now() });
});

test('a run that comes twice, or two at once, send it once', async () => {
  const { bot, run, moveTo } = await waiting();
  await moveTo(3, 9);
  await Promise.all([run(), run()]);
  await run();
  expect(bot.sent).toHaveLength(2);
});

test('what is not answered comes again on the next day, once', async () => {
  const { bot, run, moveTo, channel } = await waiting();
  await moveTo(3, 9);
  await run();
  for (let hours = 0; hours < 23; hours++) {
    await channel.clock.sleep(HOUR);
    await run();
  }
  expect(bot.sent).toHaveLength(2);
  await channel.clock.sleep(HOUR);
  await run();
  expect(bot.sent).toHaveLength(4);
});

test('at most three questions follow, by buttons', async () => {
  const { bot, run, moveTo, channel } = await waiting(6);
  await moveTo(3, 9);
  await run();
  let reply = bot.sent.find(({ to }) => 'person' in to && to.person === 'U1')!.reply;
  const place = { team: 'T1', channel: 'D1' };
  for (const number of [1, 2, 3]) {
    expect(reply.lead).toBe(`your review, question ${number}`);
    const receipt = await channel.press(reply, 'A', ANA, place);
    reply = await channel.press(receipt, 'Sure', ANA, place);
    if (number < 3) reply = await channel.press(reply, 'Next one', ANA, place);
  }
  expect(reply.buttons.map(({ label }) => label)).not.toContain('Next one');
  expect(bot.sent).toHaveLength(2);
});

test('who answers the review in time is not sent it besides', async () => {
  const { bot, run, moveTo, channel } = await waiting();
  await moveTo(3, 1);
  const prompt = await channel.type('review');
  await channel.press(await channel.press(prompt, 'A'), 'Sure');
  await moveTo(3, 9);
  await run();
  expect(bot.sent.map(({ to }) => to)).toEqual([{ team: 'T1', person: 'U2' }]);
});

test('a run that was missed for hours is made up for, not for days', async () => {
  const late = await waiting();
  await late.moveTo(3, 16);
  await late.run();
  expect(late.bot.sent).toHaveLength(2);
  const lost = await waiting();
  await lost.moveTo(5, 9);
  await lost.run();
  expect(lost.bot.sent).toHaveLength(0);
});

test('a pause, and who has had enough, are heeded', async () => {
  const { bot, run, moveTo, channel } = await waiting();
  await channel.type('review pause 1w');
  await channel.by(BEN, 'review off');
  await moveTo(3, 9);
  await run();
  expect(bot.sent).toHaveLength(0);
  await moveTo(7, 9);
  await run();
  expect(bot.sent.map(({ to }) => to)).toEqual([{ team: 'T1', person: 'U1' }]);
});

test('what Slack refuses is counted, and tried on another day', async () => {
  const { bot, run, moveTo } = await waiting();
  bot.answer = () => Promise.resolve(undefined);
  await moveTo(3, 9);
  expect(await run()).toEqual({ sent: 0, refused: 2, isCutShort: false });
  expect(await run()).toEqual({ sent: 0, refused: 0, isCutShort: false });
  await moveTo(4, 9);
  expect((await run()).refused).toBe(2);
});

test('one that fails does not stop the others, and is logged without names', async () => {
  const { bot, run, moveTo, channel } = await waiting();
  let calls = 0;
  bot.answer = () =>
    ++calls === 1 ? Promise.reject(new Error('away')) : Promise.resolve({ team: 'T1', channel: 'D2', ts: '1' });
  await moveTo(3, 9);
  expect((await run()).sent).toBe(1);
  expect(channel.log.lines.join()).toContain('review-not-sent');
  expect(channel.log.lines.join()).not.toContain('U1');
});

test('a run without time leaves the rest to the next one', async () => {
  const { bot, moveTo, channel } = await waiting();
  await moveTo(3, 9);
  expect(await dueReviews(channel.ports, channel.clock.now())).toMatchObject({ sent: 0, isCutShort: true });
  expect(bot.sent).toHaveLength(0);
  expect(await dueReviews(channel.ports, channel.clock.now() + 1)).toMatchObject({ sent: 2 });
});

test('without a token nothing is sent', async () => {
  const channel = new ChannelUnderTest();
  expect(await dueReviews(channel.ports, LATER)).toEqual({ sent: 0, refused: 0, isCutShort: false });
});

test('everybody whose hour it is gets theirs, over weeks', async () => {
  const { bot, run, channel } = await waiting(4);
  const days: number[] = [];
  for (let hours = 0; hours < 24 * 20; hours++) {
    await channel.clock.sleep(HOUR);
    const before = bot.sent.length;
    await run();
    if (bot.sent.length > before) {
      days.push(Math.floor(channel.clock.now() / DAY));
      expect(new Date(channel.clock.now()).getUTCHours()).toBeGreaterThanOrEqual(9);
      expect(new Date(channel.clock.now()).getUTCHours()).toBeLessThan(18);
    }
  }
  expect(new Set(days).size).toBe(days.length);
  expect(days.length).toBeGreaterThan(10);
});
