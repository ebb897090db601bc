/** A review: what is due is asked, one question at a time, privately, at most three; each answer counts once. */
import { loadLearner } from '../../../src/app/learners/learner';
import { learnFromOne } from '../../../src/app/learners/learn-from';
import { ALL_VERBS } from '../../../src/app/verbs';
import { bankItems } from '../../../src/tutor/quiz/items';
import type { Question } from '../../../src/tutor/quiz/question';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest } from '../channel-under-test';
import { beliefOf, DAY, questionAt, rightOf, UN, wrongOf } from './learners';

/** Somebody who answered so many questions of the bank, all of them wrong or all right. */
async function whoAnswered(count: number, given: 'right' | 'wrong' = 'wrong') {
  const channel = new ChannelUnderTest();
  for (let place = 0; place < count; place++) {
    const question = questionAt(place * 3);
    const letter = given === 'right' ? rightOf(question) : wrongOf(question);
    await learnFromOne(channel, 'T1', { id: `q${place}`, question }, { person: 'U1', letter });
  }
  return channel;
}

const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);
const idIn = (prompt: Reply) => prompt.buttons[0]!.run.split(' ')[2]!;

function inStyle(reply: Reply): Reply {
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply).toMatchObject({ audience: 'asker', isPersonal: true });
  return reply;
}

test('who has answered nothing is offered a quiz', async () => {
  const reply = inStyle(await new ChannelUnderTest().type('review'));
  expect(reply.headline).toBe('Nothing to review: you have answered nothing yet');
  expect(labels(reply)[0]).toBe('Quiz me');
});

test('before it is due it says when it will be', async () => {
  const channel = await whoAnswered(1, 'right');
  expect(inStyle(await channel.type('review')).headline).toBe('Nothing is due; the next one in 3 days');
  await channel.clock.sleep(2.9 * DAY);
  expect((await channel.type('review')).headline).toBe('Nothing is due; the next one in 2 hours');
});

/** A question whose ideas other questions are about, too. */
function withOthers(): Question {
  const others = (belief: string) => bankItems().filter(({ about }) => about === belief).length;
  const isOneOfSeveral = (question: Question) =>
    [question.about, beliefOf(question, wrongOf(question))].every((belief) => others(belief) > 1);
  return bankItems()
    .map((_, place) => questionAt(place))
    .find(isOneOfSeveral)!;
}

test('what is due is asked, with another question where there is one, and counts once', async () => {
  const channel = new ChannelUnderTest();
  const question = withOthers();
  await learnFromOne(channel, 'T1', { id: 'q', question }, { person: 'U1', letter: wrongOf(question) });
  await channel.clock.sleep(2 * DAY);
  const prompt = inStyle(await channel.type('review'));
  expect(prompt.headline).not.toBe(question.ask);
  expect(labels(prompt)).toEqual(['A', 'B', 'C', 'D']);
  const receipt = inStyle(await channel.press(prompt, 'B'));
  expect(receipt.headline).toBe('Noted: B');
  const reveal = inStyle(await channel.press(receipt, 'Sure'));
  expect(reveal.headline).toMatch(/^[A-D]: /);
  expect(reveal.text).toContain('You said B and were sure');
  expect(reveal.text).toMatch(/comes back in \d+ (hours|days)/);
  const before = await loadLearner(channel, UN);
  expect(before.answered).toBe(2);
  for (const again of ['Sure', 'Not sure', 'Show the answer']) {
    expect(await channel.press(receipt, again)).toMatchObject({ headline: reveal.headline, story: reveal.story });
  }
  expect((await channel.press(prompt, 'A')).headline).toBe(reveal.headline);
  expect(await loadLearner(channel, UN)).toEqual(before);
});

test('a letter can be changed until the answer is shown', async () => {
  const channel = await whoAnswered(1);
  await channel.clock.sleep(2 * DAY);
  const prompt = await channel.type('review');
  await channel.press(prompt, 'B');
  const receipt = await channel.press(prompt, 'C');
  expect(receipt.headline).toBe('Noted: C');
  expect((await channel.press(receipt, 'Show the answer')).text).toContain('You said C');
});

test('three in one go, then it says when the next ones are due', async () => {
  const channel = await whoAnswered(8);
  await channel.clock.sleep(2 * DAY);
  let reply = await channel.type('review');
  for (const number of [1, 2, 3]) {
    expect(reply.lead).toBe(`your review, question ${number}`);
    const receipt = await channel.press(reply, 'A');
    const reveal = await channel.press(receipt, 'Not sure');
    if (number === 3) {
      expect(labels(reveal)).not.toContain('Next one');
      reply = inStyle(await channel.type('review next'));
    } else reply = await channel.press(reveal, 'Next one');
  }
  expect(reply.headline).toBe('3 reviewed: enough for now');
  expect(reply.notice).toMatch(/more (is|are) due/);
  const more = await channel.type('review');
  expect(more.lead).toBe('your review, question 1');
});

test('everything that is due is asked at some time, and then nothing is', async () => {
  const channel = await whoAnswered(5);
  await channel.clock.sleep(2 * DAY);
  const asked: string[] = [];
  for (let reply = await channel.type('review'); reply.lead !== 'your review'; reply = await channel.type('review')) {
    expect(asked.length).toBeLessThan(12);
    asked.push(reply.headline);
    await channel.press(await channel.press(reply, 'A'), 'Sure');
  }
  expect(asked.length).toBeGreaterThanOrEqual(5);
  expect((await channel.type('review')).headline).toMatch(/^Nothing is due; the next one in/);
});

test('a question that was wrong does not come twice in one go', async () => {
  const channel = await whoAnswered(4);
  await channel.clock.sleep(2 * DAY);
  const asked: string[] = [];
  for (let reply = await channel.type('review'); ; reply = await channel.type('review next')) {
    if (reply.lead === 'your review') break;
    asked.push(reply.headline);
    await channel.press(await channel.press(reply, 'B'), 'Sure');
  }
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(3);
});

test('one delivered twice, or asked for again, shows the same question', async () => {
  const channel = await whoAnswered(3);
  await channel.clock.sleep(2 * DAY);
  const [one, two] = await Promise.all([
    channel.type('review', undefined, 'same'),
    channel.type('review', undefined, 'same'),
  ]);
  expect(two).toEqual(one);
  expect(idIn(await channel.type('review'))).toBe(idIn(one));
  await channel.press(one, 'A');
  const receipt = await channel.type('review');
  expect(receipt.headline).toBe('Noted: A');
});

test('in another channel, or a direct message, it is the same review', async () => {
  const channel = await whoAnswered(1);
  await channel.clock.sleep(2 * DAY);
  const prompt = await channel.type('review');
  const elsewhere = { team: 'T1', channel: 'D9' };
  expect(idIn(await channel.type('review', elsewhere))).toBe(idIn(prompt));
  expect((await channel.press(prompt, 'A', ANA, elsewhere)).headline).toBe('Noted: A');
});

test('nobody answers the review of somebody else', async () => {
  const channel = await whoAnswered(1);
  await channel.clock.sleep(2 * DAY);
  const prompt = await channel.type('review');
  const reply = await channel.press(prompt, 'A', BEN);
  expect(reply.text).toContain('This question of your review is over.');
  expect((await loadLearner(channel, { team: 'T1', person: BEN.id })).answered).toBe(0);
});

test('the answer comes only after a letter was chosen', async () => {
  const channel = await whoAnswered(1);
  await channel.clock.sleep(2 * DAY);
  const prompt = await channel.type('review');
  const reply = await channel.type(`review reveal ${idIn(prompt)}`);
  expect(reply.headline).toBe(prompt.headline);
  expect((await loadLearner(channel, UN)).answered).toBe(1);
});

test.each([
  ['review answer', 'review does not know "answer".'],
  ['review answer abcdefgh A', 'This question of your review is over.'],
  ['review answer abcdefgh E', 'An answer is one of A, B, C and D.'],
  ['review of all', 'review does not know "of".'],
  ['review Ω', 'review does not know'],
  ['review data 7', 'There is one page.'],
  ['review data x', 'There is one page.'],
  ['review pause', 'A pause lasts days, weeks or months.'],
  ['review pause 900w', 'A pause lasts days, weeks or months.'],
  ['review hours', 'Hours are two full hours of a day.'],
  ['review hours 9-9', 'Hours are two full hours of a day.'],
  ['review hours 9-25', 'Hours are two full hours of a day.'],
  ['review hours 9-18 Europe/Berln', 'I know no time zone "europe/berln".'],
  ['review hours 9-18 Atlantis', 'I know no time zone "atlantis".'],
])('%s is answered in words', async (text, words) => {
  const reply = await new ChannelUnderTest().type(text);
  expect(reply.headline).toBe('Nothing was changed.');
  expect(reply.text).toContain(words);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('a mistyped zone is offered as it is written', async () => {
  const channel = new ChannelUnderTest();
  const reply = await channel.type('review hours 9-18 Berln');
  expect(reply.buttons[0]!.run).toBe('review hours 9-18 Europe/Berlin');
  expect((await channel.press(reply, reply.buttons[0]!.label)).headline).toBe(
    'Your hours: 9:00 to 18:00 Europe/Berlin',
  );
});

test('a review that is answered while a quiz settles: both count', async () => {
  const channel = await whoAnswered(1);
  await channel.clock.sleep(2 * DAY);
  const receipt = await channel.press(await channel.type('review'), 'A');
  const question = questionAt(3);
  const late = { person: 'U1', letter: rightOf(question) };
  await Promise.all([channel.press(receipt, 'Sure'), learnFromOne(channel, 'T1', { id: 'other', question }, late)]);
  expect(await loadLearner(channel, UN)).toMatchObject({ answered: 3 });
});

test('a mistyped word is offered as it is written', async () => {
  const reply = await new ChannelUnderTest().type('review setings');
  expect(reply.text).toContain('Did you mean review settings?');
  expect(reply.buttons[0]!.run).toBe('review settings');
});

test.each(['Review.', '“review”', 'REVIEW', 'review now'])('%s is understood', async (text) => {
  expect((await new ChannelUnderTest().type(text)).lead).toBe('your review');
});
