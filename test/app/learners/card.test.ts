/** What FSRS makes of answers. The intervals are those of ts-fsrs with its default parameters. */
import fc from 'fast-check';
import { type Card, type Grade, graded, GRADES, KNOWN_AFTER, masteryOfCard } from '../../../src/app/learners/card';
import { DAY } from './learners';

const START = Date.UTC(2026, 10, 22, 10);

/** Days until the next review, after each answer; each is given when it is due. */
function intervals(...grades: readonly Grade[]): readonly number[] {
  let card: Card | undefined;
  return grades.map((grade) => {
    const at = card?.due ?? START;
    card = graded(card, grade, at, 'crash');
    return (card.due - at) / DAY;
  });
}

test('what is known is asked about ever more rarely, what was forgotten soon', () => {
  expect(intervals('good', 'good', 'good', 'good')).toEqual([3, 14, 57, 196]);
  expect(intervals('easy', 'easy', 'easy')).toEqual([8, 66, 397]);
  expect(intervals('hard', 'hard', 'hard')).toEqual([2, 4, 9]);
  expect(intervals('again', 'again', 'good')).toEqual([1, 1, 3]);
  expect(intervals('good', 'good', 'good', 'again').at(-1)).toBeLessThan(10);
});

test('a lapse is counted, and the question that asked last is kept', () => {
  const first = graded(undefined, 'good', START, 'crash');
  const second = graded(first, 'again', first.due, 'rollback');
  expect(first).toMatchObject({ answers: 1, lapses: 0, asked: 'crash', last: START });
  expect(second).toMatchObject({ answers: 2, lapses: 1, asked: 'rollback' });
});

test('known is what would stay for three weeks, seen in three answers', () => {
  const twice = graded(graded(undefined, 'easy', START, 'a'), 'easy', START + 8 * DAY, 'b');
  expect(twice.stability).toBeGreaterThan(21);
  expect(masteryOfCard(undefined)).toBe('new');
  expect(masteryOfCard(twice)).toBe('learning');
  expect(masteryOfCard(graded(twice, 'good', twice.due, 'c'))).toBe('known');
  expect(masteryOfCard({ ...twice, answers: KNOWN_AFTER, stability: 20.9 })).toBe('learning');
});

test('a clock that went back neither throws nor gives a review in the past', () => {
  const card = graded(undefined, 'good', START, 'a');
  const next = graded(card, 'good', START - 3 * DAY, 'b');
  expect(next.last).toBe(START);
  expect(next.due).toBeGreaterThan(START);
});

const answers = fc.array(fc.tuple(fc.constantFrom(...GRADES), fc.integer({ min: 0, max: 400 * DAY })), {
  minLength: 1,
  maxLength: 12,
});

function after(given: readonly (readonly [Grade, number])[]): Card {
  let card: Card | undefined;
  let at = START;
  for (const [grade, wait] of given) {
    at += wait;
    card = graded(card, grade, at, 'crash');
  }
  return card!;
}

test('the same answers give the same card, stored in between or not', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const [last, ...before] = given.toReversed();
      const stored = before.length === 0 ? undefined : (JSON.parse(JSON.stringify(after(before.toReversed()))) as Card);
      const at = START + given.reduce((sum, [, wait]) => sum + wait, 0);
      expect(graded(stored, last![0], at, 'crash')).toEqual(after(given));
    }),
  );
});

test('every card is due after its last answer, and its numbers are numbers', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const card = after(given);
      expect(card.due).toBeGreaterThan(card.last);
      expect(card.answers).toBe(given.length);
      expect(card.stability).toBeGreaterThan(0);
      expect(card.difficulty).toBeGreaterThanOrEqual(1);
      expect(card.difficulty).toBeLessThanOrEqual(10);
    }),
  );
});

test('a better grade never comes back sooner', () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 300 * DAY }), (given, wait) => {
      const card = after(given);
      const dues = GRADES.map((grade) => graded(card, grade, card.last + wait, 'crash').due);
      expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    }),
  );
});
