/** What an answer to a quiz leaves behind: the right cards, once, whatever races or fails. */
import { gradesOf } from '../../../src/app/learners/answer';
import { learnFrom, learnFromOne } from '../../../src/app/learners/learn-from';
import { isLearner, loadLearner, MOST_LEARNED } from '../../../src/app/learners/learner';
import { LETTERS, rightOption } from '../../../src/tutor/quiz/question';
import { ChannelUnderTest } from '../channel-under-test';
import { beliefOf, counted, questionAt, rightOf, UN, wrongOf } from './learners';

const QUESTION = questionAt(0);
const RIGHT = rightOf(QUESTION);

describe('the grade of an answer', () => {
  test.each([
    ['right', undefined, 'good'],
    ['right and sure', 'sure', 'easy'],
    ['right but unsure', 'unsure', 'hard'],
  ] as const)('%s', (_name, confidence, grade) => {
    const answer = { id: 'q', question: QUESTION, letter: RIGHT, ...(confidence === undefined ? {} : { confidence }) };
    expect([...gradesOf(answer)]).toEqual([[QUESTION.about, grade]]);
  });

  test('right after the others explained it counts as unsure', () => {
    const answer = {
      id: 'q',
      question: QUESTION,
      letter: RIGHT,
      first: wrongOf(QUESTION),
      confidence: 'sure' as const,
    };
    expect([...gradesOf(answer)]).toEqual([[QUESTION.about, 'hard']]);
  });

  test('in a review, right counts for all that was due, wrong for what was asked and what it shows', () => {
    const beliefs = ['one', 'other'];
    expect([...gradesOf({ id: 'q', question: QUESTION, letter: RIGHT, beliefs })]).toEqual([
      ['one', 'good'],
      ['other', 'good'],
    ]);
    const letter = wrongOf(QUESTION);
    expect([...gradesOf({ id: 'q', question: QUESTION, letter, beliefs }).keys()]).toEqual([
      'one',
      beliefOf(QUESTION, letter),
    ]);
  });

  test('wrong shows its own belief, and that what was asked is not known', () => {
    for (const letter of LETTERS.filter((one) => one !== RIGHT)) {
      const grades = gradesOf({ id: 'q', question: QUESTION, letter, confidence: 'sure' });
      expect(grades.get(beliefOf(QUESTION, letter))).toBe('again');
      expect(grades.get(QUESTION.about)).toBe('again');
      expect(grades.size).toBe(beliefOf(QUESTION, letter) === QUESTION.about ? 1 : 2);
    }
  });
});

test('every answer of a question makes cards for who gave it', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const ports = { documents, clock, log };
  const wrong = wrongOf(QUESTION);
  const tally = [
    { person: 'U1', letter: RIGHT, confidence: 'sure' as const },
    { person: 'U2', letter: wrong },
  ];
  await learnFrom(ports, 'T1', counted('q1', QUESTION, tally));
  const ana = await loadLearner(ports, UN);
  const ben = await loadLearner(ports, { team: 'T1', person: 'U2' });
  expect(Object.keys(ana.cards)).toEqual([QUESTION.about]);
  expect(Object.keys(ben.cards).sort()).toEqual([...new Set([QUESTION.about, beliefOf(QUESTION, wrong)])].sort());
  expect(ana).toMatchObject({ answered: 1, first: clock.now(), last: clock.now(), learned: ['q1'] });
  expect(await loadLearner(ports, { team: 'T2', person: 'U1' })).toMatchObject({ answered: 0, cards: {} });
});

test('a question that settles twice, or comes late besides, counts once', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const ports = { documents, clock, log };
  const settled = counted('q1', QUESTION, [{ person: 'U1', letter: RIGHT }]);
  await Promise.all([learnFrom(ports, 'T1', settled), learnFrom(ports, 'T1', settled)]);
  await learnFromOne(ports, 'T1', settled, { person: 'U1', letter: wrongOf(QUESTION) });
  expect(await loadLearner(ports, UN)).toMatchObject({ answered: 1 });
});

test('two questions that settle at once both count', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const ports = { documents, clock, log };
  const questions = [0, 1, 2, 3, 4, 5].map(questionAt);
  await Promise.all(
    questions.map((question, place) =>
      learnFrom(ports, 'T1', counted(`q${place}`, question, [{ person: 'U1', letter: rightOf(question) }])),
    ),
  );
  const learner = await loadLearner(ports, UN);
  expect(learner.answered).toBe(6);
  expect(Object.keys(learner.cards).sort()).toEqual([...new Set(questions.map(({ about }) => about))].sort());
  expect(log.lines).toEqual([]);
});

test('fifty people are learned from; a slow store does not hold the answer', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const tally = Array.from({ length: 50 }, (_, n) => ({ person: `U${n}`, letter: RIGHT }));
  await learnFrom({ documents, clock, log }, 'T1', counted('q1', QUESTION, tally));
  const last = await loadLearner({ documents }, { team: 'T1', person: 'U49' });
  expect(last.answered).toBe(1);
  const load = documents.load.bind(documents);
  documents.load = async (place, isRight) => {
    await clock.sleep(100);
    return load(place, isRight);
  };
  const before = clock.now();
  await learnFrom({ documents, clock, log }, 'T1', counted('q2', QUESTION, tally));
  expect(clock.now() - before).toBeLessThan(26 * 100);
  expect(log.lines).toEqual([JSON.stringify({ event: 'not-learned', people: 25 })]);
});

test('a store that fails is logged without names, and does not throw', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  documents.load = () => Promise.reject(new Error('away'));
  await learnFrom({ documents, clock, log }, 'T1', counted('q1', QUESTION, [{ person: 'U1', letter: RIGHT }]));
  expect(log.lines).toHaveLength(1);
  expect(log.lines[0]).not.toContain('U1');
});

test('the ids of the last questions are kept, no more', async () => {
  const { documents, clock, log } = new ChannelUnderTest();
  const ports = { documents, clock, log };
  for (let n = 0; n < MOST_LEARNED + 10; n++) {
    await learnFromOne(ports, 'T1', { id: `q${n}`, question: QUESTION }, { person: 'U1', letter: RIGHT });
  }
  const { learned, answered } = await loadLearner(ports, UN);
  expect(answered).toBe(MOST_LEARNED + 10);
  expect(learned).toHaveLength(MOST_LEARNED);
  expect(learned.at(-1)).toBe(`q${MOST_LEARNED + 9}`);
});

test('a whole quiz through the channel is learned from', async () => {
  const channel = new ChannelUnderTest();
  const prompt = await channel.type('quiz storage');
  const [first] = prompt.buttons;
  const receipt = await channel.type(first!.run);
  await channel.press(receipt, 'Sure');
  await channel.press(prompt, 'Close and reveal');
  await channel.handler.quizNews(
    { id: { team: 'T1', channel: 'C1' }, person: { id: 'U1', name: 'ana' }, text: '', request: 'x', pressed: false },
    true,
    2_000,
  );
  const learner = await loadLearner(channel, UN);
  expect(learner.answered).toBe(1);
});

test('what is damaged is not taken for a learner', () => {
  const card = { due: 1, last: 1, stability: 1, difficulty: 1, answers: 1, lapses: 0, asked: 'q' };
  const right = { cards: { a: card }, answered: 1, learned: [] };
  expect(isLearner(right)).toBe(true);
  for (const wrong of [
    { ...right, cards: [] },
    { ...right, cards: { a: { ...card, due: 'soon' } } },
    { ...right, answered: 'many' },
    { ...right, learned: [1] },
    { ...right, hours: { from: 9, to: 9, zone: 'UTC' } },
    { ...right, messages: {} },
  ]) {
    expect(isLearner(wrong)).toBe(false);
  }
});

test('every question of the bank grades every letter', () => {
  for (const place of Array.from({ length: 40 }, (_, n) => n)) {
    const question = questionAt(place);
    for (const { letter } of question.options) {
      const grades = gradesOf({ id: 'q', question, letter });
      expect(grades.has(question.about)).toBe(true);
      expect([...grades.values()].every((grade) => grade === 'again')).toBe(letter !== rightOption(question).letter);
    }
  }
});
