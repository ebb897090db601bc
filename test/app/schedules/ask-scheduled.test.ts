/**
 * Scheduled questions: one for each time, however often, how late and where the timer fires.
 */
import { EveryMinute } from '../../../src/app/every-minute';
import { askScheduled } from '../../../src/app/schedules/ask-scheduled';
import { loadSchedule } from '../../../src/app/schedules/schedule';
import type { ChannelId } from '../../../src/app/ports';
import { SQUAD } from '../channel-under-test';
import { Scheduled } from './bot-under-test';

const DAILY = 'quiz schedule weekdays 10:00 UTC';
const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-11-23T10:00Z', '2026-11-24T10:00Z', '2026-11-25T10:00Z'];

async function scheduled(command = DAILY): Promise<Scheduled> {
  const one = new Scheduled();
  await one.type(command);
  return one;
}

const nextOf = async ({ channel }: Scheduled, id = SQUAD) => {
  const next = (await loadSchedule(channel.ports, id))?.next;
  return next === undefined ? undefined : new Date(next).toISOString();
};

test('a question comes at its time and says why; its answer and the next one come a day later', async () => {
  const one = await scheduled();
  await one.at('2026-11-23T09:59Z');
  expect(one.bot.asked()).toEqual([]);
  await one.at(MONDAY);
  expect(one.bot.asked().map(({ lead }) => lead)).toEqual(['quiz for {channel}, Monday to Friday at 10:00']);
  expect(one.bot.asked()[0]!.text).toContain('Closes in 24 h.');
  await one.at('2026-11-24T09:59Z');
  expect(one.bot.answers).toEqual([]);
  await one.at(TUESDAY);
  expect(one.bot.answers).toHaveLength(1);
  expect(one.bot.updates.map(({ lead }) => lead)).toEqual(['quiz for {channel}, closed, 0 answered']);
  // The answer comes before the next question.
  expect(one.bot.posts.at(-2)!.reply.lead).toContain('its time is over');
  expect(one.bot.asked()).toHaveLength(2);
});

test('a timer that fires twice, or in two places at once, asks once', async () => {
  const one = await scheduled();
  await one.waitUntil(MONDAY);
  const others = [1, 2, 3].map(() => new EveryMinute(one.channel.ports));
  await Promise.all(others.map((minute) => minute.run(50_000)));
  await one.minute.run(50_000);
  await one.at('2026-11-23T10:01Z');
  expect(one.bot.asked()).toHaveLength(1);
  expect(await nextOf(one)).toBe('2026-11-24T10:00:00.000Z');
});

test('twenty minutes late is better than never, and the answer comes at its time', async () => {
  const one = await scheduled();
  await one.at('2026-11-23T10:20Z');
  expect(one.bot.asked()).toHaveLength(1);
  await one.at(TUESDAY);
  expect([one.bot.answers.length, one.bot.asked().length]).toEqual([1, 2]);
});

test('what is more than two hours late is left out, and nothing comes in a heap', async () => {
  const one = await scheduled();
  for (const minute of ['01', '02', '03', '04']) await one.at(`2026-11-26T12:${minute}Z`);
  expect(one.bot.asked()).toEqual([]);
  expect(await nextOf(one)).toBe('2026-11-27T10:00:00.000Z');
  await one.at('2026-11-27T10:00Z');
  expect(one.bot.asked()).toHaveLength(1);
});

test('of several that were missed the one that is not too late is asked', async () => {
  const one = await scheduled();
  await one.at('2026-11-25T10:05Z');
  await one.at('2026-11-25T10:06Z');
  expect(one.bot.asked()).toHaveLength(1);
  expect(await nextOf(one)).toBe('2026-11-26T10:00:00.000Z');
});

test.each([
  ['a new process', true],
  ['the same process', false],
])('after three weeks without a timer %s goes on', async (_name, isNew) => {
  const one = await scheduled();
  await one.at('2026-11-22T12:00Z');
  const after = isNew ? new EveryMinute(one.channel.ports) : one.minute;
  for (let minute = 10; minute < 35; minute++) await one.at(`2026-12-14T20:${minute}Z`, after);
  await one.at('2026-12-15T10:00Z', after);
  expect(one.bot.asked()).toHaveLength(1);
});

test('no question comes at a weekend, and the one of Friday is answered on Monday', async () => {
  const one = new Scheduled();
  await one.waitUntil('2026-11-27T09:00Z');
  await one.type(DAILY);
  await one.at('2026-11-27T10:00Z');
  for (const time of ['2026-11-28T10:00Z', '2026-11-29T10:00Z']) await one.at(time);
  expect([one.bot.asked().length, one.bot.answers.length]).toEqual([1, 0]);
  await one.at('2026-11-30T10:00Z');
  expect([one.bot.asked().length, one.bot.answers.length]).toEqual([2, 1]);
});

test('where a question of somebody is open it waits for its end', async () => {
  const one = await scheduled();
  await one.waitUntil('2026-11-23T09:58Z');
  await one.type('quiz 10m');
  await one.at(MONDAY);
  await one.at('2026-11-23T10:01Z');
  expect(one.bot.asked()).toHaveLength(1);
  await one.at('2026-11-23T10:09Z');
  await one.at('2026-11-23T10:10Z');
  expect(one.bot.asked()).toHaveLength(2);
  expect(one.bot.answers).toHaveLength(1);
});

test('a question that nobody closed for days does not stop those that are due', async () => {
  const one = await scheduled();
  await one.type('quiz 10m');
  await one.waitUntil(MONDAY);
  await one.minute.run(50_000);
  await one.at('2026-11-23T10:01Z');
  await one.at('2026-11-23T10:02Z');
  expect(one.bot.answers).toHaveLength(1);
  expect(one.bot.asked()).toHaveLength(2);
});

test('a question that was closed by hand is not asked again', async () => {
  const one = await scheduled();
  const documents = one.channel.documents;
  const save = documents.save.bind(documents);
  await one.waitUntil(MONDAY);
  // Cut off after the question was asked, before the schedule went on.
  documents.save = (place, ...rest) =>
    place.name === 'SCHEDULE' ? Promise.reject(new Error('cut off')) : save(place, ...rest);
  await one.minute.run(50_000);
  documents.save = save;
  const id = (await one.channel.quizzes.loadLog(SQUAD)).open!.id;
  await one.type(`quiz close ${id} now`);
  await one.at('2026-11-23T10:01Z');
  expect(one.bot.asked()).toHaveLength(1);
  expect(await nextOf(one)).toBe('2026-11-24T10:00:00.000Z');
});

describe('when Slack takes no message', () => {
  test.each([
    ['not_in_channel', 'No question came: I am no member here'],
    ['restricted_action', 'No question came: Slack lets me post nothing here'],
  ])('%s: the schedule rests, and the next command says why, once', async (word, headline) => {
    const one = await scheduled();
    one.bot.words.set(SQUAD.channel, word);
    await one.at(MONDAY);
    expect(await nextOf(one)).toBeUndefined();
    expect((await one.newsAfter('get pods'))?.headline).toBe(headline);
    expect(await one.newsAfter('get pods')).toBeUndefined();
    expect((await one.type('quiz schedule')).headline).toContain('I ask nothing: ');
    one.bot.words.clear();
    await one.type('quiz schedule on');
    await one.at(TUESDAY);
    expect(one.bot.asked()).toHaveLength(1);
  });

  test('who started it again is told nothing of it', async () => {
    const one = await scheduled();
    one.bot.words.set(SQUAD.channel, 'not_in_channel');
    await one.at(MONDAY);
    one.bot.words.clear();
    await one.type('quiz schedule on');
    expect(await one.newsAfter('get pods')).toBeUndefined();
  });

  test('no answer: it is tried again, less often with time, and the schedule goes on', async () => {
    const one = await scheduled();
    one.bot.isCutOff = true;
    const tries = jest.spyOn(one.bot, 'post');
    for (let minute = 0; minute < 40; minute++) {
      await one.at(new Date(Date.parse(MONDAY) + minute * 60_000).toISOString());
    }
    expect(tries.mock.calls.length).toBe(12);
    one.bot.isCutOff = false;
    await one.at('2026-11-23T10:40Z');
    expect(one.bot.asked()).toHaveLength(1);
    expect(await nextOf(one)).toBe('2026-11-24T10:00:00.000Z');
  });
});

describe('several workspaces', () => {
  const CHANNELS: readonly ChannelId[] = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ team: `T${n}`, channel: `C${n}` }));

  test('one that fails does not stop the others, and comes when it works again', async () => {
    const one = new Scheduled();
    for (const id of CHANNELS) await one.type(DAILY, id);
    const { quizzes, log } = one.channel;
    const load = quizzes.loadLog.bind(quizzes);
    quizzes.loadLog = (id) => (id.team === 'T3' ? Promise.reject(new Error('secret words')) : load(id));
    await one.at(MONDAY);
    expect(CHANNELS.map((id) => one.bot.asked(id).length)).toEqual([1, 1, 0, 1, 1, 1, 1]);
    expect(log.lines.join()).toContain('prompt-not-posted');
    quizzes.loadLog = load;
    await one.at('2026-11-23T10:01Z');
    expect(CHANNELS.map((id) => one.bot.asked(id).length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('when its time is over it leaves the rest for the next run', async () => {
    const one = new Scheduled();
    for (const id of CHANNELS) await one.type(DAILY, id);
    await one.waitUntil(MONDAY);
    const { ports } = one.channel;
    expect(await askScheduled(ports, ports.clock.now())).toMatchObject({ posted: 0, left: 7 });
    const post = one.bot.post.bind(one.bot);
    one.bot.post = async (...message) => (await ports.clock.sleep(1_000), post(...message));
    expect(await askScheduled(ports, ports.clock.now() + 1_000)).toMatchObject({ posted: 5, left: 2 });
    expect(await askScheduled(ports, ports.clock.now() + 60_000)).toMatchObject({ posted: 2, left: 0 });
    expect(CHANNELS.map((id) => one.bot.asked(id).length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });
});

test('a skipped question, a pause and an end: nothing comes', async () => {
  const one = await scheduled();
  await one.type('quiz schedule skip');
  await one.at(MONDAY);
  expect(one.bot.asked()).toEqual([]);
  await one.at(TUESDAY);
  expect(one.bot.asked()).toHaveLength(1);
  await one.type('quiz schedule pause 1w');
  await one.at(WEDNESDAY);
  await one.at('2026-11-30T10:00Z');
  expect(one.bot.asked()).toHaveLength(1);
  await one.at('2026-12-01T10:00Z');
  expect(one.bot.asked()).toHaveLength(2);
  await one.type('quiz schedule off');
  await one.at('2026-12-02T10:00Z');
  expect(one.bot.asked()).toHaveLength(2);
});

test('lists of hours hold nothing that was done, and the log nothing that people typed', async () => {
  const one = await scheduled();
  await one.type('quiz schedule daily 11:00');
  for (const time of ['2026-11-22T11:00Z', MONDAY, '2026-11-23T11:00Z']) await one.at(time);
  const left = await Promise.all(
    ['22T10', '22T11', '23T10', '23T11'].map((hour) =>
      one.channel.documents.list({ due: `2026-11-${hour}` }, 'SCHEDULE#', (_v): _v is typeof _v & object => true),
    ),
  );
  expect(left.flat()).toEqual([]);
  expect(one.channel.log.lines.join()).not.toMatch(/ana|daily|weekdays|UTC/);
});
