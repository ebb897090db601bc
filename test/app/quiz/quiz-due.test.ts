/**
 * The timer of questions: each is closed once and shown once, however often the timer fires, and wherever it is cut off.
 */
import { newChannel } from '../../../src/app/new-channel';
import type { Messenger, Posted } from '../../../src/app/ports';
import { Quiz } from '../../../src/app/quiz/quiz';
import { askAsBot } from '../../../src/app/quiz/quiz-announce';
import { OPEN_FOR } from '../../../src/app/quiz/quiz-ask';
import { closeDue } from '../../../src/app/quiz/quiz-due';
import { loadLearner } from '../../../src/app/learners/learner';
import type { Reply } from '../../../src/tutor/reply';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import { ANA, BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = { team: 'T2', channel: 'C7' };

/** Remembers what the bot said. */
class SaidByBot implements Messenger {
  readonly posts: Reply[] = [];
  readonly updates: Reply[] = [];
  isMember = true;

  refusal(): string | undefined {
    return this.isMember ? undefined : 'not_in_channel';
  }

  async post(to: Parameters<Messenger['post']>[0], reply: Reply): Promise<Posted | undefined> {
    await Promise.resolve();
    if (!this.isMember || !('channel' in to)) return undefined;
    this.posts.push(reply);
    return { team: to.team, channel: to.channel, ts: String(this.posts.length) };
  }

  async update(_posted: Posted, reply: Reply): Promise<boolean> {
    await Promise.resolve();
    this.updates.push(reply);
    return true;
  }

  get reveals(): readonly Reply[] {
    return this.posts.filter(({ lead }) => lead?.includes('time is over'));
  }
}

function start() {
  const bot = new SaidByBot();
  const channel = new ChannelUnderTest(new MemoryClusterStore(), () => ({ messenger: bot }));
  let requests = 0;
  const ask = (text = 'quiz', id = SQUAD) =>
    channel.handler.handle({
      ...{ id, person: ANA, text, request: `ask-${++requests}`, pressed: false },
      answerTo: { url: 'https://hooks.slack.com/commands/1', replaces: false },
    });
  const run = (until = Infinity) => closeDue(channel.ports, until);
  return { bot, channel, ask, run };
}

test('it closes what is over, of every workspace, and nothing else', async () => {
  const { bot, channel, ask, run } = start();
  await ask('quiz 5m');
  await ask('quiz 5m', OTHER);
  await ask('quiz 10m', { team: 'T1', channel: 'C9' });
  expect(await run()).toEqual({ done: 0, left: 0 });
  await channel.clock.sleep(5 * MINUTE + 1);
  expect(await run()).toEqual({ done: 2, left: 0 });
  expect(bot.reveals).toHaveLength(2);
  expect(bot.updates.map(({ buttons }) => buttons)).toEqual([[], []]);
  expect(await run()).toEqual({ done: 0, left: 0 });
  await channel.clock.sleep(5 * MINUTE);
  expect(await run()).toEqual({ done: 1, left: 0 });
  expect(bot.reveals).toHaveLength(3);
});

test('fired twice at once, it shows the answer once', async () => {
  for (let round = 0; round < 20; round++) {
    const { bot, channel, ask, run } = start();
    await ask();
    await channel.clock.sleep(OPEN_FOR + 1);
    await Promise.all([run(), run(), channel.type('get pods')]);
    await channel.clock.sleep(MINUTE);
    await run();
    expect(bot.reveals).toHaveLength(1);
  }
});

test('fired late by two hours, it still closes; what is older is left to whoever types next', async () => {
  const { bot, channel, ask, run } = start();
  await ask();
  await channel.clock.sleep(OPEN_FOR + 2 * HOUR);
  await run();
  expect(bot.reveals).toHaveLength(1);
  await ask('quiz next');
  await channel.clock.sleep(12 * HOUR);
  expect(await run()).toEqual({ done: 0, left: 0 });
  const news = await channel.handler.quizNews(
    { id: SQUAD, person: BEN, text: 'get pods', request: 'later', pressed: false },
    ...([true, 3000] as const),
  );
  expect(news?.reply.lead).toContain('its time is over');
});

test('people’s reviews learn from it', async () => {
  const { channel, ask, run } = start();
  await ask();
  const { open } = await channel.quizzes.loadLog(SQUAD);
  await channel.by(BEN, `quiz answer ${open!.id} A`);
  await channel.clock.sleep(OPEN_FOR + 1);
  await run();
  expect((await loadLearner(channel.ports, { team: 'T1', person: BEN.id })).learned).toEqual([open!.id]);
});

describe('where it was cut off', () => {
  async function over() {
    const made = start();
    await made.ask();
    await made.channel.clock.sleep(OPEN_FOR + 1);
    return made;
  }

  test('before the answer was shown, the next one shows it', async () => {
    const { bot, channel, run } = await over();
    const post = bot.post.bind(bot);
    bot.post = () => Promise.reject(new Error('cut off'));
    await run();
    expect(channel.log.lines.join()).toContain('quiz-not-closed');
    bot.post = post;
    await run();
    expect(bot.reveals).toHaveLength(0); // Whoever closed it may still be at it.
    await channel.clock.sleep(MINUTE);
    await run();
    expect(bot.reveals).toHaveLength(1);
    expect(bot.updates).toHaveLength(1);
    await channel.clock.sleep(MINUTE);
    await run();
    expect(bot.reveals).toHaveLength(1);
  });

  test('before the log knew, the next but one shows it', async () => {
    const { bot, channel, run } = await over();
    const { open } = await channel.quizzes.loadLog(SQUAD);
    await channel.quizzes.close(SQUAD, open!.id, { request: 'cut off' });
    for (let minute = 0; minute < 3; minute++) {
      await run();
      await channel.clock.sleep(MINUTE);
    }
    expect(bot.reveals).toHaveLength(1);
  });

  test('before the message was changed, the next one does it', async () => {
    const { bot, channel, run } = await over();
    const update = bot.update.bind(bot);
    bot.update = () => Promise.reject(new Error('cut off'));
    await run();
    bot.update = update;
    await run();
    expect([bot.reveals.length, bot.updates.length]).toEqual([1, 1]);
    expect(channel.log.lines.join()).toContain('quiz-left-undone');
  });

  test('where the bot is no member any more, whoever types next brings the answer', async () => {
    const { bot, channel, run } = await over();
    bot.isMember = false;
    await run();
    await channel.clock.sleep(MINUTE);
    await run();
    const asked = { id: SQUAD, person: BEN, text: 'get pods', request: 'later', pressed: false };
    const news = await channel.handler.quizNews(asked, true, 3000);
    expect(news?.reply.lead).toContain('its time is over');
    expect(await channel.handler.quizNews({ ...asked, request: 'next' }, true, 3000)).toBeUndefined();
  });
});

describe('asked by the bot itself', () => {
  const OPEN = 24 * HOUR;
  const asked = (request: string) => ({
    ...{ id: SQUAD, person: BEN, request, command: 'quiz' },
    record: newChannel(SQUAD),
  });
  const ask = (channel: ChannelUnderTest, request = 'timer-1') => askAsBot(channel.ports, asked(request), OPEN);

  test('a question is posted once, however often its timer fires, and closed by time', async () => {
    const { bot, channel, run } = start();
    expect(await Promise.all([ask(channel), ask(channel)])).toEqual(['posted', 'posted']);
    expect(await ask(channel)).toBe('posted');
    expect(await ask(channel, 'timer-2')).toBe('open');
    expect(bot.posts).toHaveLength(1);
    await channel.clock.sleep(OPEN + 1);
    await run();
    expect(bot.reveals).toHaveLength(1);
  });

  test('where the bot is no member nothing is asked', async () => {
    const { bot, channel, run } = start();
    bot.isMember = false;
    expect(await ask(channel)).toBe('refused');
    expect((await channel.quizzes.loadLog(SQUAD)).asked).toEqual([]);
    expect((await channel.type('quiz close')).headline).toContain('Nothing was changed');
    bot.isMember = true;
    expect(await ask(channel, 'timer-2')).toBe('posted');
    await channel.clock.sleep(OPEN + 1);
    await run();
    expect(bot.reveals).toHaveLength(1);
  });
});

test('one that fails does not hold up the others', async () => {
  const { bot, channel, ask, run } = start();
  await ask();
  await ask('quiz', OTHER);
  await channel.clock.sleep(OPEN_FOR + 1);
  const load = channel.quizzes.load.bind(channel.quizzes);
  channel.quizzes.load = (id, question) =>
    id.team === 'T1' ? Promise.reject(new Error('broken')) : load(id, question);
  expect(await run()).toEqual({ done: 2, left: 0 });
  expect(bot.reveals).toHaveLength(1);
  channel.quizzes.load = load;
  await run();
  expect(bot.reveals).toHaveLength(2);
});

test('when its own time is over it leaves the rest for the next run', async () => {
  const { bot, channel, ask, run } = start();
  for (const name of ['C1', 'C2', 'C3']) await ask('quiz', { team: 'T1', channel: name });
  await channel.clock.sleep(OPEN_FOR + 1);
  expect(await run(channel.clock.now() - 1)).toEqual({ done: 0, left: 3 });
  expect(await run()).toEqual({ done: 3, left: 0 });
  expect(bot.reveals).toHaveLength(3);
});

test('a question that was closed by hand is not closed again', async () => {
  const { bot, channel, ask, run } = start();
  await ask();
  const { open } = await channel.quizzes.loadLog(SQUAD);
  const quiz = new Quiz(channel.quizzes, channel.clock);
  await channel.by(BEN, `quiz close ${open!.id}`);
  await channel.clock.sleep(OPEN_FOR + 1);
  await run();
  expect(bot.reveals).toHaveLength(0);
  // The answer was not said to be shown, so the timer shows it, as closed by hand.
  expect(bot.posts.map(({ lead }) => lead)).toContain('quiz for {channel}, closed by {person}, 0 answered');
  expect((await quiz.settled(SQUAD, open!.id)).closing.by).toEqual(BEN);
});

test('a second round whose beginning was cut off is closed by the timer, too', async () => {
  const { bot, channel, ask, run } = start();
  await ask();
  const { open } = await channel.quizzes.loadLog(SQUAD);
  await channel.clock.sleep(5 * MINUTE);
  const discussion = { by: BEN, request: 'cut-off', at: channel.clock.now() };
  await channel.quizzes.discuss(SQUAD, open!.id, discussion, channel.clock.now() + OPEN_FOR);
  await channel.clock.sleep(5 * MINUTE + 1);
  await run();
  expect(bot.reveals).toHaveLength(0);
  await channel.clock.sleep(5 * MINUTE);
  await run();
  expect(bot.reveals).toHaveLength(1);
});

test('fifty that are over at once are closed, each once, by two timers', async () => {
  const { bot, channel, ask, run } = start();
  for (let n = 0; n < 50; n++) await ask('quiz storage', { team: 'T1', channel: `C${n}` });
  await channel.clock.sleep(OPEN_FOR + 1);
  await Promise.all([run(), run()]);
  expect(bot.reveals).toHaveLength(50);
});
