/** `progress channel` and `progress me`: counts for who teaches, what a person knows for that person. */
import { learnFromOne } from '../../../src/app/learners/learn-from';
import type { Person } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { MISCONCEPTIONS } from '../../../src/tutor/quiz/misconceptions';
import { THEMES } from '../../../src/tutor/review/themes';
import { violations } from '../../tutor/style-rules';
import { ChannelUnderTest, SQUAD } from '../channel-under-test';
import { DAY, questionAt, rightOf, wrongOf } from './learners';

const person = (n: number): Person => ({ id: `U${n}`, name: `person-${n}` });

/** A channel in which so many people answered the first questions of the bank, the first person wrong and sure. */
async function answered(people: number, questions = 1): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  for (let place = 0; place < questions; place++) {
    const question = questionAt(place);
    const id = `abcdefg${place + 2}`;
    await channel.quizzes.create(SQUAD, {
      id,
      request: id,
      askedBy: person(1),
      askedAt: channel.clock.now(),
      closesAt: channel.clock.now(),
      question,
    });
    await channel.quizzes.close(SQUAD, id, { request: 'r' });
    const tally = Array.from({ length: people }, (_, n) =>
      n === 0
        ? { person: 'U1', letter: wrongOf(question), confidence: 'sure' as const }
        : { person: `U${n + 1}`, letter: rightOf(question) },
    );
    await channel.quizzes.settle(SQUAD, id, tally);
  }
  return channel;
}

function inStyle(reply: Reply): Reply {
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply).toMatchObject({ audience: 'asker', isPersonal: true });
  return reply;
}

test.each([
  [0, 'Not shown: nobody took part yet'],
  [1, 'Not shown: fewer than 5 took part'],
  [4, 'Not shown: fewer than 5 took part'],
])('of %d people nothing is shown, and why', async (people, headline) => {
  const channel = await answered(people);
  for (const text of ['progress channel', 'progress channel csv']) {
    const reply = inStyle(await channel.type(text));
    expect(reply.headline).toBe(headline);
    expect(reply.notice).toContain('from 5 answers on');
    expect(reply).not.toHaveProperty('verbatim');
  }
});

test('from five people on there are counts, without names', async () => {
  const channel = await answered(5, 4);
  const reply = inStyle(await channel.type('Progress channel.'));
  expect(reply.headline).toBe('5 people took part in 4 questions');
  expect(reply.story).toEqual(['16 of 20 answers were right. Sure but wrong: 4.']);
  expect(reply.picture![0]).toBe('right     many think');
  expect(reply.picture!.filter((line) => line.startsWith('4 of 5')).length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(reply)).not.toMatch(/person-\d|U\d/);
  expect(reply.buttons[0]!.run).toMatch(/^quiz \w+$/);
});

test('open questions, and those of other channels, are not counted', async () => {
  const channel = await answered(5);
  await channel.type('quiz');
  await channel.type('quiz', { team: 'T1', channel: 'C2' });
  expect((await channel.type('progress channel')).headline).toBe('5 people took part in 1 question');
  expect((await channel.type('progress channel', { team: 'T1', channel: 'C2' })).headline).toContain('nobody');
});

test('without an address the table is text, page by page', async () => {
  const channel = await answered(6, 20);
  let reply = inStyle(await channel.type('progress channel csv'));
  const lines: string[] = [];
  for (;;) {
    lines.push(...reply.verbatim!.split('\n'));
    if (reply.buttons[0]!.label !== 'Next page') break;
    reply = inStyle(await channel.press(reply, 'Next page'));
  }
  expect(lines[0]).toBe('kind,id,name,topic,answers,people,right,right_percent,sure_but_wrong,last_asked');
  const ideas = new Set(Array.from({ length: 20 }, (_, place) => questionAt(place).about)).size;
  expect(lines).toHaveLength(1 + ideas + 20);
  expect((await channel.type('progress channel csv 99')).text).toContain('The table has');
});

test.each(['progress channel of all', 'progress channel csv 1 2', 'progress me too'])(
  '%s is answered in words',
  async (text) => {
    const reply = await (await answered(5)).type(text);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  },
);

test('what a person knows is told to that person, theme by theme', async () => {
  const channel = new ChannelUnderTest();
  const before = inStyle(await channel.type('progress me'));
  expect(before.headline).toBe('You have answered nothing yet');
  const question = questionAt(0);
  const theme = THEMES.find(({ beliefs }) => beliefs.includes(question.about))!.name;
  for (const [n, wait] of [8, 66, 0].entries()) {
    const answer = { person: 'U1', letter: rightOf(question), confidence: 'sure' as const };
    await learnFromOne(channel, 'T1', { id: `q${n}`, question }, answer);
    await channel.clock.sleep(wait * DAY);
  }
  const after = inStyle(await channel.type('progress me'));
  expect(after.headline).toBe('You know 1 idea for good, 0 not yet');
  const row = after.picture!.find((line) => line.startsWith(theme))!;
  expect(row.trim().split(/ +/).slice(-2)).toEqual(['1', '0']);
});

test('progress says what the person has learned, and offers what is due first', async () => {
  const channel = new ChannelUnderTest();
  const question = questionAt(0);
  await learnFromOne(channel, 'T1', { id: 'q', question }, { person: 'U1', letter: rightOf(question) });
  const before = inStyle(await channel.type('progress'));
  expect(before.picture).toContain('you   0 known, 1 being learned');
  expect(before.picture).toContain('      0 due now, next in 3 days');
  expect(before.buttons.map(({ run }) => run)).toEqual(['deploy web', 'lesson start first-pod', 'quiz', 'progress me']);
  await channel.clock.sleep(4 * DAY);
  const after = inStyle(await channel.type('progress'));
  expect(after.buttons[0]).toEqual({ label: 'Review now', run: 'review' });
  const other = await channel.by(person(2), 'progress');
  expect(other).not.toHaveProperty('isPersonal');
  expect(other.picture!.join()).not.toContain('you');
});

test('every belief has one theme', () => {
  const all = THEMES.flatMap(({ beliefs }) => beliefs);
  expect([...all].sort()).toEqual(Object.keys(MISCONCEPTIONS).sort());
});
