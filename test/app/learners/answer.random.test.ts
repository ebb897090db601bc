/** Whatever people answer, in whatever order: no card is lost, and the same answers lead to the same cards. */
import fc from 'fast-check';
import { gradesOf, withAnswer } from '../../../src/app/learners/answer';
import { isLearner, type Learner, masteryOf } from '../../../src/app/learners/learner';
import { bankItems } from '../../../src/tutor/quiz/items';
import { LETTERS } from '../../../src/tutor/quiz/question';
import { DAY, questionAt } from './learners';

const START = Date.UTC(2026, 10, 22);
const NOBODY: Learner = { cards: {}, answered: 0, learned: [] };

const answers = fc.array(
  fc.record({
    place: fc.integer({ min: 0, max: Math.min(60, bankItems().length) - 1 }),
    letter: fc.constantFrom(...LETTERS),
    confidence: fc.constantFrom('sure' as const, 'unsure' as const, undefined),
    wait: fc.integer({ min: 0, max: 60 * DAY }),
  }),
  { maxLength: 30 },
);

type Given = typeof answers extends fc.Arbitrary<infer T> ? T : never;

function after(given: Given): Learner {
  let at = START;
  return given.reduce<Learner>((learner, { place, letter, confidence, wait }, index) => {
    at += wait;
    const sure = confidence === undefined ? {} : { confidence };
    return withAnswer(learner, { id: `q${index}`, question: questionAt(place), letter, ...sure }, at) ?? learner;
  }, NOBODY);
}

test('no card is lost, each answer counts, and what is stored can be read', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const learner = after(given);
      const touched = given.flatMap(({ place, letter }) => [
        ...gradesOf({ id: 'q', question: questionAt(place), letter }).keys(),
      ]);
      expect(Object.keys(learner.cards).sort()).toEqual([...new Set(touched)].sort());
      expect(learner.answered).toBe(given.length);
      expect(isLearner(JSON.parse(JSON.stringify(learner)))).toBe(true);
      for (const belief of touched) expect(masteryOf(learner, belief)).not.toBe('new');
    }),
    { numRuns: 50 },
  );
});

test('the same answers lead to the same learner, and one that is counted again changes nothing', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const learner = after(given);
      expect(after(given)).toEqual(learner);
      given.forEach(({ place, letter }, index) => {
        expect(withAnswer(learner, { id: `q${index}`, question: questionAt(place), letter }, START)).toBeUndefined();
      });
    }),
    { numRuns: 50 },
  );
});
