/**
 * `/kube quiz schedule`, as people in a channel type it.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';
import { Scheduled } from './bot-under-test';

const DAILY = 'quiz schedule weekdays 10:00 Europe/Berlin';
const pictureOf = ({ picture = [] }: Reply) => picture.join('\n');

test('the channel is told by the bot, and who asked reads a word of their own', async () => {
  const one = new Scheduled();
  const word = await one.type(DAILY);
  const [told, ...more] = one.bot.posts.map(({ reply }) => reply);
  expect(more).toEqual([]);
  expect(told!.headline).toBe('I ask a question Monday to Friday at 10:00');
  expect(told!.story).toEqual([
    'First: Mon 23 Nov at 10:00, in 33 hours (Europe/Berlin).',
    'Its answer comes by itself: Tue 24 Nov at 10:00.',
  ]);
  expect([word.audience, word.headline]).toEqual(['asker', 'Scheduled: Monday to Friday at 10:00']);
});

test.each([
  ['quiz Schedule Weekdays 10:00 europe/berlin.', 'Monday to Friday at 10:00', 'Europe/Berlin'],
  ['quiz schedule mon\u2014thu 4:30 pm new york', 'Mon, Tue, Wed and Thu at 16:30', 'America/New_York'],
  ['quiz schedule \u201cmon,thu\u201d 9:30 Kathmandu', 'Monday and Thursday at 9:30', 'Asia/Kathmandu'],
  ['quiz schedule every day at 10 UTC', 'every day at 10:00', 'UTC'],
  ['quiz schedule 10:00 GMT', 'Monday to Friday at 10:00', 'UTC'],
  ['quiz schedule fri noon Buenos Aires', 'every Friday at 12:00', 'America/Buenos_Aires'],
])('%s', async (typed, times, zone) => {
  const one = new Scheduled();
  expect((await one.type(typed)).headline).toBe(`Scheduled: ${times}`);
  const shown = pictureOf(await one.type('quiz schedule'));
  expect(shown).toContain(`when    ${times}`);
  // A long name may go over two lines.
  expect(shown.replace(/\n {8}/g, '')).toContain(`zone    ${zone}`);
});

test('what is not said stays as it was', async () => {
  const one = new Scheduled();
  await one.type('quiz schedule mon,thu 9:30 Europe/Paris');
  await one.type('quiz schedule 11:00');
  expect(pictureOf(await one.type('quiz schedule'))).toMatch(/Monday and Thursday at 11:00\nzone {4}Europe\/Paris/);
  await one.type('quiz schedule daily');
  await one.type('quiz schedule UTC');
  expect(pictureOf(await one.type('quiz schedule'))).toMatch(/every day at 11:00\nzone {4}UTC/);
});

test('without a zone it asks, with the person’s own first; a button schedules it', async () => {
  const one = new Scheduled();
  await one.type('review hours 9-18 Asia/Tokyo');
  const which = await one.type('quiz schedule weekdays 10:00');
  expect(which.headline).toBe('Which time zone?');
  expect(which.buttons.map(({ label }) => label)).toEqual(['Tokyo', 'Berlin', 'New York', 'Kolkata']);
  expect(one.bot.posts).toEqual([]);
  expect((await one.press(which, 'Tokyo')).headline).toBe('Scheduled: Monday to Friday at 10:00');
  expect(pictureOf(await one.type('quiz schedule'))).toContain('Asia/Tokyo');
});

test.each([
  ['quiz schedule 10:00 Europe/Berln', 'Did you mean Europe/Berlin?', 'quiz schedule weekdays 10:00 Europe/Berlin'],
  ['quiz schedule mon 10:00 Nowhere/Xyzzyplugh', 'a continent and a city', 'quiz schedule mon 10:00 UTC'],
  ['quiz schedule mon 10:00 UTC+2', 'a continent and a city', 'quiz schedule mon 10:00 UTC'],
  ['quiz schedule weekdays Europe/Berlin', 'At what time', 'quiz schedule weekdays 9:00 Europe/Berlin'],
  ['quiz schedule tuseday 9:00', 'Did you mean tuesday?', 'quiz schedule tuesday 9:00'],
  ['quiz schedule puase', 'Did you mean quiz schedule pause?', 'quiz schedule pause'],
  ['quiz schedule 9:00 16:00 UTC', 'one time of day', DAILY],
  ['quiz schedule skip', 'No question is scheduled', DAILY],
  ['quiz schedule on', 'No question is scheduled', DAILY],
  ['quiz schedule off', 'No question is scheduled', DAILY],
  ['quiz schedule pause 2w', 'No question is scheduled', DAILY],
])('%s is refused, with what helps', async (typed, words, fix) => {
  const one = new Scheduled();
  const reply = await one.type(typed);
  expect(reply.headline).toBe('Nothing was changed.');
  expect(reply.text).toContain(words);
  expect(reply.buttons[0]!.run).toBe(fix);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect((await one.type('quiz schedule')).headline).toBe('I ask no questions here by myself yet');
});

test.each(['quiz schedule pause 2y', 'quiz schedule pause 0d', 'quiz schedule pause 99w', 'quiz schedule pause later'])(
  '%s is no pause',
  async (typed) => {
    const one = new Scheduled();
    await one.type(DAILY);
    expect((await one.type(typed)).text).toContain('A pause lasts days, weeks or months');
    expect((await one.type('quiz schedule')).headline).toContain('Next question: Mon 23 Nov');
  },
);

test('skipping twice leaves out two; starting it again leaves out none', async () => {
  const one = new Scheduled();
  await one.type(DAILY);
  const skipped = await one.type('quiz schedule skip');
  expect([skipped.audience, skipped.headline]).toEqual(['channel', 'The question of Mon 23 Nov at 10:00 is left out']);
  await one.type('quiz schedule skip');
  expect((await one.type('quiz schedule')).headline).toContain('Wed 25 Nov');
  await one.press(skipped, 'Do not skip it');
  expect((await one.type('quiz schedule')).headline).toContain('Mon 23 Nov');
});

test('a pause without an end lasts until somebody ends it', async () => {
  const one = new Scheduled();
  await one.type(DAILY);
  expect((await one.type('quiz schedule pause')).headline).toBe('I ask nothing until you start it again');
  expect((await one.type('quiz schedule skip')).text).toContain('none comes');
  await one.type('quiz schedule pause off');
  expect((await one.type('quiz schedule')).headline).toContain('Next question: Mon 23 Nov');
  await one.type('quiz schedule pause 3 days');
  expect((await one.type('quiz schedule')).headline).toBe('I ask nothing until Wed 25 Nov at 1:00');
  await one.waitUntil('2026-11-25T06:00Z');
  expect((await one.type('quiz schedule')).headline).toBe('Next question: Wed 25 Nov at 10:00, in 3 hours');
});

test('where the bot is no member it is kept, but not started; an invitation starts it', async () => {
  const one = new Scheduled();
  one.bot.words.set(SQUAD.channel, 'not_in_channel');
  const kept = await one.type(DAILY);
  expect(kept.headline).toBe('Kept, but not started: I am no member here');
  expect(kept.notice).toContain('/invite @kube-tutor');
  await one.at('2026-11-23T09:00Z');
  expect(one.bot.posts).toEqual([]);
  one.bot.words.clear();
  expect((await one.press(kept, 'Start it')).headline).toBe('Scheduled: Monday to Friday at 10:00');
  await one.at('2026-11-24T09:00Z');
  expect(one.bot.asked()).toHaveLength(1);
});

test('when Slack does not answer it counts nevertheless, and the answer tells the channel', async () => {
  const one = new Scheduled();
  one.bot.isCutOff = true;
  const reply = await one.type(DAILY);
  expect([reply.audience, reply.headline]).toEqual(['channel', 'I ask a question Monday to Friday at 10:00']);
});

test('a request that is delivered again changes nothing, and says nothing twice', async () => {
  const one = new Scheduled();
  const [first, again] = [await one.type(DAILY, SQUAD, ANA, 'same'), await one.type(DAILY, SQUAD, ANA, 'same')];
  expect(again).toEqual(first);
  expect(one.bot.posts).toHaveLength(1);
  await one.type('quiz schedule skip', SQUAD, ANA, 'other');
  await one.type('quiz schedule skip', SQUAD, ANA, 'other');
  expect((await one.type('quiz schedule')).headline).toContain('Tue 24 Nov');
});

test('of two that change it at once none is lost, and one time counts', async () => {
  const one = new Scheduled();
  await Promise.all([one.type('quiz schedule daily 9:00 UTC'), one.type('quiz schedule daily 11:00 UTC', SQUAD, BEN)]);
  await one.at('2026-11-22T09:00Z');
  await one.at('2026-11-22T11:00Z');
  expect(one.bot.asked()).toHaveLength(1);
});

test('without a token it says what is missing', async () => {
  const channel = new ChannelUnderTest();
  for (const text of ['quiz schedule', DAILY, 'quiz schedule on']) {
    expect((await channel.type(text)).text).toContain('it has no token of Slack');
  }
});

test('every reply keeps the rules of style, and every button works', async () => {
  const one = new Scheduled();
  const typed = [
    ...['quiz schedule', 'quiz schedule daily 9:00', DAILY, 'quiz schedule', 'quiz schedule skip'],
    ...['quiz schedule pause 2w', 'quiz schedule', 'quiz schedule pause', 'quiz schedule', 'quiz schedule on'],
    ...['quiz schedule mon,tue,wed,thu,sat 23:59 America/Argentina/Buenos_Aires', 'quiz schedule'],
    ...['quiz schedule off', 'quiz schedule'],
  ];
  const replies: Reply[] = [];
  for (const text of typed) {
    const reply = await one.type(text);
    expect(reply.headline).not.toBe('Nothing was changed.');
    replies.push(reply);
  }
  for (const word of ['not_in_channel', 'restricted_action']) {
    one.bot.words.set(SQUAD.channel, word);
    replies.push(await one.type('quiz schedule on'), await one.type('quiz schedule'));
    one.bot.words.clear();
    await one.type('quiz schedule daily 9:00 UTC');
    one.bot.words.set(SQUAD.channel, word);
    await one.at(new Date(Math.ceil(one.channel.clock.now() / 864e5) * 864e5 + 9 * 36e5).toISOString());
    replies.push((await one.newsAfter('get pods'))!);
    one.bot.words.clear();
  }
  replies.push(...one.bot.posts.map(({ reply }) => reply).filter(({ buttons }) => buttons.length < 5));
  expect(replies.flatMap((reply) => violations(reply, { verbs: ALL_VERBS }))).toEqual([]);
});
