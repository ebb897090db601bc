/** What is stored and damaged is refused in words, wherever it is read; what was written is read again. */
import { isLearner, learnerPlace } from '../../../src/app/learners/learner';
import { isQuestion } from '../../../src/app/quiz/question-check';
import { bankQuestion } from '../../../src/tutor/quiz/bank';
import { bankItems } from '../../../src/tutor/quiz/items';
import { DAYS } from '../../../src/app/documents';
import { StoreError } from '../../../src/app/ports';
import { checkAnswer, checkQuestion } from '../../../src/store/quiz-form';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';

const QUESTION = bankQuestion(bankItems()[0]!, 1);
const [first, ...others] = QUESTION.options;

test('every question of the bank, and what a channel is asked, passes as it comes back from JSON', async () => {
  for (const item of bankItems().slice(0, 20)) {
    expect(isQuestion(JSON.parse(JSON.stringify(bankQuestion(item, 1))))).toBe(true);
  }
  const channel = new ChannelUnderTest();
  for (const text of ['deploy web', 'quiz', 'quiz close', 'quiz predict lost-node']) await channel.type(text);
  for (const stored of await channel.quizzes.recent(SQUAD, 10)) {
    expect(checkQuestion(JSON.parse(JSON.stringify(stored)))).toBe(true);
  }
});

test.each<readonly [string, unknown]>([
  ['nothing', null],
  ['a list', [QUESTION]],
  ['no template', { ...QUESTION, template: undefined }],
  ['no situation', { ...QUESTION, situation: 7 }],
  ['options that are no list', { ...QUESTION, options: { length: 4 } }],
  ['an option that is nothing', { ...QUESTION, options: [null, ...others] }],
  ['a letter that is none', { ...QUESTION, options: [{ ...first, letter: '__proto__' }, ...others] }],
  ['two right options', { ...QUESTION, options: QUESTION.options.map(({ misconception: _, ...one }) => one) }],
  ['no right option', { ...QUESTION, options: QUESTION.options.filter((one) => one.misconception !== undefined) }],
  ['no reveal', { ...QUESTION, reveal: null }],
  ['a reveal without a story', { ...QUESTION, reveal: {} }],
  ['a picture of numbers', { ...QUESTION, picture: [1] }],
])('a question with %s is none', (_, damaged) => {
  expect(isQuestion(damaged)).toBe(false);
});

test('a damaged stored question or answer is none', () => {
  const by = { id: 'U1', name: 'ana' };
  const stored = { id: 'abcdefgh', request: 'r', askedBy: by, askedAt: 1, closesAt: 2, question: QUESTION };
  expect(checkQuestion(stored)).toBe(true);
  const damaged: readonly object[] = [
    { askedBy: undefined },
    { askedBy: { id: 7, name: 'ana' } },
    { askedAt: 'yesterday' },
    { discussion: { by, at: 1 } },
    { discussion: null },
    { closing: { by: 'U1', request: 'r' } },
    { closing: { request: 'r', at: 'now' } },
    { tally: [{ person: 'U1', letter: 'E' }] },
    { tally: [{ person: 'U1', letter: 'A', first: '__proto__' }] },
    { tally: {} },
  ];
  for (const one of damaged) expect(checkQuestion({ ...stored, ...one })).toBe(false);
  const answer = { person: 'U1', letter: 'A', version: 1, at: 1, requests: [] };
  expect(checkAnswer(answer)).toBe(true);
  expect(checkAnswer({ ...answer, first: 'Z' })).toBe(false);
});

test('damaged documents of a person are refused with a StoreError, and review forget removes them', async () => {
  const channel = new ChannelUnderTest();
  const owner = { team: 'T1', person: ANA.id };
  for (const items of [[null], [{ id: 'a', request: 'r', belief: 'b', question: null }], 'none']) {
    await channel.documents.remove({ owner, name: 'REVIEW' });
    await channel.documents.save({ owner, name: 'REVIEW' }, 1, { begun: 1, items }, DAYS);
    await channel.documents.remove(learnerPlace(owner));
    for (const text of ['review', 'review answer abcdefgh A', 'review reveal abcdefgh']) {
      await expect((async () => channel.type(text))()).rejects.toThrow(StoreError);
    }
  }
  await channel.documents.save(learnerPlace(owner), 1, { cards: null }, DAYS);
  await expect((async () => channel.type('review settings'))()).rejects.toThrow(StoreError);
  expect((await channel.type('review data')).verbatim).toContain('"cards": null');
  await channel.type('review forget --yes');
  expect((await channel.type('review')).headline).toBe('Nothing to review: you have answered nothing yet');
});

test('times and zones of a learner that are none are refused', () => {
  const learner = { cards: {}, answered: 0, learned: [] };
  const hours = { from: 9, to: 18, zone: 'Europe/Berlin' };
  expect(isLearner({ ...learner, hours, messages: { since: 1, next: 2, channel: 'D1' } })).toBe(true);
  expect(isLearner({ ...learner, hours: { ...hours, zone: 'Mars/Olympus' } })).toBe(false);
  expect(isLearner({ ...learner, messages: { since: 1, next: 'soon' } })).toBe(false);
  expect(isLearner({ ...learner, messages: { since: 1, pausedUntil: null } })).toBe(false);
});
